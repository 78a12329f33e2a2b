internal import CanonicalJSON
public import Deliberation
internal import TransparencyLog

/// The trail of one stream, read from a file and not verified.
///
/// The file is canonical JSON of ``TrailFile``: the signed checkpoint, the stream's events with their paths to its root,
/// and the enrolments of the keys that signed them. It needs neither the ledger nor its database.
public struct UnverifiedTrail: Sendable {
    /// What the field `format` says.
    public static let format = "constancia/trail/v1"
    /// The most bytes a trail may have.
    public static let largestByteCount = JSONLimits.document.bytes
    /// The most hashes in a path to a root of a tree of 64-bit size.
    static let largestPathCount = 64

    /// The file as it was read.
    public let file: TrailFile
    /// The stream's events, in the order of the file.
    let events: [UnverifiedEvent]
    /// The enrolments and revocations of keys, in the order of the file.
    let enrolments: [UnverifiedEvent]

    /// Reads a trail file.
    ///
    /// - Throws: ``EvidenceError`` with code `malformedFile`, `unknownFormat`, `malformedEvent` or `malformedPath`.
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
        var events: [UnverifiedEvent] = []
        for event in file.events { events.append(try UnverifiedEvent(event)) }
        var enrolments: [UnverifiedEvent] = []
        for event in file.enrolments { enrolments.append(try UnverifiedEvent(event)) }
        self.events = events
        self.enrolments = enrolments
    }
}

/// An event of a trail with its two paths, not verified.
struct UnverifiedEvent: Sendable {
    let envelope: Envelope
    /// The path from the leaf to the checkpoint's root.
    let path: [Digest]
    /// The path from the act's intent to the root that its filing signs.
    let filingPath: [Digest]

    init(_ event: TrailEvent) throws(EvidenceError) {
        envelope = try Envelope(decoding: Array(event.leaf.utf8))
        path = try Self.digests(event.path, of: envelope)
        filingPath = try Self.digests(event.filingPath, of: envelope)
    }

    private static func digests(_ texts: [String], of envelope: Envelope) throws(EvidenceError) -> [Digest] {
        var digests: [Digest] = []
        for text in texts {
            guard let digest = Digest(base64: text) else {
                throw EvidenceError(.malformedPath, seq: envelope.seq, detail: text)
            }
            digests.append(digest)
        }
        return digests
    }
}
