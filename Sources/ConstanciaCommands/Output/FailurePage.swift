import Deliberation
import Ledger

/// Errors and refusals as people read them: what happened, which article, its words, and what to do.
enum FailurePage {
    static func show(_ failure: Failure, asJSON: Bool) {
        if asJSON {
            Console.print(failure.report.canonicalText)
            return
        }
        var page = Page()
        page.paragraph(failure.message)
        for located in failure.breaches { breach(located, on: &page) }
        if !failure.breaches.isEmpty {
            page.line()
            page.line(Message.nothingRecorded.text)
        }
        Console.say(page.lines.joined(separator: "\n"))
    }

    /// A broken rule with article, quote, what happened and remedy.
    static func breach(_ located: ActBreach, on page: inout Page) {
        let report = BreachReport(located)
        page.line()
        page.line("  ✗ \(report.ruleId) · \(report.article) · \(located.type.rawValue)")
        page.paragraph(report.message, indent: 4)
        if report.quote != "—" { page.paragraph("«\(report.quote)»", indent: 4) }
        page.remedy(report.remedy, about: report.message, except: located.type, indent: 4)
    }
}
