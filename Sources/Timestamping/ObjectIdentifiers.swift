internal import SwiftASN1

/// The names that time stamps use (RFC 3161, RFC 5652, RFC 5035).
enum ObjectIdentifiers {
    static let signedData: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 7, 2]
    static let timeStampInfo: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 16, 1, 4]
    static let contentType: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 3]
    static let messageDigest: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 4]
    static let signingCertificate: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 16, 2, 12]
    static let signingCertificateV2: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 9, 16, 2, 47]
    static let extendedKeyUsage: ASN1ObjectIdentifier = [2, 5, 29, 37]
}

/// Small pieces of DER that several structures share.
enum Piece {
    /// An algorithm identifier whose parameters are absent or NULL, the only ones that digests and RSA and ECDSA
    /// signatures have here.
    static func algorithm(_ node: ASN1Node) throws -> ASN1ObjectIdentifier {
        try DER.sequence(node, identifier: .sequence) { nodes in
            let name = try ASN1ObjectIdentifier(derEncoded: &nodes)
            if let parameters = nodes.next() { _ = try ASN1Null(derEncoded: parameters) }
            return name
        }
    }

    /// The next node, which must be there.
    static func next(_ nodes: inout ASN1NodeCollection.Iterator) throws(TimestampError) -> ASN1Node {
        guard let node = nodes.next() else { throw TimestampError(.malformed, "a field is missing") }
        return node
    }

    /// The next node if it has this tag; else nothing is taken.
    static func optional(_ nodes: inout ASN1NodeCollection.Iterator, _ tag: ASN1Identifier) -> ASN1Node? {
        var ahead = nodes
        guard let node = ahead.next(), node.identifier == tag else { return nil }
        nodes = ahead
        return node
    }

    /// The tag of an optional field, [0], [1] and so on.
    static func tag(_ number: UInt) -> ASN1Identifier {
        ASN1Identifier(tagWithNumber: number, tagClass: .contextSpecific)
    }

    /// The nodes inside a SEQUENCE, or what else has the tag.
    static func children(
        of node: ASN1Node, _ tag: ASN1Identifier = .sequence
    ) throws(TimestampError) -> [ASN1Node] {
        guard node.identifier == tag, case .constructed(let nodes) = node.content else {
            throw TimestampError(.malformed, "a primitive where a structure belongs")
        }
        return Array(nodes)
    }

    /// The bytes of an INTEGER, which DER makes unique.
    static func integer(_ node: ASN1Node) throws(TimestampError) -> [UInt8] {
        guard node.identifier == .integer, case .primitive(let bytes) = node.content, !bytes.isEmpty else {
            throw TimestampError(.malformed, "not a whole number")
        }
        return Array(bytes)
    }

    /// Runs `body`; what the ASN.1 reader throws becomes `malformed`.
    static func reading<R>(_ body: () throws -> R) throws(TimestampError) -> R {
        do {
            return try body()
        } catch let error as TimestampError {
            throw error
        } catch {
            throw TimestampError(.malformed, "\(error)")
        }
    }
}
