import Audit
import Deliberation

/// One difference or finding as it is shown.
struct AuditEntry {
    /// What it has in common with others: they are shown under one heading.
    let group: AuditGroup
    let place: String
    let message: String
    let values: String?
    let dependents: String?

    init(_ difference: Difference, of result: AuditResult) {
        group = AuditGroup(difference.guide, difference.code)
        place = [difference.seq.map { "#\($0)" }, difference.stream, difference.place].compactMap(\.self)
            .inOrderOnce().joined(separator: " · ")
        message = difference.message.text
        let values = [
            difference.expected.map { Message.auditExpected(value: $0).text },
            difference.found.map { Message.auditFound(value: $0).text },
        ]
        self.values = values.compactMap(\.self).isEmpty ? nil : values.compactMap(\.self).joined(separator: " · ")
        dependents = result.dependents(of: difference.subject)?.text
    }

    init(_ finding: AuditFinding, of result: AuditResult) {
        group = AuditGroup(finding.ruleID, finding.severity)
        place = "\(finding.name) · \(finding.stream)"
        message = finding.message.text
        values = nil
        dependents = result.dependents(of: finding.subject)?.text
    }
}

extension AuditEntry {
    init(_ finding: DeadlineFinding) {
        group = AuditGroup(finding.ruleID, finding.severity)
        place = "\(finding.name) · \(finding.dueOn)"
        message = finding.message.text
        (values, dependents) = (nil, nil)
    }
}

/// What differences of one kind, or findings of one rule, have in common.
struct AuditGroup: Hashable {
    private static let largestShownCount = 5

    private let mark: String
    private let severity: Severity
    private let name: String
    private let isDifference: Bool
    private let basis: String
    private let remedy: String

    init(_ guide: DifferenceGuide, _ code: Difference.Code) {
        mark = "✗"
        severity = guide.severity
        name = "\(guide.title.text) (\(code.rawValue))"
        isDifference = true
        basis = guide.invariant.words.text
        remedy = guide.remedy.text
    }

    init(_ ruleID: String, _ severity: Severity) {
        let rule = Rulebook.rule(ruleID)
        mark = "!"
        self.severity = severity
        name = ruleID
        isDifference = false
        basis = rule?.article.text ?? "—"
        remedy = rule?.remedy.text ?? "—"
    }

    /// Shows entries group by group, the gravest first, and of each group the first few.
    static func add(_ entries: [AuditEntry], to page: inout Page) {
        let groups = Dictionary(grouping: entries, by: \.group)
        let order = entries.map(\.group).inOrderOnce()
        for severity in Severity.allCases {
            for group in order where group.severity == severity { group.add(groups[group] ?? [], to: &page) }
        }
    }

    private func add(_ entries: [AuditEntry], to page: inout Page) {
        let count: Message =
            isDifference ? .auditGroupDifferences(n: entries.count) : .auditGroupFindings(n: entries.count)
        page.line()
        page.line("  \(mark) \(severity.label.text) · \(name) · \(count.text)")
        page.paragraph(basis, indent: 4)
        var said: Set<String> = []
        for entry in entries.prefix(Self.largestShownCount) {
            page.paragraph("· \(entry.place)", indent: 4)
            page.paragraph(entry.message, indent: 6)
            if let values = entry.values { page.paragraph(values, indent: 6) }
            // What rests on a session is the same for all its acts.
            if let dependents = entry.dependents, said.insert(dependents).inserted {
                page.paragraph(dependents, indent: 6)
            }
        }
        let more = entries.count - Self.largestShownCount
        if more > 0 { page.paragraph(Message.auditMore(n: more).text, indent: 4) }
        page.remedy(remedy, indent: 4)
    }
}

extension Sequence where Element: Hashable {
    /// The elements in their order, each the first time only.
    func inOrderOnce() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
