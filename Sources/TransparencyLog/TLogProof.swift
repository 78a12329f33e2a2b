/// An offline proof that an entry is in a log (C2SP tlog-proof, files named `.tlog-proof`), not verified.
public struct TLogProof: Hashable, Sendable {
    private static let header = "c2sp.org/tlog-proof@v1"
    /// The most sibling hashes a path can have in a tree of 64-bit size.
    static let largestPathCount = 64
    private static let largestLineByteCount = 65_536

    /// Bytes that travel with the proof and that nothing vouches for.
    public let extra: [UInt8]?
    /// The entry's position.
    public let index: LeafIndex
    /// The sibling hashes from the leaf up to the root.
    public let path: [Digest]
    /// The checkpoint note, verbatim, with whatever cosignatures it carries.
    public let checkpoint: String

    /// Puts together a proof file from its parts, unchecked.
    public init(index: LeafIndex, path: [Digest], checkpoint: String, extra: [UInt8]? = nil) {
        self.extra = extra
        self.index = index
        self.path = path
        self.checkpoint = checkpoint
    }

    /// Reads a proof file; the checkpoint in it is not looked at yet.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedProofFile`.
    public init(parsing bytes: [UInt8]) throws(TransparencyLogError) {
        guard bytes.count <= UnverifiedNote.largestByteCount else { throw Self.malformed("the file is too large") }
        var lines = LineReader(bytes)
        guard let first = lines.next(), first.elementsEqual(Self.header.utf8) else {
            throw Self.malformed("the first line is not \(Self.header)")
        }
        var line = try Self.line(&lines)
        extra = try Self.value(of: line, after: "extra ").map { (text) throws(TransparencyLogError) in
            guard let bytes = Base64.decode(text) else { throw Self.malformed("extra is not base64") }
            return bytes
        }
        if extra != nil { line = try Self.line(&lines) }
        guard let number = Self.value(of: line, after: "index ").flatMap({ Decimal.parse($0) }) else {
            throw Self.malformed("no index")
        }
        index = LeafIndex(number)
        var path: [Digest] = []
        line = try Self.line(&lines)
        while !line.isEmpty {
            guard path.count < Self.largestPathCount, let hash = Base64.decode(line).flatMap({ Digest(bytes: $0) })
            else { throw Self.malformed("a hash is not 32 bytes in base64, or there are too many") }
            path.append(hash)
            line = try Self.line(&lines)
        }
        self.path = path
        guard !lines.rest.isEmpty, let note = String(validating: lines.rest, as: UTF8.self) else {
            throw Self.malformed("no checkpoint")
        }
        checkpoint = note
    }

    /// The file's bytes.
    public var bytes: [UInt8] {
        var text = "\(Self.header)\n"
        if let extra { text += "extra \(Base64.encode(extra))\n" }
        text += "index \(index)\n"
        for hash in path { text += "\(hash.base64)\n" }
        return Array("\(text)\n\(checkpoint)".utf8)
    }

    private static func line(_ lines: inout LineReader) throws(TransparencyLogError) -> ArraySlice<UInt8> {
        guard let line = lines.next(), line.count < largestLineByteCount else {
            throw malformed("a line is missing or too long")
        }
        return line
    }

    private static func value(of line: ArraySlice<UInt8>, after key: String) -> ArraySlice<UInt8>? {
        line.starts(with: key.utf8) ? line.dropFirst(key.utf8.count) : nil
    }

    private static func malformed(_ detail: String) -> TransparencyLogError {
        TransparencyLogError(.malformedProofFile, detail)
    }
}

extension TLogProof {
    /// Checks the whole chain from the leaf up to those whom the policy trusts.
    ///
    /// A log that the policy knows must have signed the checkpoint, enough of its witnesses must have cosigned it, and
    /// the leaf must be in the checkpoint's tree.
    ///
    /// - Parameters:
    ///   - leafHash: the hash of the entry, which the application has, see ``MerkleTree/leafHash(_:)``.
    ///   - policy: whom to trust.
    /// - Returns: the proven fact.
    /// - Throws: `TransparencyLogError` as ``Policy/verify(_:)``, or `ProofError` with code `indexOutOfRange` or
    ///   `invalidProof`.
    public func verify(leafHash: Digest, policy: Policy) throws -> VerifiedInclusion {
        let verified = try policy.verify(UnverifiedNote(parsing: checkpoint))
        let tree = verified.checkpoint
        let inclusion = InclusionProof(leafIndex: index, treeSize: tree.size, path: path)
        try inclusion.verify(leafHash: leafHash, root: tree.root)
        return VerifiedInclusion(leafHash: leafHash, index: index, checkpoint: verified)
    }
}

/// The proven fact that an entry is in a log.
///
/// Only ``TLogProof/verify(leafHash:policy:)`` makes one.
public struct VerifiedInclusion: Hashable, Sendable {
    /// The entry's leaf hash.
    public let leafHash: Digest
    /// The entry's position.
    public let index: LeafIndex
    /// The checkpoint whose tree holds the entry.
    public let checkpoint: VerifiedCheckpoint

    fileprivate init(leafHash: Digest, index: LeafIndex, checkpoint: VerifiedCheckpoint) {
        self.leafHash = leafHash
        self.index = index
        self.checkpoint = checkpoint
    }
}
