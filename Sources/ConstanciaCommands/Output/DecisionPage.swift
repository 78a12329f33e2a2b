import Deliberation

/// A decision: its text, positions, objections, and quorum under both readings.
enum DecisionPage {
    static func add(_ id: String, _ book: Book, to page: inout Page) throws {
        guard let row = try book.decisions.row(id) else { return }
        page.heading("\(Message.decision.text) \(id) · \(row.state.label.text)")
        page.paragraph("«\(row.text)»", indent: 2)
        page.line(
            "  \(Message.decisionPlace(session: row.sessionId, item: row.itemId, n: Int(row.revision)).text)")
        page.line("  \(row.functionCodes.map { "\($0.rawValue) \($0.label.text)" }.joined(separator: "; "))")
        if let at = row.adoptedAt { page.line("  \(Message.adoptedAt(at: Clock.dayAndTime(at)).text)") }
        if row.quorum != nil { page.line("  \(Message.quorumHeading.text): \(QuorumText.short(row.quorum))") }
        if let adopted = row.adopted {
            page.table(
                adopted.map { [$0.seatId.rawValue, $0.seatId.label.text, $0.position.label.text, $0.reason ?? ""] },
                indent: 4)
        }
        for objection in row.objections {
            page.paragraph(
                Message.objectionLine(id: objection.objectionId, who: objection.attendeeId, reason: objection.reason)
                    .text,
                indent: 2)
            page.paragraph(
                objection.resolution.map { Message.resolvedLine(text: $0).text } ?? Message.stillOpen.text, indent: 4)
        }
        let fallen = row.positions.count { $0.fallen && $0.onTextHash != row.textHash }
        if fallen > 0 { page.line("  \(Message.fallenPositions(n: fallen).text)") }
        let replaced = row.positions.count { $0.fallen && $0.onTextHash == row.textHash }
        if replaced > 0 { page.line("  \(Message.replacedPositions(n: replaced).text)") }
    }
}
