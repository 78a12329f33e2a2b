import ArgumentParser
import Deliberation
import EventLog
import Ledger
import Projections
import TransparencyLog

/// `views`: the position of each view, and building them again.
struct ViewsCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "views", es: "vistas", .aboutViews, example: "constancia views rebuild",
            subcommands: [List.self, Rebuild.self])
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            .command("list", es: "listar", .aboutViewsList, example: "constancia views list")
        }

        @OptionGroup var ledger: LedgerOptions

        func run() throws {
            let journal = try ledger.openForReading()
            let (size, positions) = try journal.read { snapshot in
                (snapshot.size.value, try Projector.views.map { ($0, try snapshot.viewPosition($0) ?? 0) })
            }
            if ledger.speech.json {
                let views = positions.map { NamedCount(count: Int64(clamping: $0.1), name: $0.0) }
                Console.print(PositionsReport(size: Int64(clamping: size), views: views).canonicalText)
                return
            }
            var page = Page()
            page.table(positions.map { [$0.0, "\($0.1)"] } + [["—", Message.ofEvents(n: Int(clamping: size)).text]])
            page.show()
        }
    }

    struct Rebuild: ParsableCommand {
        static var configuration: CommandConfiguration {
            .command("rebuild", es: "rehacer", .aboutViewsRebuild, example: "constancia views rebuild")
        }

        @OptionGroup var ledger: LedgerOptions

        func run() throws {
            let count = try ledger.openForWriting().rebuildViews()
            Console.print(Message.viewsRebuilt(n: Int(clamping: count)).text)
        }
    }
}
