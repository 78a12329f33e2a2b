import Deliberation

/// The acts judged under readings that were not adopted, each on the state that was recorded.
///
/// No view depends on a reading (`evolve` asks for none), so that one walk serves all of them; and an act is judged
/// again only under readings for which its judgement asked.
final class ReadingTrials {
    /// Every trial; the readings that were asked for together come first.
    private(set) var results: [ReadingTrial] = []
    private let hasJoint: Bool
    private var adoptions: [Adoption] = []

    init(_ options: AuditOptions) {
        hasJoint = !options.overrides.isEmpty
        if hasJoint { results.append(ReadingTrial(overrides: options.overrides)) }
        guard options.triesEveryReading else { return }
        for reading in Reading.all {
            results += reading.values.map { ReadingTrial(overrides: [reading.key: $0]) }
        }
    }

    var isEmpty: Bool { results.isEmpty }

    /// The readings that were asked for together.
    var joint: ReadingTrial? { hasJoint ? results.first : nil }

    /// Judges an act once more under each reading that its verdict may depend on.
    ///
    /// - Parameters:
    ///   - act: The act.
    ///   - breaches: What the rules say of it under the adopted readings.
    ///   - asked: The readings for which they asked.
    ///   - book: The state before the act.
    ///   - judge: Judges an act on that state under other readings.
    /// - Throws: Whatever `judge` throws.
    func take(
        _ act: Act, _ breaches: [Breach], asked: Set<String>, in book: Book,
        judge: (_ act: Act, _ overrides: [String: String]) throws -> [Breach]
    ) throws {
        if let adoption = try Adoption(act, in: book) { adoptions.append(adoption) }
        let wasRefused = breaches.contains(where: \.effect.isRefusal)
        for index in results.indices where results[index].overrides.keys.contains(where: asked.contains) {
            let overrides = results[index].overrides
            let tried = try judge(act, overrides)
            guard tried != breaches else { continue }
            results[index].note(act, tried, instead: breaches)
            guard let fact = act.irregularFact, !wasRefused else { continue }
            if try !judge(fact, overrides).contains(where: \.effect.isRefusal) { results[index].admits(act.seq) }
        }
    }

    /// What becomes of the decisions and the deadlines under each reading.
    func finish(_ book: Book, on day: CalendarDate) throws {
        let ruleSet = Readings.ruleSet(in: try book.commission.row(Book.commissionKey), on: day)
        let trace = ReadingTrace()
        let readings = Readings(ruleSet: ruleSet, trace: trace)
        let overdue = try Rulebook.overdue(asOf: day, book: book, readings: readings)
        // Read before the values in force are asked for: that would look as if a deadline depended on them.
        let asked = trace.keys
        for index in results.indices {
            let overrides = results[index].overrides
            results[index].isInForce = overrides.allSatisfy { key, value in
                Reading.named(key).map { readings[$0] } == value
            }
            results[index].judge(adoptions)
            guard overrides.keys.contains(where: asked.contains) else { continue }
            let tried = Readings(ruleSet: ruleSet, overrides: overrides)
            results[index].note(try Rulebook.overdue(asOf: day, book: book, readings: tried), instead: overdue)
        }
    }
}

/// An act by which the Commission adopted a decision, by the rules or against them.
struct Adoption {
    let decisionId: String
    /// The streams that it rests on: its own, its session's, and those of the delegations by which seats came.
    let streams: [String]
    let seq: UInt64
    let isIrregular: Bool

    init?(_ act: Act, in book: Book) throws {
        let fact = act.irregularFact
        guard case .decisionAdopted(let event) = (fact ?? act).event,
            let decision = try book.decisions.row(event.decisionId)
        else { return nil }
        decisionId = event.decisionId
        let attendance = try book.attendance.row(decision.sessionId)?.attendance ?? []
        let delegations = Set(attendance.compactMap(\.delegationId)).sorted()
        streams =
            [(fact ?? act).event.streamName, "session/\(decision.sessionId)"]
            + delegations.map { "delegation/\($0)" }
        seq = act.seq
        isIrregular = fact != nil
    }
}
