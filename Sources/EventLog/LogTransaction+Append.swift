internal import LMDB
internal import TransparencyLog

/// What the log answers to a filing.
public struct Receipt: Sendable {
    /// The filing's id.
    public let filing: EventID

    /// The place of its first event.
    public let firstSeq: UInt64

    /// Its events, consecutive in the log.
    public let events: [Event]

    /// Whether the log had the filing already, so that nothing was written.
    public let isRepeat: Bool

    /// Makes a receipt.
    public init(filing: EventID, firstSeq: UInt64, events: [Event], isRepeat: Bool) {
        self.filing = filing
        self.firstSeq = firstSeq
        self.events = events
        self.isRepeat = isRepeat
    }
}

extension LogTransaction {
    /// Appends a filing's acts, all or none.
    ///
    /// Everything is checked before the first write, so that a refused filing leaves no trace and others may still be
    /// appended in the same transaction.
    ///
    /// - Parameter filing: The filing.
    /// - Returns: The events; those of the first time when the same filing was appended before.
    /// - Throws: `.foreignOrigin` when it was signed for another ledger; `.idConflict` when the filing's or an act's id
    ///   is known with other content; `.staleVersion` when an act is not next in its stream; `.eventTooLarge`; what the storage reports.
    /// - Complexity: O(*n* log *N*) for *n* acts on a log of *N* events.
    public mutating func append(_ filing: VerifiedFiling) throws(EventLogError) -> Receipt {
        guard filing.origin == context.origin else {
            throw EventLogError(.foreignOrigin, "\(filing.origin), not \(context.origin)")
        }
        if let receipt = try earlierReceipt(of: filing) { return receipt }
        let prepared = try prepare(filing)
        try store(prepared)
        return Receipt(
            filing: filing.id, firstSeq: prepared.events[0].seq, events: prepared.events, isRepeat: false)
    }

    /// The events of a filing with everything that will be written for them.
    struct Prepared {
        var events: [Event] = []
        /// The ids of the events and filings, with their places.
        var ids: [(id: EventID, seq: UInt64)] = []
        /// When the last of them was recorded.
        var recorded: Timestamp
        var frontier: MerkleFrontier
        var nodes: [Digest] = []
        var heads: [StreamName: StreamHead?]
    }

    /// The receipt of the same filing, if it is in the log.
    private borrowing func earlierReceipt(of filing: VerifiedFiling) throws(EventLogError) -> Receipt? {
        var known = 0
        var key: [UInt8] = []
        for intent in filing.intents where try seqOfKnown(intent.id, &key) != nil { known += 1 }
        let first = try seqOfKnown(filing.id, &key)
        if known == 0, first == nil { return nil }
        let conflict = EventLogError(.idConflict, "filing \(filing.id)")
        guard let first, known == filing.intents.count else { throw conflict }
        let events: [Event]
        do {
            events = try self.events(in: first..<first + UInt64(filing.intents.count))
        } catch {
            throw EventLogError(any: error)
        }
        guard events.count == filing.intents.count else { throw conflict }
        for (index, event) in events.enumerated() {
            guard event.filing.id == filing.id, event.filing.index == index, event.filing.size == events.count,
                event.filing.key == filing.keyID, event.intent == filing.intents[index]
            else { throw conflict }
        }
        return Receipt(filing: filing.id, firstSeq: first, events: events, isRepeat: true)
    }

    /// The place of an id; what is greater than all known ids, as new ids mostly are, need not be looked for.
    borrowing func seqOfKnown(_ id: EventID, _ key: inout [UInt8]) throws(EventLogError) -> UInt64? {
        guard let greatest = head.greatestID, id <= greatest else { return nil }
        id.store(in: &key)
        let ids = context.tables.ids
        do throws(LMDBError) {
            return try transaction.reading { transaction throws(LMDBError) in
                try transaction.integer(of: key.span, in: ids)
            }
        } catch {
            throw EventLogError(error)
        }
    }

    /// Checks versions and sizes, and makes the events and the tree's new nodes, without writing anything.
    private borrowing func prepare(_ filing: VerifiedFiling) throws(EventLogError) -> Prepared {
        let recorded = recorded.text
        let encoder = LeafEncoder(filing: filing.filing, recorded: recorded)
        var prepared = Prepared(recorded: self.recorded, frontier: head.frontier, heads: streamHeads)
        prepared.ids = [(filing.id, head.frontier.size.value)]
        prepared.events.reserveCapacity(filing.intents.count)
        prepared.nodes.reserveCapacity(2 * filing.intents.count + 64)
        var seq = head.frontier.size.value
        for (index, intent) in filing.intents.enumerated() {
            let last = try headOfStream(intent.stream, &prepared.heads)
            let next = last.map { $0.version + 1 } ?? 0
            guard intent.version == next else {
                let conflict = VersionConflict(stream: intent.stream, expected: intent.version, actual: next)
                throw EventLogError(.staleVersion, conflict: conflict)
            }
            let leaf = encoder.leaf(filing.encoded[index], index: index, seq: seq, prev: last?.leafHash)
            guard leaf.count <= Event.largestByteCount else {
                throw EventLogError(.eventTooLarge, "act \(index) would be an event of \(leaf.count) bytes")
            }
            let hash = MerkleTree.leafHash(leaf)
            prepared.frontier.append(hash, completing: &prepared.nodes)
            prepared.heads[intent.stream] = StreamHead(version: next, seq: seq, leafHash: hash)
            let reference = FilingReference(
                id: filing.id, index: index, key: filing.keyID, signature: filing.filing.signature,
                size: filing.intents.count)
            prepared.events.append(
                Event(
                    intent: intent, seq: seq, filing: reference, prev: last?.leafHash, recorded: recorded,
                    bytes: leaf, leafHash: hash))
            prepared.ids.append((intent.id, seq))
            seq += 1
        }
        return prepared
    }

    borrowing func headOfStream(
        _ stream: StreamName, _ heads: inout [StreamName: StreamHead?]
    ) throws(EventLogError) -> StreamHead? {
        if let known = heads[stream] { return known }
        do {
            let found = try streamHead(stream)
            heads[stream] = .some(found)
            return found
        } catch {
            throw EventLogError(any: error)
        }
    }

    /// Writes what was prepared, events and hashes in append mode.
    mutating func store(_ prepared: Prepared) throws(EventLogError) {
        let tables = context.tables
        let empty: [UInt8] = []
        var key: [UInt8] = []
        try write { transaction in
            for event in prepared.events {
                try transaction.put(event.bytes.span, for: event.seq, in: tables.events, mode: .append)
                key.setIndexKey(event.stream.text, UInt64(event.version))
                try transaction.put(integer: event.seq, for: key.span, in: tables.streams, mode: .insert)
                key.setIndexKey(event.type, event.seq)
                try transaction.put(empty.span, for: key.span, in: tables.types, mode: .insert)
            }
        }
        try storeIDs(prepared.ids)
        try storeNodes(prepared.nodes)
        head.frontier = prepared.frontier
        head.recorded = prepared.recorded
        streamHeads = prepared.heads
    }

    /// Indexes the ids in their order: those past all known ones, as new ids mostly are, go in append mode, which fills
    /// pages instead of leaving them half empty.
    private mutating func storeIDs(_ ids: [(id: EventID, seq: UInt64)]) throws(EventLogError) {
        let table = context.tables.ids
        let rows = ids.sorted { $0.id < $1.id }
        var greatest = head.greatestID
        var key: [UInt8] = []
        try write { transaction in
            for row in rows {
                let isGreatest = greatest.map { $0 < row.id } ?? true
                row.id.store(in: &key)
                try transaction.put(integer: row.seq, for: key.span, in: table, mode: isGreatest ? .append : .insert)
                if isGreatest { greatest = row.id }
            }
        }
        head.greatestID = greatest
    }

    /// Appends nodes to the last row of hashes and to as many new rows as they need.
    private mutating func storeNodes(_ nodes: [Digest]) throws(EventLogError) {
        let table = context.tables.hashes
        var number = head.rowNumber
        var row = head.row
        // The first row may be stored already, shorter; all others are new.
        var mode = row.isEmpty ? WriteTransaction.PutMode.append : .replace
        try write { transaction in
            for (index, node) in nodes.enumerated() {
                row += node.bytes
                let isFull = row.count == HashRows.rowByteCount
                guard isFull || index == nodes.count - 1 else { continue }
                try transaction.put(row.span, for: number, in: table, mode: mode)
                mode = .append
                guard isFull else { continue }
                number += 1
                row.removeAll(keepingCapacity: true)
            }
        }
        head.row = row
    }
}
