extension DelegationView {
    /// Whether the act is in force on a date.
    ///
    /// The day of a revocation is no longer its own: the act that takes its place may start then.
    func isInForce(on date: CalendarDate) -> Bool {
        guard from <= date, until.map({ date <= $0 }) ?? true else { return false }
        return [revokedAt, lapsedAt].allSatisfy { end in end.map { date < $0.date() } ?? true }
    }

    /// A day on which the act is in force within a term, or nil.
    func dayInForce(from start: CalendarDate, until end: CalendarDate?) -> CalendarDate? {
        let day = max(from, start)
        return isInForce(on: day) && (end.map { day <= $0 } ?? true) ? day : nil
    }
}
