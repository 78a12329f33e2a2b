import ArgumentParser
import Deliberation
import EventLog
import TransparencyLog

/// `checkpoint`: the signed head of the log.
struct CheckpointCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("checkpoint", es: "sello", .aboutCheckpoint, example: "constancia checkpoint > sello.txt")
    }

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let note = try ledger.openForReading().read { $0.checkpointNote }
        if ledger.speech.json {
            let checkpoint = try Checkpoint(parsing: UnverifiedNote(parsing: note).text)
            let report = CheckpointReport(
                note: note, origin: checkpoint.origin, root: checkpoint.root.base64,
                size: Int64(clamping: checkpoint.size.value))
            return Console.print(report.canonicalText)
        }
        Console.write(Array(note.utf8))
    }
}
