import Deliberation
public import EventLog

/// What a filing brought: its events, and the findings raised.
public struct LedgerReceipt: Sendable {
    /// The log's receipt.
    public let receipt: Receipt
    /// The findings, by act of the filing from 1; empty for a repeat.
    public let findings: [ActBreach]
    /// The filing of the seal that followed one that ended a session, or why there is none; nil where none was due.
    public internal(set) var seal: Result<Receipt, any Error>?
}

/// What a filing would bring (`--dry-run`).
public struct Rehearsal: Sendable {
    /// What would be signed.
    public let intents: [Intent]
    /// The place in the log that the first act would take.
    public let firstSeq: UInt64
    /// The findings it would raise.
    public let findings: [ActBreach]
}
