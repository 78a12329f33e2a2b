internal import SwiftASN1
internal import X509

/// The little of a CMS SignedData that time stamps use (RFC 5652): one signer, named by issuer and serial number.
struct SignedData {
    /// The bytes that are stamped with a time: the TSTInfo.
    let content: ArraySlice<UInt8>
    /// The certificates that came along.
    let certificates: [StampCertificate]
    /// Who signed.
    let signer: Signer

    init(_ token: ASN1Node) throws(TimestampError) {
        (content, certificates, signer) = try Piece.reading {
            try DER.sequence(token, identifier: .sequence) { nodes in
                guard try ASN1ObjectIdentifier(derEncoded: &nodes) == ObjectIdentifiers.signedData else {
                    throw TimestampError(.malformed, "not signed data")
                }
                return try DER.explicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) { node in
                    try DER.sequence(node, identifier: .sequence) { try Self.read(&$0) }
                }
            }
        }
    }

    private static func read(
        _ nodes: inout ASN1NodeCollection.Iterator
    ) throws -> (ArraySlice<UInt8>, [StampCertificate], Signer) {
        guard try Int(derEncoded: &nodes) == 3 else { throw TimestampError(.unsupported, "the version of the data") }
        let digests = try Piece.children(of: try Piece.next(&nodes), .set).map { try Piece.algorithm($0) }
        let content = try DER.sequence(try Piece.next(&nodes), identifier: .sequence) { inner in
            guard try ASN1ObjectIdentifier(derEncoded: &inner) == ObjectIdentifiers.timeStampInfo else {
                throw TimestampError(.malformed, "the content is not a time stamp")
            }
            return try DER.explicitlyTagged(&inner, tagNumber: 0, tagClass: .contextSpecific) { node in
                try ASN1OctetString(derEncoded: node).bytes
            }
        }
        let certificates = try Piece.optional(&nodes, Piece.tag(0)).map { set in
            try Piece.children(of: set, Piece.tag(0)).map { try StampCertificate($0) }
        }
        let signers = try Piece.children(of: try Piece.next(&nodes), .set)
        guard signers.count == 1, let signer = signers.first else {
            throw TimestampError(.unsupported, "more than one signer, or none")
        }
        let read = try Signer(signer)
        guard digests == [read.hash.name] else { throw TimestampError(.malformed, "the hash functions differ") }
        return (content, certificates ?? [], read)
    }
}

/// A certificate with the bytes that it came in.
struct StampCertificate {
    let certificate: Certificate
    let bytes: ArraySlice<UInt8>
    /// Issuer and serial number as they are encoded.
    let issuer: ArraySlice<UInt8>
    let serial: ArraySlice<UInt8>

    init(_ node: ASN1Node) throws {
        certificate = try Certificate(derEncoded: node)
        bytes = node.encodedBytes
        guard let body = try Piece.children(of: node).first else { throw TimestampError(.malformed, "a certificate") }
        // Version [0], serial number, algorithm, issuer.
        let fields = try Piece.children(of: body).drop { $0.identifier == Piece.tag(0) }
        guard fields.count > 2 else { throw TimestampError(.malformed, "a certificate") }
        serial = fields[fields.startIndex].encodedBytes
        issuer = fields[fields.startIndex + 2].encodedBytes
    }
}
