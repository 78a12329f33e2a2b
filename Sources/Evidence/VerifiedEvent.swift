public import Deliberation
public import TransparencyLog

/// One event that is shown to be in a log.
///
/// Only ``init(_:leaf:policy:)`` makes one. It shows where the event stands and what it says; whether its actor signed
/// it, and what came before, takes the trail of its stream.
public struct VerifiedEvent: Sendable {
    /// The event.
    public let envelope: Envelope
    /// What it says.
    public let act: Act
    /// The checkpoint whose tree holds it.
    public let checkpoint: VerifiedCheckpoint

    /// Checks the proof of one event, trusting nobody but the policy.
    ///
    /// - Parameters:
    ///   - proof: a C2SP tlog-proof, with the event's bytes as `extra` unless they are given.
    ///   - leaf: the event's bytes; where the proof has some too they must be the same.
    ///   - policy: whom to trust.
    /// - Throws: ``EvidenceError`` with code `missingEvent`, `malformedEvent`, `notIncluded`, `invalidCheckpoint`,
    ///   `foreignOrigin` or `quorumNotMet`.
    public init(_ proof: TLogProof, leaf: [UInt8]? = nil, policy: Policy) throws(EvidenceError) {
        let entry = try VerifiedEntry(proof, entry: leaf, policy: policy)
        let envelope = try Envelope(decoding: entry.entry)
        guard envelope.seq == proof.index.value else { throw EvidenceError(.notIncluded, seq: proof.index.value) }
        self.envelope = envelope
        act = try envelope.act()
        checkpoint = entry.checkpoint
    }

    /// What nobody may conclude from the proof of one event.
    public static let limits = [
        Bilingual(
            es:
                "Esta prueba muestra que el evento está en el libro, no quién lo firmó ni qué vino antes o después: eso "
                + "lo muestra el rastro de su expediente.",
            en:
                "This proof shows that the event is in the ledger, not who signed it nor what came before or after: that "
                + "is for the trail of its stream.")
    ]
}
