public import Deliberation
public import TransparencyLog

/// A trail whose events stand in the log that the policy trusts, each signed by a key that the log enrols for its actor.
///
/// Only ``UnverifiedTrail/authenticate(policy:)`` makes one. Whether something was left out is the next question.
public struct AuthenticTrail: Sendable {
    /// An event with the key that is shown to have signed it.
    public struct SignedEvent: Sendable {
        /// The event.
        public let envelope: Envelope
        /// The enrolled key of its actor.
        public let key: VerifierKey
    }

    /// The file.
    public let file: TrailFile
    /// The checkpoint that all of it was checked against, with the cosignatures that hold.
    public let checkpoint: VerifiedCheckpoint
    /// The events in the order of the log; the last one is the seal.
    public let events: [SignedEvent]
    /// What the seal says of the log before it.
    public let seal: CheckpointSealed
    /// The documents that came with the file, each named by an event, by their hash.
    public let attachments: [(sha256: String, content: [UInt8])]
    /// The streams of the seal that the file names.
    let streams: [NamedStream]
    let streamsProof: [Digest]

    /// The seal's event, which says as of when all of it holds.
    public var sealEvent: Envelope { events[events.count - 1].envelope }
}

extension UnverifiedTrail {
    /// Checks that everything in the file is what it says to be, trusting nobody but the policy.
    ///
    /// - Parameter policy: whom to trust.
    /// - Returns: the trail, authentic.
    /// - Throws: ``EvidenceError``, in the order of the format's page.
    /// - Complexity: O(*n* log *N*) hashes for *n* events of a log of *N*, and one signature for each filing.
    public func authenticate(policy: Policy) throws(EvidenceError) -> AuthenticTrail {
        try checkOrder()
        let checkpoint = try policy.verifyEvidence(file.checkpoint)
        guard file.origin.utf8.elementsEqual(checkpoint.checkpoint.origin.utf8) else {
            throw EvidenceError(.foreignOrigin, detail: file.origin)
        }
        try checkInclusion(in: checkpoint.checkpoint)
        guard let last = events.last, case .checkpointSealed(let seal)? = (try? last.act())?.event,
            UInt64(exactly: seal.size) == last.seq
        else { throw EvidenceError(.invalidSeal, seq: events.last?.seq) }
        var ring = KeyRing()
        for envelope in events where envelope.isOfKeys { try ring.add(envelope) }
        let signed = try FilingSignatures(origin: file.origin, proofs: filingProofs).check(events, ring)
        try checkAttachments()
        return AuthenticTrail(
            file: file, checkpoint: checkpoint, events: signed, seal: seal, attachments: attachments, streams: streams,
            streamsProof: streamsProof)
    }

    /// Requires that no event is there twice, that they stand in the log's order, and that time never goes back.
    private func checkOrder() throws(EvidenceError) {
        for (event, next) in zip(events, events.dropFirst()) {
            guard event.seq < next.seq else { throw EvidenceError(.brokenOrder, seq: next.seq) }
            guard event.recorded <= next.recorded else {
                throw EvidenceError(.timeGoesBack, seq: next.seq, detail: next.recorded)
            }
        }
    }

    /// Requires that all events are in the tree, each at its own `seq`.
    private func checkInclusion(in tree: Checkpoint) throws(EvidenceError) {
        let leaves = events.map { (index: LeafIndex($0.seq), hash: $0.leafHash) }
        do throws(ProofError) {
            try Multiproof(treeSize: tree.size, hashes: eventsProof).verify(leaves, root: tree.root)
        } catch {
            throw EvidenceError(.notIncluded)
        }
    }

    /// Requires that each document has the hash that it claims, and that an event names it.
    private func checkAttachments() throws(EvidenceError) {
        guard !attachments.isEmpty else { return }
        var named: Set<String> = []
        for envelope in events { named.formUnion(try envelope.members(["sha256"]).map(\.value)) }
        for (sha256, content) in attachments {
            guard Digest.sha256(content).hex == sha256, named.contains(sha256) else {
                throw EvidenceError(.foreignAttachment, detail: sha256)
            }
        }
    }
}

extension Envelope {
    /// Whether it enrols or revokes a key.
    var isOfKeys: Bool {
        [EventType.actorEnrolled.rawValue, EventType.keyRevoked.rawValue].contains(type)
    }
}

extension Policy {
    /// Verifies a note as ``verify(_:)`` does, its errors in the terms of evidence.
    func verifyEvidence(_ note: String) throws(EvidenceError) -> VerifiedCheckpoint {
        do throws(TransparencyLogError) {
            return try verify(try UnverifiedNote(parsing: note))
        } catch {
            switch error.code {
            case .unexpectedOrigin: throw EvidenceError(.foreignOrigin, detail: error.detail)
            case .quorumNotMet: throw EvidenceError(.quorumNotMet, detail: error.detail)
            default: throw EvidenceError(.invalidCheckpoint, detail: "\(error)")
            }
        }
    }
}
