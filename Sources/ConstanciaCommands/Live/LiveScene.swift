import Deliberation

/// A session at one instant, as its screen shows it and its keys act on it: all of it read from the book.
struct LiveScene {
    let session: SessionView
    let now: Instant
    /// Who is in for a seat; recused from the item under way where there is one.
    let presence: Presence
    /// The quorum of the session, under both readings.
    let quorum: QuorumFact
    /// Whether the last moment on record says that there is a quorum; nil before the session is installed.
    let recordedQuorum: Bool?
    let seats: [LiveSeat]
    /// Everybody else who is in.
    let guests: [AttendanceRow]
    /// The open item.
    let item: ItemRow?
    /// The decision under way, if there is one.
    let decision: DecisionView?

    /// Reads a session, or nil where the book does not know it.
    ///
    /// - Complexity: O(seats × attendances of the session + delegations + decisions of the session).
    init?(_ sessionId: String, _ book: Book, at now: Instant) throws {
        guard let session = try book.sessions.row(sessionId) else { return nil }
        let readings = try Readings.inForce(book, session: session, at: now)
        let item = session.agenda.first { $0.state == .open }
        let decision = try session.decisions.compactMap { try book.decisions.row($0) }.last { $0.isOpen }
        let presence = try Presence(
            sessionId: sessionId, itemId: decision?.itemId ?? item?.itemId, at: now, book: book, readings: readings)
        self.session = session
        self.now = now
        self.item = item
        self.decision = decision
        self.presence = presence
        quorum = try Quorum.fact(of: sessionId, at: now, book: book, readings: readings)
        let moments = try book.quorum.row(sessionId)?.moments ?? []
        recordedQuorum = moments.last { [.installed, .lost, .restored].contains($0.moment) }.map { $0.moment != .lost }
        let rows = try book.attendance.row(sessionId)?.attendance.filter { $0.isPresent(at: now) } ?? []
        guests = rows.filter { $0.capacity != .seat }
        let delegations = try book.delegations.rows()
        seats = try SeatID.allCases.map { seatId in
            try LiveSeat(seatId, session, presence, delegations.filter { $0.seatId == seatId }, book, at: now)
        }
    }

    /// Whether there is nothing left to record in it.
    var isOver: Bool { [.adjourned, .failed, .cancelled].contains(session.state) }

    func seat(_ seatId: SeatID) -> LiveSeat? { seats.first { $0.seatId == seatId } }

    /// The seats that count and have not stated a position on the text in force.
    func silentSeats(_ decision: DecisionView) -> [SeatPresence] {
        presence.counting.filter { decision.standingPosition(of: $0.attendee.person.id) == nil }
    }
}

/// One of the seven seats: who holds it, who may come in its place, and who is in.
struct LiveSeat {
    let seatId: SeatID
    let entityId: String
    let entityName: String
    /// The holder of the office on the day.
    let holder: Person?
    /// Those to whom a delegation received and in force gives the seat for this session.
    let delegates: [(delegation: DelegationView, person: Person)]
    let present: [SeatPresence]

    fileprivate init(
        _ seatId: SeatID, _ session: SessionView, _ presence: Presence, _ delegations: [DelegationView], _ book: Book,
        at now: Instant
    ) throws {
        let row = try book.seats.row(seatId.rawValue)
        self.seatId = seatId
        entityId = row?.entityId ?? ""
        entityName = row?.entityName ?? seatId.label.text
        holder = row?.holder(on: now.date())?.person
        delegates =
            try delegations
            .filter { $0.isReceived(by: now) && $0.covers(session.sessionId, at: now) }
            .compactMap { delegation in
                try book.posts.row(delegation.postId)?.incumbent(on: now.date()).map { (delegation, $0.person) }
            }
        present = presence.seats.filter { $0.seatId == seatId }
    }

    /// Whoever is in as the holder.
    var titular: SeatPresence? { present.last { $0.attendee.delegationId == nil } }
    /// Whoever is in by a delegation.
    var delegate: SeatPresence? { present.last { $0.attendee.delegationId != nil } }
    /// Whoever speaks for the seat: the one through whom it counts, else whoever is there.
    var speaker: SeatPresence? { present.first { $0.counts } ?? present.last }
}
