import Deliberation

/// A rule as people and programs read it.
enum RulePage {
    static func add(_ rule: any Rule, to page: inout Page) {
        page.heading("\(rule.id) · \(rule.article.text)")
        if rule.quote != "—" { page.paragraph("«\(rule.quote)»", indent: 2) }
        page.paragraph(Message.ruleChecks(text: rule.checks.text).text, indent: 2)
        page.paragraph(Message.ruleEffect(text: rule.effect.label.text).text, indent: 2)
        if !rule.readings.isEmpty {
            page.paragraph(
                Message.ruleReadings(text: rule.readings.map(\.key).joined(separator: ", ")).text, indent: 2)
        }
        if rule.needsRegulation { page.paragraph(Message.ruleNeedsRegulation.text, indent: 2) }
        page.remedy(rule.remedy.text, indent: 2)
    }

    static func addReadings(to page: inout Page) {
        page.heading(Message.readingsHeading.text)
        for reading in Reading.all {
            let days = reading.takesNumber ? [Message.numberOfDays.text] : []
            page.line("  \(reading.key) = \((reading.values + days).joined(separator: " | "))")
            page.paragraph(reading.why.text, indent: 4)
        }
    }

    static func report(_ rule: any Rule) -> RuleReport {
        RuleReport(
            acts: rule.triggers.map(\.rawValue), article: rule.article.text, checks: rule.checks.text,
            effect: rule.effect.label.text, id: rule.id, needsRegulation: rule.needsRegulation, quote: rule.quote,
            readings: rule.readings.map(\.key),
            remedy: rule.remedy.text)
    }
}
