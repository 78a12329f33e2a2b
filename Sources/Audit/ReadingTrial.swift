public import Deliberation

/// What a reading that was not adopted would change.
///
/// Each act is judged on the state that was recorded: what rests on an act that would be refused is said to rest on it,
/// and is not unmade.
public struct ReadingTrial: Sendable, Hashable {
    /// What becomes of a decision.
    public enum Fate: String, Sendable, Hashable {
        /// Its adoption would be admissible as it was.
        case stands
        /// Its adoption would be refused.
        case falls
        /// Its adoption would be admissible, but an earlier act that it rests on would be refused: its own, of its
        /// session, or of a delegation by which somebody came.
        case restsOnRefused
        /// It was recorded as irregular, and its adoption would be admissible.
        case rises
    }

    /// A decision and what becomes of it.
    public struct Outcome: Sendable, Hashable {
        /// The decision.
        public let decisionId: String
        /// The act that adopted it.
        public let seq: UInt64
        /// What becomes of it.
        public let fate: Fate
    }

    /// The readings tried, by parameter.
    public let overrides: [String: String]

    /// Whether they are those in force on the day of the audit anyway.
    public internal(set) var isInForce = false

    /// The refusals and findings that appear or disappear, in the order of the log.
    public private(set) var changes: [ReadingChange] = []

    /// What would be overdue besides.
    public private(set) var overdueAppears: [DeadlineFinding] = []

    /// What would not be overdue.
    public private(set) var overdueDisappears: [DeadlineFinding] = []

    /// Every decision adopted by then, in the order of the log.
    public private(set) var outcomes: [Outcome] = []

    /// The acts that would be refused as they were recorded.
    public private(set) var refused: [UInt64] = []

    /// The records of irregularities whose fact would be admissible as a regular act.
    public private(set) var admitted: [UInt64] = []

    private var firstRefused: [String: UInt64] = [:]

    init(overrides: [String: String]) { self.overrides = overrides }

    /// Whether nothing changes.
    public var isWithoutEffect: Bool { changes.isEmpty && overdueAppears.isEmpty && overdueDisappears.isEmpty }

    /// The decisions of a fate.
    public func decisions(_ fate: Fate) -> [String] { outcomes.filter { $0.fate == fate }.map(\.decisionId) }

    /// Notes the breaches that only one way of reading brings.
    mutating func note(_ act: Act, _ tried: [Breach], instead breaches: [Breach]) {
        let appearing = tried.filter { !breaches.contains($0) && $0.effect != .computed }
        let disappearing = breaches.filter { !tried.contains($0) && $0.effect != .computed }
        changes += appearing.map { change(.appears, $0, act) } + disappearing.map { change(.disappears, $0, act) }
        guard appearing.contains(where: \.effect.isRefusal), !breaches.contains(where: \.effect.isRefusal) else {
            return
        }
        refused.append(act.seq)
        let stream = act.event.streamName
        if firstRefused[stream] == nil { firstRefused[stream] = act.seq }
    }

    private func change(_ kind: ReadingChange.Kind, _ breach: Breach, _ act: Act) -> ReadingChange {
        ReadingChange(kind: kind, refuses: breach.effect.isRefusal, finding: AuditFinding(breach, of: act))
    }

    /// Notes that the fact in a record of an irregularity would be a regular act.
    mutating func admits(_ seq: UInt64) { admitted.append(seq) }

    mutating func note(_ overdue: [DeadlineFinding], instead adopted: [DeadlineFinding]) {
        overdueAppears = overdue.filter { !adopted.contains($0) }
        overdueDisappears = adopted.filter { !overdue.contains($0) }
    }

    /// Says what becomes of each decision; an irregular one that stays so is no decision that could stand or fall.
    mutating func judge(_ adoptions: [Adoption]) {
        outcomes = adoptions.compactMap { adoption in
            let fate: Fate
            if adoption.isIrregular {
                guard admitted.contains(adoption.seq) else { return nil }
                fate = .rises
            } else if refused.contains(adoption.seq) {
                fate = .falls
            } else {
                let first = adoption.streams.compactMap { firstRefused[$0] }.min()
                fate = first.map { $0 < adoption.seq } == true ? .restsOnRefused : .stands
            }
            return Outcome(decisionId: adoption.decisionId, seq: adoption.seq, fate: fate)
        }
    }
}
