import ArgumentParser
import EventLog

/// `checkpoint`: the signed head of the log.
struct CheckpointCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("checkpoint", es: "sello", .aboutCheckpoint, example: "constancia checkpoint > sello.txt")
    }

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let note = try ledger.openForReading().read { $0.checkpointNote }
        Console.write(Array(note.utf8))
    }
}
