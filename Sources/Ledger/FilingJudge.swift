import Deliberation
import EventLog
import Projections
import TransparencyLog

/// Judges the acts of one filing in order, each on the book that the earlier ones left.
struct FilingJudge {
    let book: Book
    let recorded: Instant
    let isFounding: Bool
    let log: LogFacts
    /// What this filing has done so far: a correction may follow what it corrects.
    private let earlier = EarlierActs()

    private(set) var refusals: [ActBreach] = []
    private(set) var findings: [ActBreach] = []

    init(book: Book, recorded: Timestamp, isFounding: Bool, log: LogFacts) {
        self.book = book
        self.log = log
        self.recorded = Self.instant(recorded)
        self.isFounding = isFounding
    }

    /// A time of the log as the rules see it: UTC, to the second.
    ///
    /// A timestamp is a time of the years 1970 to 9999, so that the fallback is never used.
    static func instant(_ timestamp: Timestamp) -> Instant {
        Instant(secondsSinceEpoch: timestamp.milliseconds / 1_000, offsetMinutes: 0) ?? .unixEpoch
    }

    static func sha256(_ bytes: [UInt8]) -> String { Digest.sha256(bytes).hex }

    /// Reads the act at a place of the log, which may be an earlier one of this filing.
    var recordedAct: (Int64) throws -> Act? {
        { [earlier, log] seq in try earlier[seq] ?? log.act(at: seq) }
    }

    /// Judges one act and, when nothing refuses it, applies it.
    ///
    /// - Parameters:
    ///   - act: the act.
    ///   - place: its place in the filing, from 1.
    /// - Throws: only what reading a stored row throws; refusals are collected.
    mutating func judge(_ act: Act, at place: Int) throws {
        if case .actorEnrolled(let event) = act.event, (try? VerifierKey(parsing: event.key)) == nil {
            throw LedgerError(.malformedAct, "key: \(event.key)")
        }
        let context = try Context(
            book: book, act: act, isFounding: isFounding, recorded: recordedAct, root: log.root,
            seal: log.seal,
            sha256: Self.sha256)
        let breaches = try Judge.judge(act, in: context)
        for breach in breaches {
            let located = ActBreach(act: place, type: act.type, breach: breach)
            if breach.effect.isRefusal { refusals.append(located) } else { findings.append(located) }
        }
        // Later acts of a refused filing are not judged on a state that never was.
        guard refusals.isEmpty else { return }
        earlier.add(act)
        try Projector.apply(act, breaches: breaches, to: book)
        if let row = book.takeOverfull() {
            refusals.append(ActBreach(act: place, type: act.type, breach: .overfull(row)))
        }
    }
}

/// The acts of one filing by their place in the log.
///
/// A class, so that the closures that ask it never hold a copy of thousands of acts.
private final class EarlierActs {
    private var acts: [Act] = []

    func add(_ act: Act) { acts.append(act) }

    /// The act at a place of the log; the acts of a filing follow one another there.
    subscript(seq: Int64) -> Act? {
        guard let first = acts.first?.position, seq >= first, seq - first < acts.count else { return nil }
        return acts[Int(seq - first)]
    }
}
