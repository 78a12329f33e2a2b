/// A checkpoint that its own log has signed.
///
/// Only verification makes one. That the log says so does not make it the only thing the log says: for that there are
/// the witnesses, whose cosignatures ``note`` holds and a ``Policy`` weighs.
public struct VerifiedCheckpoint: Hashable, Sendable {
    /// What the log says.
    public let checkpoint: Checkpoint
    /// The note, with the signatures that were verified.
    public let note: VerifiedNote
    /// The log's key.
    public let logKey: VerifierKey

    /// Verifies a note as a checkpoint of one log.
    ///
    /// - Parameters:
    ///   - note: what was read.
    ///   - logKey: the log's key, of type ``SignatureAlgorithm/ed25519``; its signature must be there.
    ///   - origin: the log's origin; the key's name if not given, as C2SP recommends.
    ///   - witnesses: keys whose cosignatures must be right if they are there.
    /// - Throws: `TransparencyLogError` with code `unexpectedOrigin`, `missingLogSignature`, `invalidSignature`,
    ///   `ambiguousKey`, `malformedCheckpoint` or `wrongKeyKind`.
    public init(
        _ note: UnverifiedNote,
        logKey: VerifierKey,
        origin: String? = nil,
        witnesses: [VerifierKey] = []
    ) throws(TransparencyLogError) {
        guard logKey.algorithm == .ed25519 else { throw TransparencyLogError(.wrongKeyKind, logKey.name) }
        let checkpoint = try Checkpoint(parsing: note.text)
        guard KeyName.isSame(checkpoint.origin, origin ?? logKey.name) else {
            throw TransparencyLogError(.unexpectedOrigin, checkpoint.origin)
        }
        guard note.signatures.contains(where: { $0.keyID == logKey.keyID && KeyName.isSame($0.name, logKey.name) })
        else { throw TransparencyLogError(.missingLogSignature, logKey.name) }
        guard checkpoint.size.value > 0 || checkpoint.root == MerkleTree.emptyRoot else {
            throw TransparencyLogError(.malformedCheckpoint, "a tree without leaves has the root of nothing")
        }
        self.note = try note.verify(with: [logKey] + witnesses)
        self.checkpoint = checkpoint
        self.logKey = logKey
    }
}
