internal import CanonicalJSON
internal import Deliberation
public import TransparencyLog

/// Makes trails and proofs out of a ledger.
public struct TrailBuilder<Source: TrailSource> {
    /// How many events of a kind of streams are brought along for a rule that looks at all of that kind: beyond, the rule
    /// is not judged from the file.
    private static var largestRange: Int { 500 }

    private let source: Source
    private let rulebook: String

    /// Reads from a ledger.
    ///
    /// - Parameters:
    ///   - source: the ledger.
    ///   - rulebook: the version of the program's rules, for the file to say.
    public init(_ source: Source, rulebook: String) {
        self.source = source
        self.rulebook = rulebook
    }

    /// Makes the proof of one event, with the event's bytes inside (C2SP tlog-proof).
    ///
    /// - Throws: ``EvidenceError`` with code `invalidCheckpoint` or `notIncluded`; whatever the source throws.
    public func proof(of seq: UInt64) throws -> TLogProof {
        let note = try source.checkpointNote()
        let tree = try checkpoint(note)
        guard seq < tree.size.value else { throw EvidenceError(.notIncluded, seq: seq) }
        let path = try source.inclusionPath(of: seq, in: tree.size)
        return TLogProof(index: LeafIndex(seq), path: path, checkpoint: note, extra: try source.leaf(at: seq))
    }

    /// Makes the trail of a stream, as of the last seal.
    ///
    /// - Parameters:
    ///   - subject: the stream.
    ///   - others: streams to bring besides, such as what a decision gave rise to; those that the seal does not know are
    ///     left out.
    ///   - documents: the contents of documents that an event names.
    /// - Returns: the bytes of the file.
    /// - Throws: ``EvidenceError`` with code `invalidSeal` where nothing is sealed, `incomplete` where the seal does not know the
    ///   subject; whatever the source throws.
    /// - Complexity: O(*n* log *N*) reads for *n* events brought, of a log of *N*.
    public func trail(
        of subject: String, with others: [String] = [], documents: [[UInt8]] = []
    ) throws -> [UInt8] {
        let note = try source.checkpointNote()
        let tree = try checkpoint(note)
        guard let seal = try source.lastSeal(in: tree.size) else { throw EvidenceError(.invalidSeal) }
        var collection = TrailCollection(source, subject: subject, seal: seal)
        for stream in others { try collection.load(stream) }
        try collection.close(largestRange: Self.largestRange)
        let events = try collection.events + [Envelope(decoding: try source.leaf(at: seal))]
        let streams = try collection.namedStreams()
        let attachments = documents.map { content in
            TrailAttachment(content: Base64.encode(content), sha256: Digest.sha256(content).hex)
        }
        let file = TrailFile(
            attachments: attachments.sorted { $0.sha256 < $1.sha256 }, checkpoint: note,
            events: events.map { String(decoding: $0.leaf, as: UTF8.self) },
            eventsProof: try source.eventsProof(of: events.map(\.seq), in: tree.size).hashes.map(\.base64),
            filings: try filings(of: events), format: UnverifiedTrail.format, origin: tree.origin,
            rulebook: rulebook, streams: streams.streams.map(\.file),
            streamsProof: streams.proof.map(\.base64), subject: subject,
            timestamp: try source.timestampResponse().map { Base64.encode($0) })
        return file.canonicalBytes
    }

    /// The rest of the tree of each filing that is not there as a whole.
    private func filings(of events: [Envelope]) throws -> [TrailFiling] {
        var filings: [TrailFiling] = []
        for (id, acts) in Dictionary(grouping: events, by: \.filing.id) {
            guard let first = acts.first, UInt64(acts.count) < first.filing.size else { continue }
            var tree = HashArray()
            for seq in first.firstSeq..<first.firstSeq + first.filing.size {
                let act = try acts.first { $0.seq == seq } ?? Envelope(decoding: try source.leaf(at: seq))
                tree.append(MerkleTree.leafHash(act.intent))
            }
            let proof = try Multiproof.make(
                of: acts.map { LeafIndex($0.filing.index) }, size: TreeSize(first.filing.size), from: tree)
            filings.append(TrailFiling(id: id, proof: proof.hashes.map(\.base64)))
        }
        return filings.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    private func checkpoint(_ note: String) throws(EvidenceError) -> Checkpoint {
        do throws(TransparencyLogError) {
            return try Checkpoint(parsing: UnverifiedNote(parsing: note).text)
        } catch {
            throw EvidenceError(.invalidCheckpoint, detail: "\(error)")
        }
    }
}

extension NamedStream {
    var file: TrailStream {
        TrailStream(
            head: sealed.head.base64, index: Int64(clamping: index), name: sealed.name,
            version: Int64(clamping: sealed.version))
    }
}
