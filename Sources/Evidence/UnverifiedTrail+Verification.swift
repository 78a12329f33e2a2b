internal import Deliberation
public import TransparencyLog

extension UnverifiedTrail {
    /// Checks the whole trail, trusting nobody but the policy.
    ///
    /// The log of the policy must have signed the checkpoint and enough of its witnesses cosigned it; every event must be
    /// in the checkpoint's tree at its own place; the stream's versions must run from 0 without a gap, each chained to the
    /// one before; and every filing must be signed by a key that an included event enrols for its actor, in force when
    /// the filing was recorded. The enrolments are held to the same, back to the founding filing.
    ///
    /// - Parameter policy: whom to trust.
    /// - Returns: what the trail shows; its ``VerifiedTrail/limits`` belong to every report of it.
    /// - Throws: ``EvidenceError``.
    /// - Complexity: O(*n* log *N*) hashes for *n* events of a log of *N*, and one signature for each filing.
    public func verify(policy: Policy) throws(EvidenceError) -> VerifiedTrail {
        let checkpoint = try policy.verifyEvidence(file.checkpoint)
        guard file.origin.utf8.elementsEqual(checkpoint.checkpoint.origin.utf8) else {
            throw EvidenceError(.foreignOrigin, detail: file.origin)
        }
        try Self.checkOrder(enrolments)
        try Self.checkOrder(events)
        for event in enrolments + events { try event.checkInclusion(in: checkpoint.checkpoint) }
        try checkRecorded()
        var ring = KeyRing()
        for event in enrolments { try ring.add(event.envelope) }
        var signatures = FilingSignatures(origin: file.origin)
        for event in enrolments { try signatures.check(event, by: ring.key(for: event.envelope)) }
        try checkStream()
        var signed: [VerifiedTrail.SignedEvent] = []
        for event in events {
            let key = try ring.key(for: event.envelope)
            try signatures.check(event, by: key)
            signed.append(VerifiedTrail.SignedEvent(envelope: event.envelope, key: key))
        }
        return VerifiedTrail(checkpoint: checkpoint, stream: file.stream, events: signed)
    }

    /// Requires that no event is there twice and that they stand in the log's order.
    private static func checkOrder(_ events: [UnverifiedEvent]) throws(EvidenceError) {
        for (event, next) in zip(events, events.dropFirst()) where event.envelope.seq >= next.envelope.seq {
            throw EvidenceError(.brokenOrder, seq: next.envelope.seq)
        }
    }

    /// Requires that the time of recording never goes back along the log.
    private func checkRecorded() throws(EvidenceError) {
        let all = (enrolments + events).map(\.envelope).sorted { $0.seq < $1.seq }
        for (event, next) in zip(all, all.dropFirst()) where next.recorded < event.recorded {
            throw EvidenceError(.timeGoesBack, seq: next.seq, detail: next.recorded)
        }
    }

    /// Requires one stream, from version 0, without a gap, each event chained to the one before.
    private func checkStream() throws(EvidenceError) {
        var prev: Digest?
        for (version, event) in events.enumerated() {
            let envelope = event.envelope
            guard envelope.stream.utf8.elementsEqual(file.stream.utf8) else {
                throw EvidenceError(.foreignStream, seq: envelope.seq, detail: envelope.stream)
            }
            guard envelope.version == UInt64(version) else {
                throw EvidenceError(.brokenOrder, seq: envelope.seq, detail: "\(envelope.version), \(version)")
            }
            guard envelope.prev == prev else { throw EvidenceError(.brokenChain, seq: envelope.seq) }
            prev = MerkleTree.leafHash(envelope.leaf)
        }
    }
}

extension UnverifiedEvent {
    /// Requires that the event is in the tree at its own `seq`.
    func checkInclusion(in tree: Checkpoint) throws(EvidenceError) {
        let proof = InclusionProof(leafIndex: LeafIndex(envelope.seq), treeSize: tree.size, path: path)
        do throws(ProofError) {
            try proof.verify(leafHash: MerkleTree.leafHash(envelope.leaf), root: tree.root)
        } catch {
            throw EvidenceError(.notIncluded, seq: envelope.seq)
        }
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
