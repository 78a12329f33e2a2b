import ArgumentParser
import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// `checkpoint`: the signed head of the log, of a new seal if one is asked for.
struct CheckpointCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "checkpoint", es: "sello", .aboutCheckpoint,
            example: "constancia checkpoint > sello.txt\n"
                + "  constancia checkpoint --seal --key libro/keys/secretaria.key")
    }

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var signing: SigningOptions

    @Flag(name: .customLong("seal"), help: ArgumentHelp(Message.helpSeal.text))
    var seal = false

    func run() throws {
        let note = try (seal ? sealed() : ledger.openForReading()).read { $0.checkpointNote }
        if ledger.speech.json {
            let checkpoint = try Checkpoint(parsing: UnverifiedNote(parsing: note).text)
            let report = CheckpointReport(
                note: note, origin: checkpoint.origin, root: checkpoint.root.base64,
                size: Int64(clamping: checkpoint.size.value))
            return Console.print(report.canonicalText)
        }
        Console.write(Array(note.utf8))
    }

    /// The log with a new seal at its end.
    private func sealed() throws -> Journal {
        let opened = try ledger.openForWriting()
        _ = try opened.seal(signedBy: signing.signingKey())
        return opened.journal
    }
}
