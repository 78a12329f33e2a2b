internal import SwiftASN1
public import TransparencyLog

/// What a time-stamping authority is asked (RFC 3161, TimeStampReq): to stamp a SHA-256 digest.
public struct TimeStampRequest: Hashable, Sendable {
    /// The digest to stamp.
    public let imprint: Digest
    /// The number that the answer repeats, as the bytes of a DER INTEGER; none if the request has none.
    public let nonce: [UInt8]?
    /// The request in DER.
    public let bytes: [UInt8]

    /// Asks for a stamp of a digest, with the authority's certificate in the answer.
    ///
    /// - Parameters:
    ///   - imprint: The digest.
    ///   - nonce: A number that nobody can guess, so that an old answer cannot be given again.
    /// - Throws: `TimestampError` with code `malformed`; not for values that can exist.
    public init(imprint: Digest, nonce: UInt64 = .random(in: 1...UInt64.max)) throws(TimestampError) {
        let bytes = try Piece.reading {
            var coder = DER.Serializer()
            try coder.appendConstructedNode(identifier: .sequence) { request in
                try request.serialize(1)
                try request.appendConstructedNode(identifier: .sequence) { hashed in
                    try hashed.appendConstructedNode(identifier: .sequence) { algorithm in
                        try algorithm.serialize(HashAlgorithm.sha256.name)
                        try algorithm.serialize(ASN1Null())
                    }
                    try hashed.serialize(ASN1OctetString(contentBytes: imprint.bytes[...]))
                }
                try request.serialize(nonce)
                try request.serialize(true)
            }
            return coder.serializedBytes
        }
        try self.init(parsing: bytes)
    }

    /// Reads a request.
    ///
    /// - Throws: `TimestampError` with code `malformed`, or `unsupported` for another hash function than SHA-256.
    public init(parsing bytes: [UInt8]) throws(TimestampError) {
        let (imprint, nonce) = try Piece.reading {
            try DER.sequence(try DER.parse(bytes), identifier: .sequence) { nodes in
                guard try Int(derEncoded: &nodes) == 1 else { throw TimestampError(.unsupported, "the version") }
                let imprint = try Imprint(try Piece.next(&nodes)).digest
                _ = Piece.optional(&nodes, .objectIdentifier)
                let nonce = try Piece.optional(&nodes, .integer).map { try Piece.integer($0) }
                if let wantsCertificate = Piece.optional(&nodes, .boolean) {
                    _ = try Bool(derEncoded: wantsCertificate)
                }
                return (imprint, nonce)
            }
        }
        self.bytes = bytes
        self.imprint = imprint
        self.nonce = nonce
    }
}

/// A MessageImprint: which digest is stamped.
struct Imprint {
    let digest: Digest

    init(_ node: ASN1Node) throws {
        digest = try DER.sequence(node, identifier: .sequence) { nodes in
            guard try HashAlgorithm(Piece.algorithm(try Piece.next(&nodes))) == .sha256 else {
                throw TimestampError(.unsupported, "an imprint that is not SHA-256")
            }
            guard let digest = Digest(bytes: try ASN1OctetString(derEncoded: &nodes).bytes) else {
                throw TimestampError(.malformed, "an imprint that is not 32 bytes")
            }
            return digest
        }
    }
}
