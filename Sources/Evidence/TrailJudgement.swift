internal import Deliberation
internal import Projections
internal import TransparencyLog

/// The acts of a trail judged one by one.
struct TrailJudgement {
    private(set) var findings: [JudgedTrail.Finding] = []
    private(set) var unjudged: [JudgedTrail.Unjudged] = []
    /// What rules asked for and could not have.
    private(set) var missing: [TrailDemand] = []
    private(set) var told: [Act] = []

    private let core: Set<String>
    private let triesReadings: Bool
    private let book = Book(source: EmptySource())
    private let coverage: RowCoverage
    private let acts: [UInt64: Act]
    private var readings: [String: (value: String, wouldChange: Set<String>)] = [:]

    /// - Parameters:
    ///   - core: the streams whose acts are judged; the others only tell what the rules look at.
    ///   - acts: all acts by their places.
    ///   - triesReadings: whether to learn which other readings of the decree would change a verdict.
    ///   - meets: whether what a rule asks for is there.
    init(
        core: Set<String>, acts: [(UInt64, Act)], triesReadings: Bool = true, meets: @escaping (TrailDemand) -> Bool
    ) {
        self.triesReadings = triesReadings
        self.core = core
        coverage = RowCoverage(meets)
        self.acts = Dictionary(uniqueKeysWithValues: acts)
    }

    /// On which readings the verdicts rest, in the rulebook's order.
    var basis: [JudgedTrail.Basis] {
        Reading.all.compactMap { reading in
            readings[reading.key].map {
                JudgedTrail.Basis(reading: reading, value: $0.value, wouldChange: $0.wouldChange.sorted())
            }
        }
    }

    mutating func take(_ envelope: Envelope) throws {
        let act = try envelope.act()
        if core.contains(envelope.stream) { judge(act, isFounding: envelope.firstSeq == 0) }
        try Projector.apply(act, breaches: [], to: book)
        if let row = book.takeOverfull() { findings.append(JudgedTrail.Finding(act: act, breach: .overfull(row))) }
        book.settle()
        told.append(act)
    }

    private mutating func judge(_ act: Act, isFounding: Bool) {
        coverage.act = act
        let trace = ReadingTrace()
        var broken: [String: [Breach]] = [:]
        for rule in Judge.rules(for: act.type) {
            do {
                let breaches = try ask(rule, act, isFounding, trace: trace)
                broken[rule.id] = breaches
                findings += breaches.filter { $0.effect != .computed }.map { JudgedTrail.Finding(act: act, breach: $0) }
            } catch {
                let demand = (error as? RowCoverage.Uncovered)?.demand
                if let demand, !missing.contains(demand) { missing.append(demand) }
                unjudged.append(
                    JudgedTrail.Unjudged(seq: act.seq, ruleID: rule.id, missing: demand?.name ?? "\(error)"))
            }
        }
        if triesReadings { note(trace.keys, act, isFounding, broken) }
    }

    private func ask(
        _ rule: any Rule, _ act: Act, _ isFounding: Bool, _ overrides: [String: String] = [:],
        trace: ReadingTrace? = nil
    ) throws -> [Breach] {
        try book.guarded(by: coverage) {
            let context = try Context(
                book: book, act: act, overrides: overrides, trace: trace, isFounding: isFounding,
                recorded: { seq in
                    guard let act = acts[UInt64(clamping: seq)] else {
                        throw RowCoverage.Uncovered(demand: .known("\(seq)"))
                    }
                    return act
                }, root: { _ in throw RowCoverage.Uncovered(demand: .whole("")) },
                seal: { _ in throw RowCoverage.Uncovered(demand: .whole("")) }, sha256: { Digest.sha256($0).hex })
            return try rule.judge(act, in: context)
        }
    }

    /// Keeps on which readings the verdict of an act rests, and which others would change it.
    private mutating func note(
        _ asked: Set<String>, _ act: Act, _ isFounding: Bool, _ broken: [String: [Breach]]
    ) {
        for reading in Reading.all where asked.contains(reading.key) {
            let value = value(of: reading, for: act)
            let rules = Judge.rules(for: act.type).filter { broken[$0.id] != nil }
            let changing = reading.values.filter { other in
                other != value
                    && rules.contains { rule in
                        // What cannot be asked under another reading is no change that could be told.
                        guard let tried = try? ask(rule, act, isFounding, [reading.key: other]) else { return false }
                        return Set(tried.map(\.effect)) != Set((broken[rule.id] ?? []).map(\.effect))
                    }
            }
            readings[reading.key, default: (value, [])].wouldChange.formUnion(changing)
        }
    }

    private func value(of reading: Reading, for act: Act) -> String {
        let context = try? Context(book: book, act: act, sha256: { Digest.sha256($0).hex })
        return context?.readings[reading] ?? reading.defaultValue
    }
}
