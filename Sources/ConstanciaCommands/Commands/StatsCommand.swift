import ArgumentParser
import Deliberation
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
            Console.print(
                StatsReport(
                    bytes: Int64(storage.fileBytes), origin: journal.origin, storage: storage.version,
                    tables: counts.map { NamedCount(count: Int64($0.1), name: $0.0) }
                ).canonicalText)
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
