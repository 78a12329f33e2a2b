/// A person in the place of a seat at an instant, and whether the seat counts through that person.
public struct SeatPresence: Hashable, Sendable {
    /// Why a person present for a seat does not make it count.
    public enum Standing: Hashable, Sendable {
        /// The seat counts through this person.
        case counts
        /// The titular is present (ART4-PAR1-REASSUME).
        case displaced
        /// The person does not hold the office of the seat on that day.
        case notHolder
        /// No registered delegation act covers this person at that instant.
        case notCovered
        /// The seat is out of the item by a recusal (ART4-PAR7-RECUSAL).
        case recused
        /// The attendance is not in person and not simultaneous (reading remote.modes).
        case notSimultaneous
        /// The delegation act does not give decision power: voice only (reading delegation.noPowerAttendance).
        case voiceOnly
    }

    /// The seat.
    public let seatId: SeatID
    /// The attendance.
    public let attendee: AttendanceRow
    /// Whether and why.
    public let standing: Standing

    /// Whether the seat counts through this person.
    public var counts: Bool { standing == .counts }
}

/// Who is in a session at an instant, for quorum, consensus and chair (article 4).
public struct Presence: Sendable {
    /// Everybody present for a seat, in order of seat.
    public let seats: [SeatPresence]

    /// Works out who is present.
    ///
    /// Remote attendance counts as attendance in person does. At most one person counts for a seat: the titular
    /// displaces the delegate from the instant of arrival, and the delegate counts again when the titular leaves.
    ///
    /// - Complexity: O(attendances of the session).
    public init(
        sessionId: String, itemId: String? = nil, at instant: Instant, book: Book, readings: Readings
    ) throws {
        let rows = try book.attendance.row(sessionId)?.attendance ?? []
        let session = try book.sessions.row(sessionId)
        var seats: [SeatPresence] = []
        for seatId in SeatID.allCases {
            let present = rows.filter {
                $0.capacity == .seat && $0.seatId == seatId && $0.isPresent(at: instant)
            }
            guard !present.isEmpty else { continue }
            var standings = try present.map { row in
                SeatPresence(
                    seatId: seatId, attendee: row,
                    standing: try Self.standing(of: row, sessionId, itemId, at: instant, book: book, readings))
            }
            if let itemId, session?.isRecused(seatId, from: itemId, at: instant) == true {
                standings = standings.map { $0.with(.recused) }
            }
            Self.displace(&standings)
            seats += standings
        }
        self.seats = seats
    }

    /// The seats that count.
    public var counting: [SeatPresence] { seats.filter(\.counts) }

    /// The presence of one attendee for a seat, or nil.
    public func seat(of attendeeId: String) -> SeatPresence? {
        seats.last { $0.attendee.person.id == attendeeId }
    }

    private static func standing(
        of row: AttendanceRow, _ sessionId: String, _ itemId: String?, at instant: Instant, book: Book,
        _ readings: Readings
    ) throws -> SeatPresence.Standing {
        guard let seatId = row.seatId, let seat = try book.seats.row(seatId.rawValue) else { return .notHolder }
        if row.mode == .sequential, readings[.remoteModes] == "synchronous" { return .notSimultaneous }
        let holder = seat.holder(on: instant.date())?.person.id
        guard let delegationId = row.delegationId else {
            return holder == row.person.id ? .counts : .notHolder
        }
        guard let delegation = try book.delegations.row(delegationId), delegation.seatId == seatId,
            // An act against the law that happened is on record; it empowers nobody.
            delegation.irregularities.isEmpty, delegation.isReceived(by: instant),
            delegation.covers(sessionId, itemId: itemId, at: instant),
            let post = try book.posts.row(delegation.postId),
            post.incumbent(on: instant.date())?.person.id == row.person.id,
            (post.changedLevel(on: instant.date()) ?? delegation.postLevel).admitsDelegation,
            readings[.delegationSurvives] == "true" || holder == delegation.issuerId
        else { return .notCovered }
        let counts = delegation.grantsDecisionPower || readings[.delegationNoPower] == "countsForQuorum"
        return counts ? .counts : .voiceOnly
    }

    /// Leaves one person counting for the seat: the titular, else the first delegate.
    private static func displace(_ standings: inout [SeatPresence]) {
        let counting = standings.indices.filter { standings[$0].counts }
        let winner = counting.first { standings[$0].attendee.delegationId == nil } ?? counting.first
        for index in counting where index != winner {
            standings[index] = standings[index].with(.displaced)
        }
    }
}

extension SeatPresence {
    /// The same presence, standing otherwise.
    fileprivate func with(_ standing: Standing) -> SeatPresence {
        SeatPresence(seatId: seatId, attendee: attendee, standing: standing)
    }
}

extension PostLevel {
    /// Whether a seat may be delegated to a post of this level (article 4, paragraph 1).
    public var admitsDelegation: Bool { self == .directivo || self == .asesor }
}

extension Quorum {
    /// The quorum of a session at an instant, under both readings.
    public static func fact(
        of sessionId: String, itemId: String? = nil, at instant: Instant, book: Book, readings: Readings
    ) throws -> QuorumFact {
        let presence = try Presence(
            sessionId: sessionId, itemId: itemId, at: instant, book: book, readings: readings)
        var filled = decreeSeats
        if readings[.quorumDenominator] == "seatsFilled" {
            filled = try book.seats.rows().count { $0.holder(on: instant.date()) != nil }
        }
        var recused = 0
        if let itemId, let session = try book.sessions.row(sessionId) {
            recused = SeatID.allCases.count { session.isRecused($0, from: itemId, at: instant) }
        }
        return fact(present: presence.counting.map(\.seatId), filled: filled, recused: recused, readings: readings)
    }
}

extension DecisionView {
    /// The positions of the seats that count at an instant, on the text in force, in order of seat.
    public func positionsOfSeats(at instant: Instant, book: Book, readings: Readings) throws -> [SeatPosition] {
        let presence = try Presence(
            sessionId: sessionId, itemId: itemId, at: instant, book: book, readings: readings)
        let attendance = try book.attendance.row(sessionId)
        return presence.counting.compactMap { seat in
            // A position belongs to the seat for which it was stated: nobody carries it to another.
            guard let row = standingPosition(of: seat.attendee.person.id, at: instant),
                attendance?.attendee(seat.attendee.person.id, at: row.at)?.seatId == seat.seatId
            else { return nil }
            return SeatPosition(position: row.position, reason: row.reason, seatId: seat.seatId)
        }
    }
}

extension Context {
    /// Who is in a session at an instant, for the item of a decision where one is named.
    public func presence(in sessionId: String, itemId: String? = nil, at instant: Instant) throws -> Presence {
        try Presence(sessionId: sessionId, itemId: itemId, at: instant, book: book, readings: readings)
    }

    /// The quorum of a session at an instant, under both readings, for the item of a decision where one is named.
    public func quorum(of sessionId: String, itemId: String? = nil, at instant: Instant) throws -> QuorumFact {
        try Quorum.fact(of: sessionId, itemId: itemId, at: instant, book: book, readings: readings)
    }

    /// The agenda item of the decision that an act is about, or nil.
    func item(of event: DomainEvent) throws -> String? {
        try event.decisionID.flatMap { try book.decisions.row($0)?.itemId }
    }

    /// The positions of the seats that count at an instant, on the text in force.
    public func positions(on decision: DecisionView, at instant: Instant) throws -> [SeatPosition] {
        try decision.positionsOfSeats(at: instant, book: book, readings: readings)
    }
}
