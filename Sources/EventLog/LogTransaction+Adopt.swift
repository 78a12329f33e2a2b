internal import LMDB
internal import TransparencyLog

extension LogTransaction {
    /// Appends events that the log has recorded elsewhere, byte for byte.
    ///
    /// - Parameters:
    ///   - leaves: Their bytes, in order.
    ///   - decoder: The decoder of the leaves before.
    /// - Throws: `.damaged` for a leaf that is no event, or not the next one of the log and of its stream; what the
    ///   storage reports.
    mutating func adopt(_ leaves: [[UInt8]], _ decoder: inout EventDecoder) throws(EventLogError) {
        var prepared = Prepared(recorded: head.recorded, frontier: head.frontier, heads: streamHeads)
        // Held once, or every page would copy all of them.
        streamHeads = [:]
        var key: [UInt8] = []
        for leaf in leaves {
            let event = try decoder.decode(leaf)
            let seq = prepared.frontier.size.value
            let last = try headOfStream(event.stream, &prepared.heads)
            guard event.seq == seq, event.version == last.map({ $0.version + 1 }) ?? 0, event.prev == last?.leafHash,
                let recorded = Timestamp(event.recorded), try seqOfKnown(event.id, &key) == nil
            else { throw EventLogError(.damaged, "event \(seq) does not follow from those before it") }
            let hash = event.leafHash
            prepared.frontier.append(hash, completing: &prepared.nodes)
            prepared.heads[event.stream] = StreamHead(version: event.version, seq: seq, leafHash: hash)
            prepared.events.append(event)
            prepared.ids.append((event.id, seq))
            if event.filing.index == 0 { prepared.ids.append((event.filing.id, seq)) }
            prepared.recorded = max(prepared.recorded, recorded)
        }
        do throws(EventLogError) {
            try store(prepared)
        } catch  where error.storage?.code == .keyExists {
            throw EventLogError(.damaged, "an id is in the log twice", storage: error.storage)
        }
    }

    /// Appends all events up to a head that the log has signed.
    ///
    /// - Parameters:
    ///   - checkpoint: The head.
    ///   - note: The head as the log signed it.
    ///   - leaves: Gives the leaves from a place on, at least one of them.
    /// - Throws: `.damaged` when they are not the events that were signed for; whatever `leaves` throws.
    mutating func adopt(
        _ checkpoint: VerifiedCheckpoint, _ note: String, _ leaves: (UInt64) throws -> [[UInt8]]
    ) throws {
        var decoder = EventDecoder()
        let size = checkpoint.checkpoint.size
        while self.size < size {
            let page = try leaves(self.size.value).prefix(Int(clamping: size.value - self.size.value))
            guard !page.isEmpty else { throw EventLogError(.damaged, "event \(self.size) is missing") }
            try adopt(Array(page), &decoder)
        }
        guard self.size == size, root == checkpoint.checkpoint.root else {
            throw EventLogError(.damaged, "the events are not those that the log has signed for")
        }
        adoptedNote = note
    }
}
