public import TransparencyLog

/// What evidence is made from: a ledger, as far as a trail needs to read it.
///
/// All answers must be of one state of the log, such as one read transaction.
public protocol TrailSource {
    /// The signed checkpoint note, with whatever cosignatures it has.
    func checkpointNote() throws -> String

    /// The RFC 3161 response over the checkpoint's text, if there is one.
    func timestampResponse() throws -> [UInt8]?

    /// The place of the last seal in the tree of a size; nil where there is none.
    func lastSeal(in size: TreeSize) throws -> UInt64?

    /// The bytes of an event.
    func leaf(at seq: UInt64) throws -> [UInt8]

    /// The places in the log of a stream's events that come before a place, from version 0 on.
    func sequenceNumbers(ofStream stream: String, before end: UInt64) throws -> [UInt64]

    /// The streams whose names begin so and that had events before a place, in order; at most as many as are wanted.
    func streams(beginningWith prefix: String, before end: UInt64, limit: Int) throws -> [String]

    /// The inclusion path of an event in the tree of a size, the leaf's sibling first.
    func inclusionPath(of seq: UInt64, in size: TreeSize) throws -> [Digest]

    /// The proof of some events in the tree of a size.
    func eventsProof(of places: [UInt64], in size: TreeSize) throws -> Multiproof

    /// The streams as a seal found them.
    func sealedStreams(at size: TreeSize) throws -> any SealedStreamSource
}

/// The tree over all streams' heads, as a seal found it.
public protocol SealedStreamSource {
    /// How many streams there are.
    var count: UInt64 { get }
    /// How many streams have a name less than this one, which is its index if it is there.
    func place(of name: String) throws -> UInt64
    /// The stream at an index; nil past the end.
    func stream(at index: UInt64) throws -> SealedStream?
    /// The proof of some streams, by strictly ascending indexes.
    func proof(of indexes: [UInt64]) throws -> Multiproof
}
