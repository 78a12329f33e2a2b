import Audit
import Deliberation
import TransparencyLog

/// The verdict of an audit, what differs, and what the rules found.
enum AuditPage {
    static func add(_ result: AuditResult, to page: inout Page) {
        addSummary(result, to: &page)
        AuditGroup.add(result.differences.map { AuditEntry($0, of: result) }, to: &page)
        if result.omittedDifferences > 0 {
            page.paragraph(Message.auditOmitted(n: result.omittedDifferences).text, indent: 2)
        }
        AuditGroup.add(result.findings.map { AuditEntry($0, of: result) }, to: &page)
        AuditGroup.add(result.moment.overdue.map { AuditEntry($0) }, to: &page)
        addReadingChanges(result, to: &page)
        SensitivityPage.add(result, to: &page)
    }

    private static func addReadingChanges(_ result: AuditResult, to page: inout Page) {
        guard !result.readingChanges.isEmpty else { return }
        page.line()
        page.line(Message.readingSensitive.text)
        for label in result.readingChanges.map(\.label.text).inOrderOnce() {
            page.line()
            page.paragraph(label, indent: 2)
            let changes = result.readingChanges.filter { $0.label.text == label }
            AuditGroup.add(changes.map { AuditEntry($0.finding, of: result) }, to: &page)
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
        // Of this machine alone, and so not in the report for programs, which two audits of the same bytes share.
        if !result.origin.isEmpty {
            page.paragraph(Message.auditedLog(origin: result.origin, n: result.rememberedHeads).text, indent: 2)
        }
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
}
