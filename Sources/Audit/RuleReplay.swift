import Deliberation
import EventLog
import Projections
import TransparencyLog

/// The acts judged and applied again, from nothing.
final class RuleReplay {
    let views = DerivedViews()
    var book: Book { views.book }
    private(set) var findings: [AuditFinding] = []
    private(set) var changes: [ReadingChange] = []
    private(set) var isRunning = true
    /// What each act is judged to break; acts that break nothing are left out.
    private(set) var verdicts: [UInt64: Set<BrokenRule>] = [:]
    /// The corrections that no rule refuses.
    private(set) var corrections: [RecordedCorrection] = []

    private let journal: Journal
    private let overrides: [String: String]
    private let differences: DifferenceList

    init(_ journal: Journal, overrides: [String: String], _ differences: DifferenceList) {
        self.journal = journal
        self.overrides = overrides
        self.differences = differences
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
    func take(_ event: Event, _ seq: UInt64) {
        guard isRunning else { return }
        guard let recorded = Self.instant(event.recorded) else { return stop(at: seq) }
        let act: Act
        do throws(ActError) {
            act = try Act(event, recorded: recorded, seq: seq)
        } catch {
            differences.add(
                .actMalformed, Place.event(seq),
                es: "No es un acto del catálogo (\(error.code.rawValue)): \(error.detail).",
                en: "It is no act of the catalogue (\(error.code.rawValue)): \(error.detail).")
            return stop(at: seq)
        }
        do {
            try judge(act, isFounding: event.isFounding)
        } catch {
            differences.add(
                .actMalformed, Place.event(seq), es: "No se pudo aplicar: \(error).",
                en: "It could not be applied: \(error).")
            stop(at: seq)
        }
    }

    private func judge(_ act: Act, isFounding: Bool) throws {
        let breaches = try Self.breaches(of: act, isFounding, in: book, journal)
        note(act, breaches)
        for breach in breaches {
            guard breach.effect.isRefusal else {
                if case .finding = breach.effect { findings.append(AuditFinding(breach, of: act)) }
                continue
            }
            inadmissible(act, breach)
        }
        if !overrides.isEmpty {
            let tried = try Self.breaches(of: act, isFounding, in: book, journal, overrides)
            change(.appears, tried, breaches, act)
            change(.disappears, breaches, tried, act)
        }
        try Projector.apply(act, breaches: breaches, to: book)
        if let row = book.takeOverfull() { inadmissible(act, .overfull(row)) }
    }

    private func inadmissible(_ act: Act, _ breach: Breach) {
        differences.add(
            .actInadmissible, Place.event(act.seq),
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
        of act: Act, _ isFounding: Bool, in book: Book, _ journal: Journal, _ overrides: [String: String] = [:]
    ) throws -> [Breach] {
        let context = try Context(
            book: book, act: act, overrides: overrides, isFounding: isFounding,
            recorded: { try Self.act(at: $0, journal) }, root: { try Self.root(of: $0, journal) },
            seal: { _ in Self.statedSeal(act) },
            sha256: { Digest.sha256($0).hex })
        return try Judge.judge(act, in: context)
    }

    /// The act that a correction cites, from the log that is being audited.
    private static func act(at seq: Int64, _ journal: Journal) throws -> Act? {
        guard seq >= 0, let event = try journal.read({ try $0.event(at: UInt64(seq)) }),
            let recorded = instant(event.recorded)
        else { return nil }
        return try Act(event, recorded: recorded, seq: event.seq)
    }

    /// The root that a replay states; the stored hashes it follows from are held against the leaves by ``TreeCheck``.
    private static func root(of size: Int64, _ journal: Journal) throws -> String? {
        guard let size = UInt64(exactly: size) else { return nil }
        return try journal.read { snapshot in
            size <= snapshot.size.value ? try snapshot.root(of: TreeSize(size)).hex : nil
        }
    }

    /// What a seal states is believed here: ``SealCheck`` holds it against the state, which a corrected replay has not.
    private static func statedSeal(_ act: Act) -> CheckpointSealed? {
        if case .checkpointSealed(let event) = act.event { event } else { nil }
    }

    /// Notes the breaches that only one way of reading brings.
    private func change(_ kind: ReadingChange.Kind, _ breaches: [Breach], _ others: [Breach], _ act: Act) {
        for breach in breaches where !others.contains(breach) && breach.effect != .computed {
            changes.append(
                ReadingChange(
                    kind: kind, refuses: breach.effect.isRefusal, finding: AuditFinding(breach, of: act)))
        }
    }
}
