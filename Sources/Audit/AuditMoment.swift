public import Deliberation

/// Of which moment the rules are asked: of what the ledger held then, and of what had happened by then.
///
/// It bounds what the rules say and no other check: bytes, tree, indexes, signatures, heads and views are always those
/// of the whole ledger, so that a sound past never stands for a sound present.
public struct AuditMoment: Sendable, Hashable {
    /// The place of the last act that was known; `nil` for the last of the ledger.
    public var at: UInt64?

    /// The last day of which acts count, and as of which deadlines are; `nil` for the day on which the last act that
    /// counts was recorded, so that two audits of the same bytes say the same.
    public var asOf: CalendarDate?

    /// Makes a moment.
    ///
    /// - Parameters:
    ///   - at: The place of the last act that was known.
    ///   - asOf: The last day of which acts count.
    public init(at: UInt64? = nil, asOf: CalendarDate? = nil) {
        self.at = at
        self.asOf = asOf
    }

    /// Whether an act was known then and had happened.
    ///
    /// - Parameter act: The act.
    /// - Returns: Whether it counts.
    public func admits(_ act: Act) -> Bool {
        if let at, act.seq > at { return false }
        guard let asOf else { return true }
        return act.occurred.date() <= asOf
    }

    /// The place after the last act that was known, in a log of so many.
    func end(of size: UInt64) -> UInt64 { at.map { min($0 + 1, size) } ?? size }
}

/// The moment that an audit was made of, and what was overdue then.
public struct AuditedMoment: Sendable, Hashable {
    /// The moment that was asked for.
    public let asked: AuditMoment

    /// The day of the deadlines; `nil` where no act could be judged.
    public let day: CalendarDate?

    /// How many acts were known then and had happened.
    public let acts: Int

    /// What was missing on that day, in the rulebook's order of precedence.
    public let overdue: [DeadlineFinding]

    init(_ asked: AuditMoment = AuditMoment(), day: CalendarDate? = nil, acts: Int = 0, overdue: [DeadlineFinding] = [])
    {
        self.asked = asked
        self.day = day
        self.acts = acts
        self.overdue = overdue
    }
}

/// Finds the moment in the walk over the acts, and what was overdue then.
final class DeadlineClock {
    let moment: AuditMoment
    private(set) var result: AuditedMoment
    /// What had happened by the day that was asked for; without one, the audit's own book says it.
    private let happened: Book?
    private var lastRecorded: CalendarDate?
    private var acts = 0
    private var isStopped = false

    init(_ moment: AuditMoment) {
        self.moment = moment
        result = AuditedMoment(moment)
        happened = moment.asOf == nil ? nil : Book(source: EmptySource())
    }

    /// Takes an act that the audit's book holds by now; `true` where it is the last one of the moment.
    func take(_ act: Act) throws -> Bool {
        guard !isStopped else { return false }
        lastRecorded = act.recorded.date()
        if moment.admits(act) {
            acts += 1
            try happened?.evolve(act)
            happened?.settle()
        }
        return act.seq == moment.at
    }

    /// Works out what was overdue; `nil` once it was, and where there is no day.
    func stop(at book: Book) throws -> (book: Book, day: CalendarDate)? {
        guard !isStopped, let day = moment.asOf ?? lastRecorded else { return nil }
        isStopped = true
        let book = happened ?? book
        let overdue = try Rulebook.overdue(asOf: day, book: book, readings: try Readings.inForce(book, on: day))
        result = AuditedMoment(moment, day: day, acts: acts, overdue: overdue)
        return (book, day)
    }
}
