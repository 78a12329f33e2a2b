import ArgumentParser
import EventLog
import Ledger

/// `stats`: sizes and counts.
struct StatsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("stats", es: "cifras", .aboutStats, example: "constancia stats")
    }

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let journal = try ledger.openForReading()
        let counts = try journal.read { snapshot in
            try snapshot.tableNames().map { ($0, try snapshot.count(table: $0)) }
        }
        let storage = try journal.storage()
        if ledger.speech.json {
            let rows = counts.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
            Console.print(
                "{\"bytes\":\(storage.fileBytes),\"lmdb\":\"\(storage.version)\",\"origin\":\"\(journal.origin)\","
                    + "\"tables\":{\(rows)}}")
            return
        }
        var page = Page()
        page.heading(journal.origin)
        page.table(
            counts.map { [$0.0, "\($0.1)"] } + [
                [Message.fileSize.text, "\(storage.fileBytes) B"], ["LMDB", storage.version],
            ])
        page.show()
    }
}
