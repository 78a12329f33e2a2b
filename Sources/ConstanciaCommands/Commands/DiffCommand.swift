import ArgumentParser
import Audit
import Deliberation
import Projections

/// `diff`: what changed in the views between two moments of the ledger.
struct DiffCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "diff", es: "comparar", .aboutDiff,
            example: "constancia diff --from 90 --to 120\n  constancia diff --from 90 --view decisions --view quorum")
    }

    @OptionGroup var ledger: LedgerOptions

    @Option(name: .customLong("from"), help: ArgumentHelp(Message.helpDiffFrom.text, valueName: ValueName.sequence))
    var from: UInt64

    @Option(name: .customLong("to"), help: ArgumentHelp(Message.helpDiffTo.text, valueName: ValueName.sequence))
    var to: UInt64?

    @Option(
        name: .customLong("view"), help: ArgumentHelp(Message.helpDiffView.text, valueName: ValueName.thing),
        completion: .list(Thing.offered))
    var view: [String] = []

    @Option(name: .customLong("limit"), help: ArgumentHelp(Message.helpDiffLimit.text, valueName: ValueName.number))
    var limit: Int = 20

    func run() throws {
        let wanted = Set(try view.map { try Thing.named($0).plural })
        let chronicle = Chronicle(try ledger.openForReading())
        let size = try chronicle.size()
        let last = to ?? (size > 0 ? size - 1 : 0)
        for seq in [from, last] where seq >= size {
            throw UsageError(.noSuchEvent(seq: Int(clamping: seq), n: Int(clamping: size)))
        }
        guard from < last else { throw UsageError(.diffBackwards(from: "\(from)", to: "\(last)")) }
        let all = try chronicle.changes(from: from, to: last)
        // Nobody reads an index; programs get it, and people who ask for it.
        let isShown = { (row: RowChange) in
            wanted.isEmpty ? ledger.speech.json || row.name.view != "indexes" : wanted.contains(row.name.view)
        }
        let shown = all.filter(isShown)
        if ledger.speech.json {
            let report = ComparisonReport(
                fromSeq: Int64(clamping: from), rows: try shown.map { try ChangesPage.report($0) },
                toSeq: Int64(clamping: last))
            Console.print(report.canonicalText)
            return
        }
        var page = Page()
        page.line(Message.diffHeading(from: "\(from)", to: "\(last)").text)
        if shown.isEmpty { page.line("  " + Message.diffNothing.text) }
        try ChangesPage(rowLimit: max(0, limit)).add(shown, to: &page)
        let hidden = wanted.isEmpty ? all.count - shown.count : 0
        if hidden > 0 {
            page.line()
            page.line(Message.diffIndexes(n: hidden).text)
        }
        page.show()
    }
}
