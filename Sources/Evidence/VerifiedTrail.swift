public import Deliberation
public import TransparencyLog

/// What a trail shows, and what it cannot show.
///
/// Only ``UnverifiedTrail/verify(policy:)`` makes one.
public struct VerifiedTrail: Sendable {
    /// An event of the stream with the key that is shown to have signed it.
    public struct SignedEvent: Sendable {
        /// The event.
        public let envelope: Envelope
        /// The enrolled key of its actor.
        public let key: VerifierKey
    }

    /// The checkpoint that all of it was checked against, with the cosignatures that hold.
    public let checkpoint: VerifiedCheckpoint
    /// The stream.
    public let stream: String
    /// The stream's events from version 0 on.
    public let events: [SignedEvent]
    /// What nobody may conclude from this trail.
    public let limits: [Bilingual] = Self.limits

    init(checkpoint: VerifiedCheckpoint, stream: String, events: [SignedEvent]) {
        self.checkpoint = checkpoint
        self.stream = stream
        self.events = events
    }

    /// The ledger.
    public var origin: String { checkpoint.checkpoint.origin }

    /// What a trail without seals cannot show: that nothing was left out at its end.
    public static let limits = [
        Bilingual(
            es:
                "Este rastro no prueba que no haya un acto posterior del expediente; esta versión aún no puede probarlo: "
                + "pregunte por él a quien tenga el libro.",
            en:
                "This trail does not show that no later event of the stream was left out after the last one: that takes "
                + "seals over all streams' heads, which no trail carries yet."),
        Bilingual(
            es: "Tampoco prueba que no se haya omitido la revocación de una llave.",
            en: "Nor does it show that no revocation of a key was left out."),
    ]
}
