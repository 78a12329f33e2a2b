/// One rule of the decree: the sentence, what is checked, and what a breach brings.
///
/// A rule is a pure function of an act and the book before it. It reads, it never changes anything.
public protocol Rule: Sendable {
    /// Its stable name, such as `ART4-PAR7-DECIDE`.
    var id: String { get }
    /// Where the decree or the law says so.
    var article: Bilingual { get }
    /// The words of the norm, in its own language.
    var quote: String { get }
    /// What is checked.
    var checks: Bilingual { get }
    /// What a breach brings.
    var effect: Effect { get }
    /// What to do about a breach.
    var remedy: Bilingual { get }
    /// The readings that its verdict depends on.
    var readings: [Reading] { get }
    /// The acts that it looks at.
    var triggers: [EventType] { get }

    /// Whether the rule has nothing to hold an act against until the regulation sets it: it never counts as passed then.
    var needsRegulation: Bool { get }

    /// The breaches of one act, judged on the book before it.
    func judge(_ act: Act, in context: Context) throws -> [Breach]

    /// What is missing as of a date: no act triggers it, time does.
    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding]
}

extension Rule {
    /// No reading, unless the rule says otherwise.
    public var readings: [Reading] { [] }

    /// Most rules are the decree's own.
    public var needsRegulation: Bool { false }

    /// No act, unless the rule says otherwise.
    public var triggers: [EventType] { [] }

    /// Nothing to say of an act, for rules that only time breaks.
    public func judge(_ act: Act, in context: Context) throws -> [Breach] { [] }

    /// Nothing falls due, unless the rule says otherwise.
    public func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] { [] }

    /// A breach of this rule, with its own effect and remedy unless others are given.
    func breach(_ es: String, _ en: String, effect: Effect? = nil, remedy: Bilingual? = nil) -> Breach {
        Breach(ruleID: id, effect: effect ?? self.effect, message: Bilingual(es: es, en: en), ownRemedy: remedy)
    }
}

/// What a breach brings (rulebook 2.0).
public enum Effect: Hashable, Sendable {
    /// Refused: structurally impossible or not authorised.
    case refuse
    /// The normal event is refused; the fact, if it really happened, may only enter as an irregularity.
    case refuseAsIrregular
    /// Recorded, and a finding is raised.
    case finding(Severity)
    /// A finding as of a date: no act triggers it.
    case deadline(Severity)
    /// A computed value: nothing to breach by itself.
    case computed

    /// Whether the act may not be recorded.
    public var isRefusal: Bool {
        switch self {
        case .refuse, .refuseAsIrregular: true
        case .finding, .deadline, .computed: false
        }
    }

    /// What it is called.
    public var label: Bilingual {
        switch self {
        case .refuse: Bilingual(es: "se rechaza", en: "refused")
        case .refuseAsIrregular:
            Bilingual(
                es: "se rechaza; el hecho cierto solo entra como irregularidad",
                en: "refused; a real fact enters only as an irregularity")
        case .finding(let severity):
            Bilingual(es: "hallazgo, gravedad \(severity.label.es)", en: "finding, severity \(severity.label.en)")
        case .deadline(let severity):
            Bilingual(
                es: "hallazgo por vencimiento, gravedad \(severity.label.es)",
                en: "finding when due, severity \(severity.label.en)")
        case .computed: Bilingual(es: "valor calculado", en: "computed value")
        }
    }
}

/// A rule broken by an act.
public struct Breach: Hashable, Sendable {
    /// The rule.
    public let ruleID: String
    /// What it brings for this act.
    public let effect: Effect
    /// What happened.
    public let message: Bilingual
    /// What to do in this case, where the rule knows better than what it says of all of them.
    var ownRemedy: Bilingual? = nil

    /// What to do about it.
    public var remedy: Bilingual {
        ownRemedy ?? Rulebook.rule(ruleID)?.remedy ?? Bilingual(es: "—", en: "—")
    }
}

/// Something that a rule asks for and that is not there on a date.
public struct DeadlineFinding: Hashable, Sendable {
    /// The rule.
    public let ruleID: String
    /// How grave it is.
    public let severity: Severity
    /// What it is about, such as a session or a year.
    public let subject: String
    /// The last day on which it could have been done.
    public let dueOn: CalendarDate
    /// What is missing.
    public let message: Bilingual

    init(_ rule: any Rule, _ severity: Severity, _ subject: String, dueOn: CalendarDate, _ es: String, _ en: String) {
        ruleID = rule.id
        self.severity = severity
        self.subject = subject
        self.dueOn = dueOn
        message = Bilingual(es: es, en: en)
    }
}

/// What a rule may look at besides the act.
public struct Context {
    /// The state before the act.
    public let book: Book
    /// The readings in force for the act.
    public let readings: Readings
    /// The readings adopted for the act, whatever an auditor tries: what a recorded fact must follow from.
    public let adoptedReadings: Readings
    /// Whether the act is the fact inside a record of an irregularity, which may be told late.
    var isIrregularFact = false
    /// Whether the act belongs to the first filing, which enrols the key that signs it.
    public let isFounding: Bool
    /// The lower-case hex SHA-256 of bytes.
    ///
    /// Handed in, so that the domain needs no cryptography of its own.
    public let sha256: (_ bytes: [UInt8]) -> String
    /// The act at a place of the log, or nil where there is none: what a correction is compared with.
    ///
    /// Handed in, for the book keeps what acts led to and not the acts.
    public let recorded: (_ seq: Int64) throws -> Act?
    /// The lower-case hex root of the tree over the first acts, or nil where there are fewer: what a replay says.
    public let root: (_ size: Int64) throws -> String?
    /// What a seal of the first acts would say, or nil where the ledger does not stand there.
    public let seal: (_ size: Int64) throws -> CheckpointSealed?

    /// Makes a context for one act.
    ///
    /// - Parameters:
    ///   - book: the state before the act.
    ///   - act: the act; a session's acts are judged under the rule set that it froze when installed.
    ///   - overrides: readings that an auditor wants to try.
    ///   - trace: learns which readings are asked for; nil where nobody wants to know.
    ///   - isFounding: whether the act belongs to the first filing.
    ///   - recorded: the act at a place of the log, or nil; without it nothing can be corrected.
    ///   - root: the root over the first acts of the log, or nil; without it no replay can be recorded.
    ///   - seal: what a seal of the first acts would say, or nil; without it nothing can be sealed.
    ///   - sha256: lower-case hex SHA-256.
    /// - Throws: only what reading a stored row throws.
    public init(
        book: Book, act: Act, overrides: [String: String] = [:], trace: ReadingTrace? = nil, isFounding: Bool = false,
        recorded: @escaping (_ seq: Int64) throws -> Act? = { _ in nil },
        root: @escaping (_ size: Int64) throws -> String? = { _ in nil },
        seal: @escaping (_ size: Int64) throws -> CheckpointSealed? = { _ in nil },
        sha256: @escaping (_ bytes: [UInt8]) -> String
    ) throws {
        self.book = book
        self.isFounding = isFounding
        self.recorded = recorded
        self.root = root
        self.seal = seal
        self.sha256 = sha256
        let session = try book.session(of: act.irregularFact?.event ?? act.event)
        readings = try Readings.inForce(
            book, session: session, at: act.occurred, overrides: overrides, trace: trace)
        adoptedReadings =
            overrides.isEmpty ? readings : try Readings.inForce(book, session: session, at: act.occurred)
    }
}

extension Book {
    /// The session that an act belongs to, directly or through its decision, or nil.
    public func session(of event: DomainEvent) throws -> SessionView? {
        if let id = event.sessionID { return try sessions.row(id) }
        guard let id = event.decisionID, let decision = try decisions.row(id) else { return nil }
        return try sessions.row(decision.sessionId)
    }
}
