import Deliberation
import Projections

/// A session: agenda, who was present at each moment, quorum, decisions, commitments.
enum SessionPage {
    static func add(_ id: String, _ book: Book, to page: inout Page) throws {
        guard let session = try book.sessions.row(id) else { return }
        page.heading("\(Message.session.text) \(id) · \(session.kind.label.text) · \(session.state.label.text)")
        page.line("  \(Message.convenedFor.text): \(Clock.dayAndTime(session.start)) · \(session.place)")
        if let installed = session.installedAt {
            let end = session.endedAt.map { Clock.time($0) } ?? "…"
            page.line("  \(Message.installedAt.text): \(Clock.time(installed)) – \(end) · \(session.ruleSetId ?? "—")")
        }
        // One may be told twice, by two channels.
        let delivered = session.recipients.count { recipient in
            session.deliveries.contains { $0.recipient == recipient && $0.receivedAt != nil }
        }
        page.line("  \(Message.deliveredTo(n: delivered, total: session.recipients.count).text)")
        page.line("  \(Message.chairLine(id: session.chairId ?? "—").text)")
        page.line()
        page.line("  \(Message.agenda.text)")
        page.table(session.agenda.map { [$0.itemId, $0.state.label.text, $0.title, attachments($0)] }, indent: 4)
        try presence(id, book, &page)
        try moments(id, book, &page)
        page.line()
        for decision in try book.decisions.rows() where decision.sessionId == id {
            page.line(
                "  \(decision.decisionId) · \(decision.state.label.text) · \(QuorumText.short(decision.quorum))")
        }
    }

    private static func attachments(_ item: ItemRow) -> String {
        item.attachments.isEmpty ? "" : Message.attachments(n: item.attachments.count).text
    }

    /// One line for each change of attendance: from when to when, the seats that count, and everybody else.
    static func presence(_ id: String, _ book: Book, _ page: inout Page) throws {
        page.line()
        page.line("  \(Message.presenceHeading.text)")
        let rows = try book.presenceTimeline(of: id).map { interval in
            let counting = interval.seats.filter(\.counts).map(name).joined(separator: " ")
            let silent = interval.seats.filter { !$0.counts }.map { "\($0.seatId.rawValue) (\($0.standing.reason))" }
            let others = interval.others.map { "\($0.person.id) (\($0.capacity.label.text))" }
            return [
                Clock.time(interval.from) + "–" + (interval.until.map { Clock.time($0) } ?? "…"),
                "\(interval.quorum.present.count)/\(interval.quorum.denominator)", counting,
                (silent + others).joined(separator: ", "),
            ]
        }
        page.table(
            rows,
            header: [
                Message.columnTime.text, Message.columnSeats.text, Message.columnCounting.text,
                Message.columnOthers.text,
            ], indent: 4)
    }

    private static func name(_ seat: SeatPresence) -> String {
        seat.attendee.mode == .remote ? "\(seat.seatId.rawValue)~" : seat.seatId.rawValue
    }

    private static func moments(_ id: String, _ book: Book, _ page: inout Page) throws {
        guard let view = try book.quorum.row(id) else { return }
        page.line()
        page.line("  \(Message.quorumHeading.text)")
        page.table(
            view.moments.map { [Clock.time($0.at), $0.moment.label.text, QuorumText.short($0.quorum)] }, indent: 4)
    }
}

extension SeatPresence.Standing {
    /// Why the seat does not count through this person; empty where it does.
    var reason: String {
        switch self {
        case .counts: ""
        case .displaced: Message.standingDisplaced.text
        case .notHolder: Message.standingNotHolder.text
        case .notCovered: Message.standingNotCovered.text
        case .voiceOnly: Message.standingVoiceOnly.text
        case .recused: Message.standingRecused.text
        case .notSimultaneous: Message.standingNotSimultaneous.text
        }
    }
}
