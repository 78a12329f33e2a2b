import Audit
import Deliberation
import TransparencyLog

/// The verdict of an audit, what differs, and what the rules found.
enum AuditPage {
    static func add(_ result: AuditResult, to page: inout Page) {
        addSummary(result, to: &page)
        for difference in result.differences {
            page.line("  ✗ \(difference.code.rawValue) · \(difference.place)")
            page.paragraph(difference.message.text, indent: 4)
        }
        if result.omittedDifferences > 0 { page.line("  … +\(result.omittedDifferences)") }
        for finding in result.findings { add(finding, to: &page) }
        for finding in result.moment.overdue { add(finding, to: &page) }
        addReadingChanges(result, to: &page)
        SensitivityPage.add(result, to: &page)
    }

    private static func addReadingChanges(_ result: AuditResult, to page: inout Page) {
        guard !result.readingChanges.isEmpty else { return }
        page.line()
        page.line(Message.readingSensitive.text)
        for change in result.readingChanges {
            page.paragraph(change.label.text, indent: 2)
            add(change.finding, to: &page)
        }
    }

    /// The verdict on one line, with what it was reached over.
    static func addSummary(_ result: AuditResult, to page: inout Page) {
        let count = Int(clamping: result.size.value)
        let verdict: Message =
            switch result.verdict {
            case .clean: .auditClean(n: count)
            case .findings: .auditFindings(n: count, findings: result.findings.count + result.moment.overdue.count)
            case .broken:
                .auditBroken(differences: result.differences.count + result.omittedDifferences, n: count)
            }
        page.paragraph(verdict.text)
        page.line("  " + Message.rootLine(root: result.root?.base64 ?? "—").text)
        addMoment(result, to: &page)
    }

    private static func addMoment(_ result: AuditResult, to page: inout Page) {
        let moment = result.moment
        guard let day = moment.day else { return }
        var knowledge = ""
        if let at = moment.asked.at {
            knowledge = Message.auditMomentAt(seq: Int(clamping: at)).text
        } else if moment.asked.asOf != nil {
            knowledge = Message.auditMomentAsOf.text
        }
        page.paragraph(
            Message.auditMoment(date: day.description, n: moment.acts, knowledge: knowledge).text, indent: 2)
        if moment.acts < Int(clamping: result.size.value) { page.paragraph(Message.auditWhole.text, indent: 2) }
    }

    static func add(_ finding: AuditFinding, to page: inout Page) {
        page.line("  ! \(finding.name) · \(finding.severity.label.text) · \(finding.stream)")
        page.paragraph(finding.message.text, indent: 4)
    }

    static func add(_ finding: DeadlineFinding, to page: inout Page) {
        page.line("  ! \(finding.name) · \(finding.severity.label.text) · \(finding.dueOn)")
        page.paragraph(finding.message.text, indent: 4)
    }
}
