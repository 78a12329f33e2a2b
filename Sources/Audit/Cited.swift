import Deliberation
import EventLog
import TransparencyLog

/// What an act states of the log before it, read where the log is read.
///
/// The judge has a thread of its own and opens no transaction: while the walk holds one, another would wait for its end
/// where a writer has made the file larger than the map, and the walk waits for the judge.
enum Cited: Sendable {
    /// Most acts cite nothing.
    case nothing
    /// The act that a correction corrects; `nil` where none before it is one.
    case act(Act?)
    /// The root over as many acts as a replay says; `nil` where there are fewer. The stored hashes that it follows from
    /// are held against the leaves by ``TreeCheck``.
    case root(String?)

    private static let types: Set<EventType> = [.correctionRecorded, .auditReplayRun, .irregularityRecorded]

    /// Reads what the act of an event cites.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - seq: Its place.
    ///   - snapshot: The log.
    /// - Throws: What the storage reports.
    init(by event: Event, _ seq: UInt64, _ snapshot: borrowing LogSnapshot) throws {
        switch Self.act(of: event) {
        case .correctionRecorded(let act):
            guard let place = UInt64(exactly: act.correctsSeq), place < seq else {
                self = .act(nil)
                return
            }
            // What cannot be read there has stopped the judge already.
            let bytes = try snapshot.get(table: "events", key: place.bigEndianBytes)
            self = .act(bytes.flatMap { try? Event(decoding: $0) }.flatMap { try? Act(recorded: $0) })
        case .auditReplayRun(let act):
            guard let last = UInt64(exactly: act.toSeq), last < snapshot.size.value else {
                self = .root(nil)
                return
            }
            self = .root(try snapshot.root(of: TreeSize(last + 1)).hex)
        default: self = .nothing
        }
    }

    /// The act of an event, or the fact inside it; `nil` for all that cite nothing, which are not decoded twice.
    private static func act(of event: Event) -> DomainEvent? {
        guard let type = EventType(rawValue: event.type), types.contains(type),
            let act = try? DomainEvent(type: type, canonical: event.data)
        else { return nil }
        if case .irregularityRecorded(let record) = act { return record.act }
        return act
    }
}

/// Where the rules find what an act cites of the log before it.
struct CitedSource {
    /// The act at a place, or `nil` where there is none.
    let recorded: (_ seq: Int64) throws -> Act?
    /// The root over the first acts, or `nil` where there are fewer.
    let root: (_ size: Int64) throws -> String?

    /// What was read with an act, and the records of irregularities so far.
    init(_ cited: Result<Cited, any Error>, _ irregularities: IrregularityStore) {
        recorded = { seq in
            if let act = try irregularities.act(at: seq) { return act }
            guard case .act(let act?) = try cited.get(), act.position == seq else { return nil }
            return act
        }
        root = { _ in
            guard case .root(let root) = try cited.get() else { return nil }
            return root
        }
    }

    /// The log itself; who asks holds no transaction.
    init(_ journal: Journal) {
        recorded = { seq in
            guard seq >= 0, let event = try journal.read({ try $0.event(at: UInt64(seq)) }) else { return nil }
            return try Act(recorded: event)
        }
        root = { size in
            guard let size = UInt64(exactly: size) else { return nil }
            return try journal.read { snapshot in
                size <= snapshot.size.value ? try snapshot.root(of: TreeSize(size)).hex : nil
            }
        }
    }
}

/// The records of irregularities, with which a later one is compared: what happened once is told once.
///
/// In memory while they are few, and beyond that in a file of this process alone.
final class IrregularityStore {
    private let largestCount: Int
    private var events: [UInt64: Event] = [:]
    private var spilled: OverflowTable?

    init(largestCount: Int) { self.largestCount = largestCount }

    /// Keeps a record.
    ///
    /// - Throws: What the file of records reports.
    func keep(_ event: Event) throws {
        events[event.seq] = event
        guard events.count > largestCount else { return }
        let table = try spilled ?? OverflowTable()
        spilled = table
        try table.put(events.sorted { $0.key < $1.key }.map { ($0.key.bigEndianBytes, $0.value.bytes) })
        events = [:]
    }

    /// The record at a place, or `nil` where there is none.
    ///
    /// - Throws: What the file of records reports.
    func act(at seq: Int64) throws -> Act? {
        guard let seq = UInt64(exactly: seq) else { return nil }
        if let event = events[seq] { return try Act(recorded: event) }
        guard let bytes = try spilled?.get(seq.bigEndianBytes) else { return nil }
        return try Act(recorded: Event(decoding: bytes))
    }
}

extension Act {
    /// The act of an event of the log; `nil` where the time of its recording is none.
    init?(recorded event: Event) throws(ActError) {
        guard let recorded = RuleReplay.instant(event.recorded) else { return nil }
        try self.init(event, recorded: recorded, seq: event.seq)
    }
}
