internal import CanonicalJSON
internal import Deliberation
public import TransparencyLog

/// Makes evidence out of a ledger: the trail of a stream, or the proof of one event.
public struct TrailBuilder<Source: TrailSource> {
    private let source: Source

    /// Makes a builder over one state of a ledger.
    public init(_ source: Source) {
        self.source = source
    }

    /// The trail of a stream as far as the checkpoint reaches, in the bytes of its file.
    ///
    /// - Throws: ``EvidenceError`` with code `missingEvent` when the stream has no events there, `unknownKey` when an
    ///   enrolment is not in the registry; whatever the source throws.
    public func trail(of stream: String) throws -> [UInt8] {
        let note = try source.checkpointNote()
        let checkpoint = try Checkpoint(parsing: UnverifiedNote(parsing: note).text)
        let envelopes = try self.envelopes(ofStream: stream, in: checkpoint)
        guard !envelopes.isEmpty else { throw EvidenceError(.missingEvent, detail: stream) }
        let registry = try self.envelopes(ofStream: Self.registryStream, in: checkpoint)
        var paths = FilingPaths()
        let file = TrailFile(
            checkpoint: note,
            enrolments: try Self.enrolments(of: envelopes, in: registry).map { try prove($0, checkpoint, &paths) },
            events: try envelopes.map { try prove($0, checkpoint, &paths) },
            format: UnverifiedTrail.format, origin: checkpoint.origin, stream: stream)
        return file.canonicalBytes
    }

    /// The proof of one event as a C2SP tlog-proof, whose `extra` is the event's bytes.
    ///
    /// - Throws: whatever the source throws.
    public func proof(of seq: UInt64) throws -> TLogProof {
        let note = try source.checkpointNote()
        let checkpoint = try Checkpoint(parsing: UnverifiedNote(parsing: note).text)
        return TLogProof(
            index: LeafIndex(seq), path: try source.inclusionPath(of: seq, in: checkpoint.size), checkpoint: note,
            extra: try source.leaf(at: seq))
    }

    private static var registryStream: String { "registry" }

    private func envelopes(ofStream stream: String, in checkpoint: Checkpoint) throws -> [Envelope] {
        try source.sequenceNumbers(ofStream: stream)
            .filter { $0 < checkpoint.size.value }
            .map { try Envelope(decoding: try source.leaf(at: $0)) }
    }

    private func prove(_ envelope: Envelope, _ tree: Checkpoint, _ paths: inout FilingPaths) throws -> TrailEvent {
        TrailEvent(
            filingPath: try paths.path(of: envelope) { try source.intents(ofFilingOf: envelope) }.map(\.base64),
            leaf: String(decoding: envelope.leaf, as: UTF8.self),
            path: try source.inclusionPath(of: envelope.seq, in: tree.size).map(\.base64))
    }

    /// The enrolments and revocations of the keys that signed, and of those that signed these, in the log's order.
    private static func enrolments(of envelopes: [Envelope], in registry: [Envelope]) throws -> [Envelope] {
        var needed: [UInt64: Envelope] = [:]
        var waiting = envelopes
        var seen: Set<Signer> = []
        while let envelope = waiting.popLast() {
            let signer = Signer(actor: envelope.act.actor, keyID: envelope.filing.keyID)
            guard seen.insert(signer).inserted else { continue }
            let events = registry.filter(signer.isConcerned(by:))
            guard !events.isEmpty else { throw EvidenceError(.unknownKey, seq: envelope.seq, detail: signer.actor) }
            for event in events { needed[event.seq] = event }
            waiting += events
        }
        return needed.values.sorted { $0.seq < $1.seq }
    }
}

/// An actor with one of its keys.
private struct Signer: Hashable {
    let actor: String
    let keyID: KeyID

    func isConcerned(by envelope: Envelope) -> Bool {
        switch envelope.act.event {
        case .actorEnrolled(let event):
            event.actorId == actor && (try? VerifierKey(parsing: event.key).keyID) == keyID
        case .keyRevoked(let event): event.actorId == actor && event.keyId == keyID.hex
        default: false
        }
    }
}

/// The trees of the filings met so far, so that a filing is read once.
private struct FilingPaths {
    private var trees: [String: HashArray] = [:]

    /// The path from an event's intent to the root of its filing.
    mutating func path(of envelope: Envelope, intents: () throws -> [[UInt8]]) throws -> [Digest] {
        let filing = envelope.filing
        var tree = trees[filing.id] ?? HashArray()
        if trees[filing.id] == nil {
            for intent in try intents() { tree.append(MerkleTree.leafHash(intent)) }
            trees[filing.id] = tree
        }
        return try InclusionProof.make(index: LeafIndex(filing.index), size: TreeSize(filing.size), from: tree).path
    }
}
