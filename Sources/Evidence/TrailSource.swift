public import TransparencyLog

/// What evidence is made from: a ledger, as far as a trail needs to read it.
///
/// All answers must be of one state of the log, such as one read transaction.
public protocol TrailSource {
    /// The signed checkpoint note, with whatever cosignatures it has.
    func checkpointNote() throws -> String

    /// The places in the log of a stream's events, from version 0 on.
    func sequenceNumbers(ofStream stream: String) throws -> [UInt64]

    /// The bytes of an event.
    func leaf(at seq: UInt64) throws -> [UInt8]

    /// The inclusion path of an event in the tree of a size, the leaf's sibling first.
    func inclusionPath(of seq: UInt64, in size: TreeSize) throws -> [Digest]

    /// What the actor signed for each act of the filing that an event came in, in order.
    func intents(ofFilingOf envelope: Envelope) throws -> [[UInt8]]
}

extension TrailSource {
    /// The intents of a filing, taken from its events, which are consecutive in the log.
    ///
    /// - Complexity: O(*n*) in the filing's bytes.
    public func intents(ofFilingOf envelope: Envelope) throws -> [[UInt8]] {
        let first = envelope.firstSeq
        return try (first..<first + envelope.filing.size).map { seq in
            seq == envelope.seq ? envelope.intent : try Envelope(decoding: try leaf(at: seq)).intent
        }
    }
}
