/// One act as the rules see it: a typed event with its times and its author.
///
/// `occurred` is when it happened (valid time), `recorded` when the ledger takes or took it. Rules use `occurred`;
/// the gap between the two is itself a fact that some rules look at.
public struct Act: Sendable {
    /// What happened.
    public let event: DomainEvent
    /// When it happened.
    public let occurred: Instant
    /// When the ledger took it, to the second.
    public let recorded: Instant
    /// The actor who signs it.
    public let actor: String
    /// Its place in the log.
    public let seq: UInt64

    /// Makes an act.
    public init(event: DomainEvent, occurred: Instant, recorded: Instant, actor: String, seq: UInt64) {
        self.event = event
        self.occurred = occurred
        self.recorded = recorded
        self.actor = actor
        self.seq = seq
    }

    /// The type of the event.
    public var type: EventType { event.type }

    /// `seq` as the rows store it.
    public var position: Int64 { Int64(clamping: seq) }
}
