import Deliberation
import EventLog
import TransparencyLog

/// The walk over `events`, every row once and in order: what follows from the bytes alone.
///
/// What is known of each event goes to the judge, who works on the pages before while the next one is read.
final class EventWalk {
    private static let table = "events"
    private static let largestFaultCount = 1_000

    var tree = TreeCheck()
    private(set) var indexes = IndexCheck()
    private var filings: FilingCheck
    /// The key that should come next, which is the number of events read.
    private(set) var next: UInt64 = 0
    /// Whether the end was reached.
    private(set) var isAtEnd = false

    private let judge: JudgeQueue
    private let differences: DifferenceList
    private var decoder = EventDecoder()
    private var streams: StreamCheck
    /// What the judge has not been given yet.
    private var steps: [AuditStep] = []
    private var recorded = ""
    /// When the last events were recorded, from which place on: one commit has one time.
    private(set) var lastCommit: UInt64 = 0
    private var rowCount = 0
    private var faultCount = 0

    init(origin: String, judge: JudgeQueue, _ options: AuditOptions, _ differences: DifferenceList) {
        streams = StreamCheck(options)
        filings = FilingCheck(origin: origin)
        self.judge = judge
        self.differences = differences
    }

    /// Reads so many rows from where the last page ended.
    func read(_ snapshot: borrowing LogSnapshot, limit: Int) throws {
        var left = limit
        isAtEnd = true
        defer { handOver() }
        do {
            try snapshot.scan(table: Self.table, from: next.bigEndianBytes) { key, value in
                guard left > 0 else {
                    isAtEnd = false
                    return false
                }
                left -= 1
                rowCount += 1
                differences.heartbeat()
                return try take(key, value, snapshot)
            }
        } catch {
            interrupt(at: next)
            throw error
        }
    }

    private func handOver() {
        judge.take(steps)
        steps.removeAll(keepingCapacity: true)
    }

    /// Whether the table's size is what was read.
    func finish(_ snapshot: borrowing LogSnapshot) throws {
        filings.cutShort(differences)
        let size = snapshot.size.value
        if next < size {
            missing(next, size - 1)
        } else if UInt64(rowCount) != size {
            differences.add(
                .tableCount, Self.table, expected: "\(rowCount)", found: "\(size)",
                es: "La tabla dice tener \(size) entradas y se leyeron \(rowCount).",
                en: "The table says that it has \(size) entries, and \(rowCount) were read.")
        }
    }

    /// Goes on without tree and rules, for an act is not there.
    private func interrupt(at seq: UInt64) {
        tree.interrupt(at: seq)
        steps.append(.gap(at: seq))
        indexes.skip()
    }

    private func missing(_ first: UInt64, _ last: UInt64) {
        differences.add(
            .eventMissing, Place.event(first), es: "Faltan los eventos \(first) a \(last).",
            en: "Events \(first) to \(last) are missing.")
    }

    /// Takes one row; `false` ends the walk where the table leads nowhere.
    private func take(_ key: [UInt8], _ value: [UInt8], _ snapshot: borrowing LogSnapshot) throws -> Bool {
        guard let seq = UInt64(bigEndianBytes: key), seq < .max, seq >= next else {
            differences.add(
                .eventKey, Place.numberedRow(Self.table, key), expected: "≥ \(next)", found: Place.printable(key),
                es: "La clave no es la secuencia \(next) ni una posterior.",
                en: "The key is neither sequence number \(next) nor a later one.")
            interrupt(at: next)
            faultCount += 1
            return faultCount < Self.largestFaultCount
        }
        if seq > next {
            missing(next, seq - 1)
            interrupt(at: next)
        }
        next = seq + 1
        let leafHash = MerkleTree.leafHash(value)
        let decoded = decode(value, seq)
        // A seal is of what comes before it.
        let isSeal = decoded?.type == EventType.checkpointSealed.rawValue
        let sealed = isSeal ? LogBeforeSeal(root: tree.root, streams: try streams.tree()) : nil
        try tree.append(leafHash, snapshot, differences)
        guard let event = decoded else { return true }
        check(event, seq)
        indexes.take(event, seq)
        try streams.take(event, leafHash, seq, differences)
        let filing = filings.take(event, seq, differences)
        let cited = Result { try Cited(by: event, seq, snapshot) }
        steps.append(
            .event(
                WalkedEvent(
                    event: event, seq: seq, beginsFiling: filing.begins, signature: filing.completes, sealed: sealed,
                    cited: cited)))
        if steps.count >= Auditor.pageSize { handOver() }
        return true
    }

    private func decode(_ bytes: [UInt8], _ seq: UInt64) -> Event? {
        if bytes.count > Event.largestByteCount {
            differences.add(
                .eventTooLarge, Place.event(seq), expected: "≤ \(Event.largestByteCount)", found: "\(bytes.count)",
                es: "Tiene \(bytes.count) bytes.", en: "It has \(bytes.count) bytes.")
        } else {
            do throws(EventLogError) {
                return try decoder.decode(bytes)
            } catch {
                differences.add(
                    .eventMalformed, Place.event(seq), es: "No es un evento en JSON canónico: \(error).",
                    en: "It is not an event in canonical JSON: \(error).")
            }
        }
        indexes.skip()
        steps.append(.gap(at: seq))
        return nil
    }

    private func check(_ event: Event, _ seq: UInt64) {
        if event.seq != seq {
            differences.add(
                .eventSequence, Place.event(seq, of: event), expected: "\(seq)", found: "\(event.seq)",
                es: "Dentro dice ser el evento \(event.seq).",
                en: "Inside, it says that it is event \(event.seq).")
            steps.append(.gap(at: seq))
        }
        // Both are UTC with milliseconds and of one form, so that texts sort as times do.
        if event.recorded < recorded {
            differences.add(
                .recordedBackwards, Place.event(seq, of: event), expected: "≥ \(recorded)", found: event.recorded,
                es: "Dice registrarse el \(event.recorded) y el anterior el \(recorded).",
                en: "It says that it was recorded at \(event.recorded), and the one before at \(recorded).")
        }
        if event.recorded != recorded { lastCommit = seq }
        recorded = event.recorded
    }
}
