public import Deliberation

/// Who was in a session from one instant to the next.
public struct PresenceInterval: Hashable, Sendable {
    /// When it begins.
    public let from: Instant
    /// When the next change comes, or nil while nothing changed again.
    public let until: Instant?
    /// Everybody present for a seat, and whether the seat counts.
    public let seats: [SeatPresence]
    /// Everybody else present.
    public let others: [AttendanceRow]
    /// The quorum, under both readings.
    public let quorum: QuorumFact
}

extension Book {
    /// Who was present at each moment of a session: one interval for each change of attendance.
    ///
    /// - Complexity: O(changes × attendances).
    public func presenceTimeline(of sessionId: String) throws -> [PresenceInterval] {
        guard let session = try sessions.row(sessionId), let rows = try attendance.row(sessionId)?.attendance
        else { return [] }
        var changes = Set(rows.map(\.from))
        changes.formUnion(rows.compactMap(\.until))
        let instants = changes.sorted()
        return try instants.enumerated().compactMap { index, instant in
            let readings = try Readings.inForce(self, session: session, at: instant)
            let presence = try Presence(sessionId: sessionId, at: instant, book: self, readings: readings)
            let others = rows.filter { $0.capacity != .seat && $0.isPresent(at: instant) }
            guard !presence.seats.isEmpty || !others.isEmpty else { return nil }
            return PresenceInterval(
                from: instant, until: index + 1 < instants.count ? instants[index + 1] : nil,
                seats: presence.seats, others: others,
                quorum: try Quorum.fact(of: sessionId, at: instant, book: self, readings: readings))
        }
    }

    /// Commitments that are not verified and fall due on or before a date, the earliest first.
    public func commitmentsDue(by date: CalendarDate) throws -> [CommitmentView] {
        try openCommitments()
            .filter { row in row.dueDate.map { $0 <= date } ?? false }
            .sorted { ($0.dueDate ?? .latest, $0.commitmentId) < ($1.dueDate ?? .latest, $1.commitmentId) }
    }
}
