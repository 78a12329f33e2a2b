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
            case .findings: .auditFindings(n: count, findings: result.findings.count)
            case .broken:
                .auditBroken(differences: result.differences.count + result.omittedDifferences, n: count)
            }
        page.paragraph(verdict.text)
        page.line("  " + Message.rootLine(root: result.root?.base64 ?? "—").text)
    }

    static func add(_ finding: AuditFinding, to page: inout Page) {
        page.line("  ! \(finding.seq) · \(finding.severity.label.text) · \(finding.ruleID) · \(finding.stream)")
        page.paragraph(finding.message.text, indent: 4)
    }
}
