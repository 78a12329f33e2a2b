/// The readings in force for one act: what was adopted, what an auditor asks to try, and the defaults.
public struct Readings: Sendable {
    // As adopted: a rule set has a few dozen at most, and readings are made anew for every act.
    private let adopted: [Parameter]
    private let overrides: [String: String]
    private let trace: ReadingTrace?
    /// The rule set they come from, or nil before the first one.
    public let ruleSetId: String?

    /// Makes readings from a rule set; `overrides` are an auditor's "what if" and win over it, `trace` learns what is
    /// asked for.
    public init(ruleSet: RuleSetRow?, overrides: [String: String] = [:], trace: ReadingTrace? = nil) {
        self.trace = trace
        ruleSetId = ruleSet?.ruleSetId
        adopted = ruleSet?.parameters ?? []
        self.overrides = overrides
    }

    /// The value of one reading.
    public subscript(_ reading: Reading) -> String {
        trace?.note(reading.key)
        return overrides[reading.key] ?? adopted.last { $0.key == reading.key }?.value ?? reading.defaultValue
    }

    /// The number of days of a term, or nil while no regulation has set it.
    public func days(_ reading: Reading) -> Int? { Int(self[reading]) }

    /// The readings that a session froze when it was installed; what an auditor tries still wins over them.
    ///
    /// Where the session froze none that is known, these readings.
    public func frozen(by session: SessionView, in commission: CommissionView?) -> Readings {
        guard let ruleSet = commission?.ruleSets.last(where: { $0.ruleSetId == session.ruleSetId }) else { return self }
        return Readings(ruleSet: ruleSet, overrides: overrides, trace: trace)
    }

    /// The rule set in force on a date: the latest whose `effectiveFrom` is not after it.
    ///
    /// Never backwards: a rule set adopted later does not reach acts before its date.
    public static func ruleSet(in commission: CommissionView?, on date: CalendarDate) -> RuleSetRow? {
        var best: RuleSetRow?
        for candidate in commission?.ruleSets ?? [] where candidate.effectiveFrom <= date {
            if let current = best, current.effectiveFrom > candidate.effectiveFrom { continue }
            best = candidate
        }
        return best
    }

    /// The readings in force on a date, for reports.
    public static func inForce(_ book: Book, on date: CalendarDate) throws -> Readings {
        Readings(ruleSet: ruleSet(in: try book.commission.row(Book.commissionKey), on: date))
    }

    /// The readings for an act: those that its session froze when installed, else those in force on its date.
    public static func inForce(
        _ book: Book, session: SessionView?, at instant: Instant, overrides: [String: String] = [:],
        trace: ReadingTrace? = nil
    ) throws -> Readings {
        let commission = try book.commission.row(Book.commissionKey)
        var ruleSet = ruleSet(in: commission, on: instant.date())
        if let frozen = session?.ruleSetId {
            ruleSet = commission?.ruleSets.last { $0.ruleSetId == frozen } ?? ruleSet
        }
        return Readings(ruleSet: ruleSet, overrides: overrides, trace: trace)
    }
}
