import Deliberation
import EventLog
import Projections
import TransparencyLog

/// The acts judged and applied again, from nothing.
final class RuleReplay {
    let views: DerivedViews
    var book: Book { views.book }
    private(set) var findings: [AuditFinding] = []
    private(set) var isRunning = true
    /// What each act is judged to break; acts that break nothing are left out.
    private(set) var verdicts: [UInt64: Set<BrokenRule>] = [:]
    /// The corrections that no rule refuses.
    private(set) var corrections: [RecordedCorrection] = []

    private var commit: (text: String, instant: Instant)?
    private let irregularities: IrregularityStore
    private let differences: DifferenceList
    let clock: DeadlineClock
    let trials: ReadingTrials

    init(_ options: AuditOptions, _ differences: DifferenceList) {
        irregularities = IrregularityStore(largestCount: options.rowsInMemory)
        self.differences = differences
        views = DerivedViews(largestRowCount: options.rowsInMemory)
        clock = DeadlineClock(options.moment)
        trials = ReadingTrials(options)
    }

    /// A time of the log as the rules see it: UTC, to the second.
    static func instant(_ recorded: String) -> Instant? {
        Timestamp(recorded).flatMap { Instant(secondsSinceEpoch: $0.milliseconds / 1_000, offsetMinutes: 0) }
    }

    /// Judges no more: what follows would be judged on a state that never was.
    func stop(at seq: UInt64) {
        guard isRunning else { return }
        isRunning = false
        differences.add(
            .replayStopped, Place.event(seq),
            es: "Desde aquí no se pudieron comprobar reglas, firmas ni vistas: el acto de este lugar no se conoce.",
            en: "From here on rules, signatures and views could not be checked: the act of this place is not known.")
    }

    /// Judges and applies the act of an event.
    func take(_ walked: WalkedEvent) {
        guard isRunning else { return }
        let (event, seq) = (walked.event, walked.seq)
        // All acts of a commit have one time.
        if commit?.text != event.recorded { commit = Self.instant(event.recorded).map { (event.recorded, $0) } }
        guard let recorded = commit?.instant else { return stop(at: seq) }
        let act: Act
        do throws(ActError) {
            act = try Act(event, recorded: recorded, seq: seq)
        } catch {
            differences.add(
                .actMalformed, Place.event(seq, of: event),
                es: "No es un acto del catálogo (\(error.code.rawValue)): \(error.detail).",
                en: "It is no act of the catalogue (\(error.code.rawValue)): \(error.detail).")
            return stop(at: seq)
        }
        do {
            try judge(act, isFounding: event.isFounding, CitedSource(walked.cited, irregularities))
            if act.type == .irregularityRecorded { try irregularities.keep(event) }
        } catch let error as AuditError {
            differences.fail(error)
        } catch {
            differences.add(
                .actMalformed, Place.event(seq, of: event), es: "No se pudo aplicar: \(error).",
                en: "It could not be applied: \(error).")
            stop(at: seq)
        }
    }

    private func judge(_ act: Act, isFounding: Bool, _ cited: CitedSource) throws {
        let trace = trials.isEmpty ? nil : ReadingTrace()
        let breaches = try Self.breaches(of: act, isFounding, in: book, cited, trace: trace)
        let isOfMoment = clock.moment.admits(act)
        if isOfMoment { note(act, breaches) }
        for breach in breaches {
            guard breach.effect.isRefusal else {
                if isOfMoment, case .finding = breach.effect { findings.append(AuditFinding(breach, of: act)) }
                continue
            }
            inadmissible(act, breach)
        }
        if isOfMoment, let trace {
            try trials.take(act, breaches, asked: trace.keys, in: book) { act, overrides in
                try Self.breaches(of: act, isFounding, in: book, cited, overrides)
            }
        }
        try Projector.apply(act, breaches: breaches, to: book)
        if let row = book.takeOverfull() { inadmissible(act, .overfull(row)) }
        if try clock.take(act) { try finish() }
    }

    /// Says what was overdue, on the book as it stands: that of the moment that is audited.
    func finish() throws {
        guard let state = try clock.stop(at: book) else { return }
        try trials.finish(state.book, on: state.day)
    }

    private func inadmissible(_ act: Act, _ breach: Breach) {
        differences.add(
            .actInadmissible, Place.act(act),
            es: "\(act.type.rawValue) está registrado y la regla \(breach.ruleID) lo rechaza. \(breach.message.es)",
            en: "\(act.type.rawValue) is recorded and rule \(breach.ruleID) refuses it. \(breach.message.en)")
    }

    /// Keeps what judging once more needs, if the log turns out to hold a correction.
    private func note(_ act: Act, _ breaches: [Breach]) {
        let rules = breaches.rulesBroken
        if !rules.isEmpty { verdicts[act.seq] = rules }
        guard case .correctionRecorded(let event) = act.event, !breaches.contains(where: \.effect.isRefusal),
            let fact = event.act
        else { return }
        corrections.append(RecordedCorrection(seq: act.seq, corrects: UInt64(clamping: event.correctsSeq), fact: fact))
    }

    /// What the rules say of an act of the log that is being audited, on the book before it.
    static func breaches(
        of act: Act, _ isFounding: Bool, in book: Book, _ cited: CitedSource, _ overrides: [String: String] = [:],
        trace: ReadingTrace? = nil
    ) throws -> [Breach] {
        try Judge.judge(act, in: try context(of: act, isFounding, in: book, cited, overrides, trace))
    }

    /// What the rules may look at for an act of the log that is being audited.
    static func context(
        of act: Act, _ isFounding: Bool, in book: Book, _ cited: CitedSource, _ overrides: [String: String] = [:],
        _ trace: ReadingTrace? = nil
    ) throws -> Context {
        try Context(
            book: book, act: act, overrides: overrides, trace: trace, isFounding: isFounding,
            recorded: cited.recorded, root: cited.root, seal: { _ in Self.statedSeal(act) },
            sha256: { Digest.sha256($0).hex })
    }

    /// What a seal states is believed here: ``SealCheck`` holds it against the state, which a corrected replay has not.
    private static func statedSeal(_ act: Act) -> CheckpointSealed? {
        if case .checkpointSealed(let event) = act.event { event } else { nil }
    }
}
