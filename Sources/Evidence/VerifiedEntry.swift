public import TransparencyLog

/// One entry that is shown to be in a log, whatever its bytes mean: for the proofs of other logs.
///
/// Only ``init(_:entry:policy:)`` makes one.
public struct VerifiedEntry: Sendable {
    /// The entry's bytes.
    public let entry: [UInt8]
    /// Its place in the log.
    public let index: LeafIndex
    /// The checkpoint whose tree holds it.
    public let checkpoint: VerifiedCheckpoint

    /// Checks the proof of one entry, trusting nobody but the policy.
    ///
    /// - Parameters:
    ///   - proof: a C2SP tlog-proof, with the entry's bytes as `extra` unless they are given.
    ///   - entry: the entry's bytes; where the proof has some too they must be the same.
    ///   - policy: whom to trust.
    /// - Throws: ``EvidenceError`` with code `missingEvent`, `notIncluded`, `invalidCheckpoint`, `foreignOrigin` or
    ///   `quorumNotMet`.
    public init(_ proof: TLogProof, entry: [UInt8]? = nil, policy: Policy) throws(EvidenceError) {
        guard let bytes = entry ?? proof.extra else { throw EvidenceError(.missingEvent, seq: proof.index.value) }
        guard entry == nil || proof.extra == nil || proof.extra == bytes else {
            throw EvidenceError(.notIncluded, seq: proof.index.value)
        }
        let checkpoint = try policy.verifyEvidence(proof.checkpoint)
        let inclusion = InclusionProof(
            leafIndex: proof.index, treeSize: checkpoint.checkpoint.size, path: proof.path)
        do throws(ProofError) {
            try inclusion.verify(leafHash: MerkleTree.leafHash(bytes), root: checkpoint.checkpoint.root)
        } catch {
            throw EvidenceError(.notIncluded, seq: proof.index.value)
        }
        self.entry = bytes
        index = proof.index
        self.checkpoint = checkpoint
    }
}
