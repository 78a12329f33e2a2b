import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

/// The year of the demonstration, act by act, with the book as each act found it.
final class YearReplay {
    let book = Book(source: EmptySource())
    let acts: [Act]
    /// How many acts found the ledger.
    let foundingSize: Int
    private let roots: [String?]
    private var size = 0

    init(_ ledger: TestLedger) throws {
        let events = try ledger.withLedger { try $0.journal.read { try $0.events(in: 0..<UInt64.max) } }
        acts = try events.map { event in
            let recorded = try #require(Timestamp(event.recorded))
            let instant = try #require(Instant(secondsSinceEpoch: recorded.milliseconds / 1_000, offsetMinutes: 0))
            return try Act(
                type: event.type, data: event.data, stream: event.stream.text, schema: event.schema,
                occurred: event.occurred, recorded: instant, actor: event.actor, seq: event.seq)
        }
        foundingSize = try #require(events.firstIndex { UInt64($0.filing.index) != $0.seq })
        roots = try ledger.withLedger { ledger in
            try ledger.journal.read { log in try (0...events.count).map { try log.root(of: TreeSize(UInt64($0))).hex } }
        }
    }

    /// Whether the next act belongs to the founding filing, of which no role is asked.
    var isFounding: Bool { size < foundingSize }

    /// Applies the next act.
    func advance() throws {
        try book.evolve(acts[size])
        book.settle()
        size += 1
    }

    /// What the seal at a place states, which the audit of the ledger finds right.
    private static func seal(in acts: [Act], at size: Int64) -> CheckpointSealed? {
        guard acts.indices.contains(Int(size)), case .checkpointSealed(let seal) = acts[Int(size)].event else {
            return nil
        }
        return seal
    }

    /// What refuses an act if it is filed next.
    func refusals(_ act: Act) throws -> [Breach] {
        let next = Act(
            event: act.event, occurred: act.occurred, recorded: act.recorded, actor: act.actor, seq: UInt64(size))
        let context = try Context(
            book: book, act: next, isFounding: isFounding,
            recorded: { [acts, size] seq in seq >= 0 && seq < size ? acts[Int(seq)] : nil },
            root: { [roots, size] of in of >= 0 && of <= size ? roots[Int(of)] : nil },
            seal: { [acts] size in Self.seal(in: acts, at: size) },
            sha256: { Digest.sha256($0).hex })
        return try Judge.judge(next, in: context).filter(\.effect.isRefusal)
    }
}
