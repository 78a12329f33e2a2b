internal import CanonicalJSON
public import Deliberation
internal import TransparencyLog

/// A trail read from a file and not verified.
///
/// The file is canonical JSON of ``TrailFile``: the bytes of every event that a verdict rests on, the seal that covers
/// them, and what proves both. It needs neither the ledger nor its database.
public struct UnverifiedTrail: Sendable {
    /// What the field `format` says.
    public static let format = "constancia/trail/v2"
    /// The most bytes a trail may have.
    public static let largestByteCount = JSONLimits.document.bytes

    /// The file as it was read.
    public let file: TrailFile
    /// The events, in the order of the file; the last one should be the seal.
    let events: [Envelope]
    /// The rest of the log's tree.
    let eventsProof: [Digest]
    /// The rest of the tree of each filing that is shown in part.
    let filingProofs: [String: [Digest]]
    /// The streams of the seal that the file names, by ascending index.
    let streams: [NamedStream]
    /// The rest of the tree over the streams' heads.
    let streamsProof: [Digest]
    /// The documents, by the hash that each claims.
    let attachments: [(sha256: String, content: [UInt8])]
    /// The RFC 3161 response over the checkpoint's text, if the file has one; nobody has verified it.
    public let timestamp: [UInt8]?

    /// How many events come before the seal, as the file has it.
    public var sealedSize: UInt64 { events.last?.seq ?? 0 }

    /// Reads a trail file.
    ///
    /// - Throws: ``EvidenceError`` with code `malformedFile`, `unknownFormat` or `malformedEvent`.
    /// - Complexity: O(*n*) in the bytes.
    public init(parsing bytes: [UInt8]) throws(EvidenceError) {
        let file: TrailFile
        do throws(CatalogueError) {
            file = try TrailFile(canonical: bytes, limits: .document)
        } catch {
            throw EvidenceError(.malformedFile, detail: "\(error)")
        }
        try self.init(file)
    }

    /// Reads what a trail file holds.
    init(_ file: TrailFile) throws(EvidenceError) {
        guard file.format == Self.format else { throw EvidenceError(.unknownFormat, detail: file.format) }
        self.file = file
        var events: [Envelope] = []
        for leaf in file.events { events.append(try Envelope(decoding: Array(leaf.utf8))) }
        self.events = events
        eventsProof = try Self.digests(file.eventsProof)
        streamsProof = try Self.digests(file.streamsProof)
        try Self.checkAscending(file.filings.map(\.id), "filings")
        try Self.checkAscending(file.attachments.map(\.sha256), "attachments")
        var proofs: [String: [Digest]] = [:]
        for filing in file.filings { proofs[filing.id] = try Self.digests(filing.proof) }
        filingProofs = proofs
        var streams: [NamedStream] = []
        for stream in file.streams { streams.append(try NamedStream(stream)) }
        guard zip(streams, streams.dropFirst()).allSatisfy({ $0.index < $1.index }) else {
            throw EvidenceError(.malformedFile, detail: "streams")
        }
        self.streams = streams
        var attachments: [(sha256: String, content: [UInt8])] = []
        for attachment in file.attachments {
            guard let content = Base64.decode(attachment.content.utf8) else {
                throw EvidenceError(.malformedFile, detail: "attachments")
            }
            attachments.append((attachment.sha256, content))
        }
        self.attachments = attachments
        if let timestamp = file.timestamp {
            guard let response = Base64.decode(timestamp.utf8) else {
                throw EvidenceError(.malformedFile, detail: "timestamp")
            }
            self.timestamp = response
        } else {
            timestamp = nil
        }
    }

    private static func digests(_ texts: [String]) throws(EvidenceError) -> [Digest] {
        var digests: [Digest] = []
        digests.reserveCapacity(texts.count)
        for text in texts {
            guard let digest = Digest(base64: text) else { throw EvidenceError(.malformedFile, detail: text) }
            digests.append(digest)
        }
        return digests
    }

    /// Requires that a list is in ascending order of its texts' bytes, each once.
    private static func checkAscending(_ texts: [String], _ name: String) throws(EvidenceError) {
        guard zip(texts, texts.dropFirst()).allSatisfy({ $0.utf8.lexicographicallyPrecedes($1.utf8) }) else {
            throw EvidenceError(.malformedFile, detail: name)
        }
    }
}

/// A leaf of the tree over all streams' heads, at its place.
struct NamedStream: Hashable, Sendable {
    let index: UInt64
    let sealed: SealedStream

    init(index: UInt64, sealed: SealedStream) {
        self.index = index
        self.sealed = sealed
    }

    init(_ stream: TrailStream) throws(EvidenceError) {
        guard let index = UInt64(exactly: stream.index), let version = UInt64(exactly: stream.version),
            let head = Digest(base64: stream.head)
        else { throw EvidenceError(.malformedFile, detail: stream.name) }
        self.index = index
        sealed = SealedStream(name: stream.name, version: version, head: head)
    }
}
