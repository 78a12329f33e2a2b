import Deliberation
public import EventLog

/// What a filing brought: its events, and the findings raised.
public struct LedgerReceipt: Sendable {
    /// The log's receipt.
    public let receipt: Receipt
    /// The findings, by act of the filing from 1; empty for a repeat.
    public let findings: [ActBreach]
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
