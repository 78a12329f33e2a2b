import Deliberation

/// An explanation for people: the verdict first, then what it rests on.
enum ExplanationPage {
    /// How many acts of the chain are listed.
    private static let largestCount = 60

    static func show(_ report: ExplanationReport) {
        var page = Page()
        page.heading(report.subject)
        page.paragraph(report.verdict, indent: 2)
        if !report.rules.isEmpty { page.heading(Message.explainRulesHeading.text) }
        for rule in report.rules {
            page.line("  ! \(rule.finding) · \(rule.severity.label.text) · \(rule.article)")
            page.paragraph(rule.message, indent: 4)
            if rule.quote != "—" { page.paragraph("«\(rule.quote)»", indent: 4) }
            page.remedy(rule.remedy, indent: 4)
        }
        for part in report.chain {
            page.heading(part.title)
            for line in part.lines {
                let acts = ActList.short(line.acts.map { UInt64(clamping: $0) })
                page.paragraph(acts.isEmpty ? line.text : "\(line.text)  [\(acts)]", indent: 2)
            }
        }
        // Where nothing that was looked at is told, neither is what it depends on.
        if !report.facts.isEmpty { addReadings(report, to: &page) }
        addFacts(report, to: &page)
        page.show()
    }

    private static func addReadings(_ report: ExplanationReport, to page: inout Page) {
        page.heading(Message.explainReadingsHeading.text)
        if report.readings.isEmpty { page.line("  " + Message.readingsNone.text) }
        for reading in report.readings { page.paragraph(text(reading), indent: 2) }
    }

    private static func text(_ reading: ExplainedReading) -> String {
        guard let seq = reading.seq else {
            return Message.readingByDefault(key: reading.key, value: reading.value).text
        }
        return Message.readingAdopted(
            key: reading.key, value: reading.value, who: reading.adoptedBy ?? "—", seq: Int(seq),
            basis: reading.basis.joined(separator: "; ")
        ).text
    }

    private static func addFacts(_ report: ExplanationReport, to page: inout Page) {
        if !report.facts.isEmpty {
            page.heading(Message.explainFactsHeading.text)
            page.table(
                report.facts.map { fact in
                    let acts = ActList.short(fact.acts.map { UInt64(clamping: $0) })
                    let key = fact.key == "*" ? Message.factWhole.text : fact.key
                    return [label(ofView: fact.view), key, acts.isEmpty ? Message.factAbsent.text : acts]
                })
        }
        guard !report.acts.isEmpty else { return }
        page.heading(Message.explainActsHeading.text)
        page.table(
            report.acts.prefix(largestCount).map { act in
                ["#\(act.seq)", Clock.dayAndTime(act.occurred), act.label, act.stream]
            })
        if report.acts.count > largestCount { page.line("  … +\(report.acts.count - largestCount)") }
    }

    private static func label(ofView name: String) -> String {
        Catalogue.views.first { $0.name == name }?.label.text ?? name
    }
}
