import Deliberation
import EventLog
import Projections

/// A correction, and the act as it leaves it.
struct RecordedCorrection {
    let seq: UInt64
    let corrects: UInt64
    let fact: DomainEvent
}

/// The acts judged once more, every corrected act as it stands now and from its own place on.
///
/// What rested on an act before its correction came was judged on what the act said then; its verdict stays on record.
/// Here it is judged on what is right, and where that breaks another rule, or one no longer, that is said.
struct CorrectedReplay {
    private let journal: Journal
    private let corrections: [RecordedCorrection]
    private let verdicts: [UInt64: Set<BrokenRule>]
    private let moment: AuditMoment
    private let views: DerivedViews
    private var book: Book { views.book }
    /// The corrected acts by place: the last correction of an act carries all of them.
    private let facts: [UInt64: DomainEvent]

    init(_ journal: Journal, _ replay: RuleReplay) {
        self.journal = journal
        views = DerivedViews(largestRowCount: replay.views.largestRowCount)
        corrections = replay.corrections
        verdicts = replay.verdicts
        moment = replay.clock.moment
        facts = Dictionary(corrections.map { ($0.corrects, $0.fact) }) { _, last in last }
    }

    /// One finding for each act with another verdict, in the order of the log.
    ///
    /// The bytes are read as the walk read them, in pages, so that writers go on.
    ///
    /// - Parameters:
    ///   - size: How many events were judged before.
    ///   - heartbeat: Called at each event.
    /// - Returns: The findings; none where nothing was corrected.
    /// - Throws: What the storage reports.
    /// - Complexity: As judging the log the first time; O(1) where nothing was corrected.
    func findings(upTo size: UInt64, _ heartbeat: () -> Void) throws -> [AuditFinding] {
        var findings: [AuditFinding] = []
        guard !corrections.isEmpty else { return findings }
        var next: UInt64 = 0
        while next < size {
            let end = min(size, next + UInt64(Auditor.pageSize))
            for event in try events(next..<end) {
                heartbeat()
                if let finding = try judge(event, next) { findings.append(finding) }
                next += 1
            }
            try views.settle()
            guard next == end else { break }
        }
        return findings
    }

    /// A page of events; judged when its transaction is over, for the rules may ask for one of their own.
    private func events(_ range: Range<UInt64>) throws -> [Event] {
        var events: [Event] = []
        try journal.read { snapshot in
            try snapshot.scan(table: "events", from: range.lowerBound.bigEndianBytes) { _, value in
                guard events.count < range.count else { return false }
                events.append(try Event(decoding: value))
                return true
            }
        }
        return events
    }

    private func judge(_ event: Event, _ seq: UInt64) throws -> AuditFinding? {
        guard let recorded = RuleReplay.instant(event.recorded) else { return nil }
        let stored = try Act(event, recorded: recorded, seq: seq)
        // What a correction says is already in its act's own place.
        guard stored.type != .correctionRecorded else { return nil }
        let act = Act(
            event: facts[seq] ?? stored.event, occurred: stored.occurred, recorded: recorded, actor: stored.actor,
            seq: seq)
        let breaches = try RuleReplay.breaches(of: act, event.isFounding, in: book, CitedSource(journal))
        try Projector.apply(act, breaches: breaches, to: book)
        let (before, after) = (verdicts[seq] ?? [], breaches.rulesBroken)
        guard before != after, moment.admits(act) else { return nil }
        // A rule broken in another way is broken anew: what it says now is not what was said when it was recorded.
        let gained = Set(after.subtracting(before).map(\.id))
        let lost = Set(before.subtracting(after).map(\.id)).subtracting(gained)
        return AuditFinding(correcting: act, change(of: seq, gained: gained, lost: lost))
    }

    /// Names every correction of an earlier act, or of this one: which of them it was follows from no single act.
    private func change(of seq: UInt64, gained: Set<String>, lost: Set<String>) -> Bilingual {
        let causes = corrections.filter { $0.corrects <= seq }.map { "#\($0.seq)" }
        let (one, list) = (causes.count == 1, causes.joined(separator: ", "))
        var (es, en): ([String], [String]) = ([], [])
        if !gained.isEmpty {
            let rules = gained.sorted().joined(separator: ", ")
            es.append("incumple \(rules)")
            en.append("breaks \(rules)")
        }
        if !lost.isEmpty {
            let rules = lost.sorted().joined(separator: ", ")
            es.append("ya no incumple \(rules)")
            en.append("no longer breaks \(rules)")
        }
        return Bilingual(
            es: "Con \(one ? "la corrección" : "las correcciones") \(list), el acto #\(seq) "
                + "\(es.joined(separator: " y ")).",
            en: "With \(one ? "correction" : "corrections") \(list), act #\(seq) \(en.joined(separator: " and ")).")
    }
}

/// A rule that an act is judged to break, and how.
struct BrokenRule: Hashable {
    let id: String
    let message: Bilingual
}

extension [Breach] {
    /// The rules that an act is judged to break.
    var rulesBroken: Set<BrokenRule> {
        Set(filter { $0.effect != .computed }.map { BrokenRule(id: $0.ruleID, message: $0.message) })
    }
}

extension Event {
    /// The founding filing is the one whose first act is the log's first.
    var isFounding: Bool { seq == UInt64(filing.index) }
}

extension Act {
    /// The act of an event.
    init(_ event: Event, recorded: Instant, seq: UInt64) throws(ActError) {
        try self.init(
            type: event.type, data: event.data, stream: event.stream.text, schema: event.schema,
            occurred: event.occurred, recorded: recorded, actor: event.actor, seq: seq)
    }
}
