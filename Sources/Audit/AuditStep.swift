import EventLog
import TransparencyLog

/// What the walk over the events hands to the judge, in the order of the log.
enum AuditStep: Sendable {
    /// The event of the next place.
    case event(WalkedEvent)
    /// The act of a place is not known, so that nothing after it can be judged.
    case gap(at: UInt64)
}

/// An event whose bytes were read, with what follows from them alone.
struct WalkedEvent: Sendable {
    let event: Event
    let seq: UInt64
    /// Whether it is the first act of a filing.
    let beginsFiling: Bool
    /// The signature that it completes, if it is the last act of a whole filing.
    let signature: FilingSignature?
    /// What the log was before it, if it is a seal.
    let sealed: LogBeforeSeal?
    /// What it cites of the log before it, or why that could not be read.
    let cited: Result<Cited, any Error>
}

/// The log as a seal finds it.
struct LogBeforeSeal: Sendable {
    /// The root over the leaves before it; `nil` after a gap.
    let root: Digest?
    /// The edge of the tree over the streams' heads.
    let streams: MerkleFrontier
}

/// The signature of a whole filing, and what it must be of.
struct FilingSignature: Sendable {
    let first: Event
    /// The place of its first act.
    let seq: UInt64
    let message: [UInt8]

    /// Whether a key made it.
    func isValid(by key: VerifierKey) -> Bool { key.isValidSignature(first.filing.signature, for: message) }
}
