public import Deliberation
public import EventLog
public import Projections
import TransparencyLog

/// The ledger told act by act: the views as each act left them, and which acts made each row.
///
/// It is read from the events, never from the stored views. It checks nothing; ``Auditor`` does.
public final class Chronicle {
    /// The acts told so far that the moment admits, with the views that they left.
    public let told = ToldActs()

    /// The views after the acts told so far.
    public var book: Book { told.book }

    /// The acts told so far, in the order of the log.
    public var acts: [Act] { told.acts }

    /// Every row, as canonical bytes.
    public var rows: [RowName: [UInt8]] { told.rows }

    /// The acts that made or changed each row, in the order of the log.
    public var makers: [RowName: [UInt64]] { told.makers }

    private let journal: Journal
    private let moment: AuditMoment
    private var next: UInt64 = 0

    /// Opens the ledger at its beginning.
    ///
    /// - Parameters:
    ///   - journal: The ledger's log.
    ///   - moment: Which acts are told.
    public init(_ journal: Journal, of moment: AuditMoment = AuditMoment()) {
        self.journal = journal
        self.moment = moment
    }

    /// How many acts the log has.
    ///
    /// - Throws: `EventLogError`.
    @available(*, noasync)
    public func size() throws -> UInt64 { try journal.read { $0.size.value } }

    /// Tells the acts up to a place; those told already stay told.
    ///
    /// - Parameter end: The place after the last act wanted.
    /// - Throws: `EventLogError`; ``AuditError`` for an event that is no act.
    /// - Complexity: O(`end`).
    @available(*, noasync)
    public func advance(to end: UInt64) throws {
        let last = min(end, try size())
        while next < last {
            let page = next..<min(next + 1_000, last)
            for event in try journal.read({ try $0.events(in: page) }) { try tell(event) }
            next = page.upperBound
        }
    }

    private func tell(_ event: Event) throws {
        let (act, isFounding) = try Self.act(event)
        guard moment.admits(act) else { return }
        let breaches = try RuleReplay.breaches(of: act, isFounding, in: book, CitedSource(journal))
        try told.tell(act, breaches: breaches)
    }

    /// The act of an event, and whether it belongs to the filing that founds the ledger.
    private static func act(_ event: Event) throws -> (act: Act, isFounding: Bool) {
        guard let recorded = RuleReplay.instant(event.recorded) else {
            throw AuditError(.unreadableAct, "\(event.seq): \(event.recorded)")
        }
        do throws(ActError) {
            return (try Act(event, recorded: recorded, seq: event.seq), event.isFounding)
        } catch {
            throw AuditError(.unreadableAct, "\(event.seq): \(error.code.rawValue)")
        }
    }

    /// What the rules say of an act, and all that they looked at to say it.
    ///
    /// The acts before it are told by then, and none after it may be.
    ///
    /// - Parameters:
    ///   - seq: The act's place in the log.
    ///   - ruleID: The only rule to ask; `nil` for all.
    /// - Returns: The explanation; `nil` where the log has no such act.
    /// - Throws: As ``advance(to:)``.
    /// - Complexity: O(`seq`).
    @available(*, noasync)
    public func explanation(of seq: UInt64, ruleID: String? = nil) throws -> Explanation? {
        guard let event = try journal.read({ try $0.event(at: seq) }) else { return nil }
        try advance(to: seq)
        let (act, isFounding) = try Self.act(event)
        let (source, trace) = (TracingSource(book), ReadingTrace())
        let context = try RuleReplay.context(
            of: act, isFounding, in: Book(source: source), CitedSource(journal), [:], trace)
        let breaches: [Breach]
        if let ruleID {
            // The rules that an irregular fact breaks are named in the place of the record's own.
            for act in [act] + (act.irregularFact.map { [$0] } ?? []) {
                guard let rule = Rulebook.rule(ruleID), rule.triggers.contains(act.type) else { continue }
                _ = try rule.judge(act, in: context)
            }
            breaches = try RuleReplay.breaches(of: act, isFounding, in: book, CitedSource(journal)).filter {
                $0.ruleID == ruleID
            }
        } else {
            breaches = try Judge.judge(act, in: context)
        }
        return Explanation(
            act: act, breaches: breaches.filter { $0.effect != .computed },
            readings: ReadingBasis.of(trace.keys, context.readings, acts), facts: facts(source))
    }

    /// What is missing on a day by a rule, and all that the rule looked at to say it.
    ///
    /// - Parameters:
    ///   - name: The deadline, such as `ART7-QUARTERLY/2026-Q2`.
    ///   - day: The day; `nil` for the one on which the last act told was recorded.
    /// - Returns: The explanation, the finding `nil` where nothing of that name is missing; and the day.
    /// - Throws: As ``advance(to:)``.
    @available(*, noasync)
    public func deadline(_ name: String, on day: CalendarDate?) throws -> (Explanation, DeadlineFinding?, CalendarDate)?
    {
        try advance(to: .max)
        guard let day = day ?? acts.last?.recorded.date(), let rule = Rulebook.rule(String(name.prefix { $0 != "/" }))
        else { return nil }
        let (source, trace) = (TracingSource(book), ReadingTrace())
        let ruleSet = Readings.ruleSet(in: try book.commission.row(Book.commissionKey), on: day)
        let readings = Readings(ruleSet: ruleSet, trace: trace)
        let found = try rule.overdue(asOf: day, book: Book(source: source), readings: readings)
        let explanation = Explanation(
            act: nil, breaches: [], readings: ReadingBasis.of(trace.keys, readings, acts), facts: facts(source))
        return (explanation, found.first { $0.name == name }, day)
    }

    /// The rows read, with their makers; a view read from end to end is one fact.
    private func facts(_ source: TracingSource) -> [ExplainedRow] {
        var facts: [ExplainedRow] = source.wholeViews.sorted().map { view in
            let all = makers.filter { $0.key.view == view }.values.joined()
            return ExplainedRow(name: RowName(view: view, key: "*"), acts: Set(all).sorted())
        }
        // An index leads to rows, which are read after it; it says nothing of its own.
        let single = source.read.filter { !source.wholeViews.contains($0.view) && $0.view != "indexes" }
        facts += single.sorted().map { ExplainedRow(name: $0, acts: makers[$0] ?? []) }
        return facts
    }
}

/// Lends the rows of a book, and keeps which were asked for.
private final class TracingSource: RowSource {
    private let book: Book
    private(set) var read: Set<RowName> = []
    private(set) var wholeViews: Set<String> = []

    init(_ book: Book) { self.book = book }

    func row(of view: String, key: String) throws -> [UInt8]? {
        read.insert(RowName(view: view, key: key))
        return try book.view(view)?.record(key)?.canonicalBytes
    }

    func keys(of view: String) throws -> [String] {
        wholeViews.insert(view)
        return try book.view(view)?.keys() ?? []
    }
}
