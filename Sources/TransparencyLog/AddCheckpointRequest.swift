/// What a log asks of a witness: to cosign a checkpoint that extends one it knows (C2SP tlog-witness, add-checkpoint).
public struct AddCheckpointRequest: Hashable, Sendable {
    private static let largestProofCount = 63

    /// The size of the checkpoint that the log believes the witness cosigned last, 0 for none.
    public let oldSize: TreeSize
    /// The path of the consistency proof from `oldSize` to the checkpoint's size.
    public let proof: [Digest]
    /// The checkpoint to cosign.
    public let note: UnverifiedNote

    /// Puts together a request.
    public init(oldSize: TreeSize, proof: [Digest], note: UnverifiedNote) {
        self.oldSize = oldSize
        self.proof = proof
        self.note = note
    }

    /// Reads the body of a request.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedRequest`, `malformedNote` or `malformedSignature`.
    public init(parsing body: [UInt8]) throws(TransparencyLogError) {
        var lines = LineReader(body)
        let keyword = "old ".utf8
        guard let first = lines.next(), first.starts(with: keyword),
            let size = Decimal.parse(first.dropFirst(keyword.count))
        else { throw TransparencyLogError(.malformedRequest, "the first line is not: old <size>") }
        oldSize = TreeSize(size)
        var proof: [Digest] = []
        while true {
            guard let line = lines.next() else { throw TransparencyLogError(.malformedRequest, "no empty line") }
            if line.isEmpty { break }
            guard proof.count < Self.largestProofCount,
                let hash = Base64.decode(line).flatMap({ Digest(bytes: $0) })
            else { throw TransparencyLogError(.malformedRequest, "a hash is malformed, or there are too many") }
            proof.append(hash)
        }
        self.proof = proof
        note = try UnverifiedNote(parsing: Array(lines.rest))
    }

    /// The body of the request.
    public var body: [UInt8] {
        Array("old \(oldSize)\n\(proof.map { "\($0.base64)\n" }.joined())\n\(note.encoded)".utf8)
    }
}
