public import Deliberation
public import TransparencyLog

/// What an audit found.
public struct AuditResult: Sendable, Hashable {
    /// The answer in one word.
    public enum Verdict: String, Sendable, Hashable {
        /// Everything follows from the bytes, and no rule has anything to say.
        case clean
        /// Everything follows from the bytes; rules raised findings.
        case findings
        /// Something does not follow from the bytes, or may not be there.
        case broken

        /// What it is called.
        public var label: Bilingual {
            switch self {
            case .clean: Bilingual(es: "sin novedad", en: "clean")
            case .findings: Bilingual(es: "con hallazgos", en: "findings")
            case .broken: Bilingual(es: "integridad rota", en: "integrity broken")
            }
        }
    }

    /// Where the checkpoint file beside the environment stands.
    public enum CheckpointFile: Sendable, Hashable {
        /// It holds the head.
        case current
        /// It lags by the last commit, whose renewal a crash prevented or a writer is about to make; no difference.
        case lagging(size: TreeSize)
        /// There is a difference that says what.
        case differs
    }

    /// The ledger's name; empty when it could not be read.
    public let origin: String

    /// How many events were read.
    public let size: TreeSize

    /// The root over the events' bytes; `nil` when a gap leaves none.
    public let root: Digest?

    /// What does not follow from the bytes, in the order of the checks.
    public let differences: [Difference]

    /// How many more differences there are of the kinds in ``differences``.
    public let omittedDifferences: Int

    /// What the rules found under the adopted readings, in the order of the log; after it, in the same order, the acts
    /// whose verdict the corrections of earlier acts change.
    public let findings: [AuditFinding]

    /// What the readings that were tried would change.
    public let readingChanges: [ReadingChange]

    /// Of which moment the findings are, and what was overdue then.
    public let moment: AuditedMoment

    /// What each reading that was tried by itself would change, those without any effect included.
    public let trials: [ReadingTrial]

    /// Where the checkpoint file stands.
    public let checkpointFile: CheckpointFile

    /// The signed head, as a note, if it is that of the events: what an auditor does well to remember.
    public let head: String?

    /// How many of the remembered heads could be read, and the log was held against.
    public var rememberedHeads = 0

    /// What rests on what was found, by the `subject` of findings and differences.
    public var dependents: [String: [Dependents]] = [:]

    /// The answer in one word.
    public var verdict: Verdict {
        if !differences.isEmpty { return .broken }
        return findings.isEmpty && readingChanges.isEmpty && moment.overdue.isEmpty ? .clean : .findings
    }
}

/// Something that a rule says of a recorded act.
public struct AuditFinding: Sendable, Hashable {
    /// The act's place in the log.
    public let seq: UInt64

    /// The rule.
    public let ruleID: String

    /// How grave it is; ``Deliberation/Severity/grave`` for what the rule refuses.
    public let severity: Severity

    /// The act's stream.
    public let stream: String

    /// What other things may rest on: a key of ``AuditResult/dependents``.
    public let subject: String

    /// What was found.
    public let message: Bilingual

    init(_ breach: Breach, of act: Act) {
        seq = act.seq
        ruleID = breach.ruleID
        severity = if case .finding(let severity) = breach.effect { severity } else { .grave }
        stream = act.event.streamName
        subject = Dependents.subject(of: act.event)
        message = breach.message
    }

    /// What a correction changes about the verdict on an act; grave, for somebody decided on what was not so.
    init(correcting act: Act, _ message: Bilingual) {
        seq = act.seq
        ruleID = "CORE-CORRECTION"
        severity = .grave
        stream = act.event.streamName
        subject = Dependents.subject(of: act.event)
        self.message = message
    }
}

/// A finding that depends on how the decree is read.
public struct ReadingChange: Sendable, Hashable {
    /// Which way it goes.
    public enum Kind: String, Sendable, Hashable {
        /// It is raised under the readings that were tried, and not under the adopted ones.
        case appears
        /// It is raised under the adopted readings, and not under those that were tried.
        case disappears
    }

    /// Which way it goes.
    public let kind: Kind

    /// Whether the rule would have refused the act; otherwise it raises a finding.
    public let refuses: Bool

    /// What the rule says.
    public let finding: AuditFinding
}
