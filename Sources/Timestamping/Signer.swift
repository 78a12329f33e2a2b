internal import Crypto
internal import SwiftASN1
internal import X509

/// Who signed, what besides the content is signed, and the signature (RFC 5652, SignerInfo).
struct Signer {
    let hash: HashAlgorithm
    private let issuer: ArraySlice<UInt8>
    private let serial: ArraySlice<UInt8>
    /// The attributes as they are signed: as a SET.
    private let signedBytes: [UInt8]
    private let attributes: [ASN1ObjectIdentifier: ASN1Node]
    private let algorithm: Certificate.SignatureAlgorithm
    private let signature: ArraySlice<UInt8>

    init(_ node: ASN1Node) throws {
        self = try DER.sequence(node, identifier: .sequence) { try Signer(reading: &$0) }
    }

    private init(reading nodes: inout ASN1NodeCollection.Iterator) throws {
        guard try Int(derEncoded: &nodes) == 1 else {
            throw TimestampError(.unsupported, "a signer that is not named by issuer and serial number")
        }
        (issuer, serial) = try DER.sequence(try Piece.next(&nodes), identifier: .sequence) { inner in
            (try Piece.next(&inner).encodedBytes, try Piece.next(&inner).encodedBytes)
        }
        hash = try HashAlgorithm(Piece.algorithm(try Piece.next(&nodes)))
        guard let signed = Piece.optional(&nodes, Piece.tag(0)) else {
            throw TimestampError(.malformed, "no signed attributes")
        }
        signedBytes = [0x31] + signed.encodedBytes.dropFirst()
        attributes = try Self.attributes(signed)
        algorithm = try hash.signature(try Piece.algorithm(try Piece.next(&nodes)))
        signature = try ASN1OctetString(derEncoded: &nodes).bytes
    }

    /// The attributes by name, each with its one value.
    private static func attributes(_ set: ASN1Node) throws -> [ASN1ObjectIdentifier: ASN1Node] {
        var found: [ASN1ObjectIdentifier: ASN1Node] = [:]
        for node in try Piece.children(of: set, Piece.tag(0)) {
            let (name, values) = try DER.sequence(node, identifier: .sequence) { nodes in
                (try ASN1ObjectIdentifier(derEncoded: &nodes), try Piece.children(of: try Piece.next(&nodes), .set))
            }
            guard values.count == 1, found.updateValue(values[0], forKey: name) == nil else {
                throw TimestampError(.malformed, "an attribute is there twice, or has not one value")
            }
        }
        return found
    }

    /// Finds the signer's certificate and checks the signature, and that it covers the content and the certificate.
    func verify(_ data: SignedData) throws(TimestampError) -> StampCertificate {
        let named = data.certificates.filter { $0.issuer == issuer && $0.serial == serial }
        guard named.count == 1, let own = named.first else {
            throw TimestampError(.invalidSignature, "the certificate of the signer is not in the stamp")
        }
        try Piece.reading {
            guard let type = attributes[ObjectIdentifiers.contentType],
                try ASN1ObjectIdentifier(derEncoded: type) == ObjectIdentifiers.timeStampInfo,
                let digest = attributes[ObjectIdentifiers.messageDigest],
                try ASN1OctetString(derEncoded: digest).bytes.elementsEqual(hash.digest(of: data.content))
            else { throw TimestampError(.invalidSignature, "what is signed is not this time") }
            guard try isNamed(own) else {
                throw TimestampError(.invalidSignature, "what is signed names another certificate")
            }
        }
        let key = own.certificate.publicKey
        guard key.isValidSignature(signature, for: signedBytes, signatureAlgorithm: algorithm) else {
            throw TimestampError(.invalidSignature, "the signature is not by the key of the certificate")
        }
        return own
    }

    /// Whether the signed attributes name this certificate by its hash (RFC 5035); every one that is there must.
    private func isNamed(_ own: StampCertificate) throws -> Bool {
        let first = attributes[ObjectIdentifiers.signingCertificate]
        let second = attributes[ObjectIdentifiers.signingCertificateV2]
        if let first, try !Self.hash(in: first).value.elementsEqual(Insecure.SHA1.hash(data: own.bytes)) {
            return false
        }
        guard let second else { return first != nil }
        let (value, name) = try Self.hash(in: second)
        return try HashAlgorithm(name ?? HashAlgorithm.sha256.name).digest(of: own.bytes).elementsEqual(value)
    }

    /// The hash of the first certificate that the attribute names, and the hash function if it is named.
    private static func hash(in attribute: ASN1Node) throws -> (value: ArraySlice<UInt8>, name: ASN1ObjectIdentifier?) {
        guard let list = try Piece.children(of: attribute).first, let first = try Piece.children(of: list).first else {
            throw TimestampError(.malformed, "the attribute names no certificate")
        }
        return try DER.sequence(first, identifier: .sequence) { nodes in
            let name = try Piece.optional(&nodes, .sequence).map { try Piece.algorithm($0) }
            let value = try ASN1OctetString(derEncoded: &nodes).bytes
            _ = nodes.next()
            return (value, name)
        }
    }
}
