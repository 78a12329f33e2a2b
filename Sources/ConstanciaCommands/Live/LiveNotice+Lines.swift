import CanonicalJSON
import Deliberation
import Ledger

extension LiveNotice {
    /// Each act, finding or refusal as one line.
    var sentences: [String] {
        switch self {
        case .said(let message): return [message.text]
        case .recorded(let entries, let findings):
            return entries.map { entry in
                "✓ \(entry.seq) \(entry.label)" + (entry.detail.isEmpty ? "" : " · \(entry.detail)")
            } + findings.map(Self.sentence)
        case .refused(let failure):
            let words = failure.message.replacing("\n", with: " ")
            guard !failure.breaches.isEmpty else { return ["✗ \(words)"] }
            return failure.breaches.map { located in
                let report = BreachReport(located)
                let remedy = Message.whatToDo(text: report.remedy).text
                return "✗ \(report.ruleId) · \(report.article): \(report.message) \(remedy)"
            }
        }
    }

    /// The sentences, wrapped.
    func lines(_ width: Int) -> [String] {
        var page = Page()
        for sentence in sentences { page.paragraph(sentence, width: width) }
        return page.lines
    }

    private static func sentence(_ located: ActBreach) -> String {
        let report = FindingReport(located, seq: 0, stream: "")
        let severity = Message.finding(severity: report.severity.label.text).text
        let remedy = Message.whatToDo(text: report.remedy).text
        return "! \(severity) · \(report.ruleId): \(report.message) \(remedy)"
    }
}

extension LiveEntry {
    /// A recorded act, with what its data names.
    init(_ draft: Draft, seq: UInt64) {
        self.seq = seq
        label = Catalogue.event(draft.type).label.text
        var parts = ["decisionId", "commitmentId", "objectionId", "itemId", "seatId", "attendeeId"].compactMap { name in
            if case .string(let text) = draft.data[name] { text } else { nil }
        }
        if case .object(let person) = draft.data["person"], case .string(let id) = person["id"] { parts.append(id) }
        if case .string(let word) = draft.data["position"], let position = Position(rawValue: word) {
            parts.append(position.label.text)
        }
        detail = parts.joined(separator: " · ")
    }
}
