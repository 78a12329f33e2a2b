internal import SwiftASN1
public import TransparencyLog

/// A time stamp that an authority granted (RFC 3161, TimeStampResp), not verified.
public struct TimeStampToken: Sendable {
    /// The most bytes a response may have: 1 MiB.
    public static let largestByteCount = 1 << 20

    /// The digest that is said to be stamped.
    public let imprint: Digest
    /// The number of the request that is said to be answered, as the bytes of a DER INTEGER.
    public let nonce: [UInt8]?
    /// The response in DER, the authority's remarks left out, for nobody signed them.
    public let response: [UInt8]
    let time: PosixTime
    let data: SignedData

    /// Reads a response.
    ///
    /// - Throws: `TimestampError` with code `malformed`, `unsupported`, or `notGranted`, also for a stamp that was
    ///   granted with changes to what was asked.
    /// - Complexity: O(bytes).
    public init(parsingResponse bytes: [UInt8]) throws(TimestampError) {
        guard bytes.count <= Self.largestByteCount else { throw TimestampError(.malformed, "too large") }
        let token = try Piece.reading {
            try DER.sequence(try DER.parse(bytes), identifier: .sequence) { nodes in
                let status = try Piece.children(of: try Piece.next(&nodes))
                guard let first = status.first else { throw TimestampError(.malformed, "no status") }
                let code = try Int(derEncoded: first)
                guard code == 0 else { throw TimestampError(.notGranted, "status \(code)") }
                return try Piece.next(&nodes)
            }
        }
        data = try SignedData(token)
        let info = try TimeStampInfo(data.content)
        (imprint, nonce, time) = (info.imprint, info.nonce, info.time)
        response = try Piece.reading {
            var coder = DER.Serializer()
            try coder.appendConstructedNode(identifier: .sequence) { response in
                try response.appendConstructedNode(identifier: .sequence) { try $0.serialize(0) }
                response.serialize(token)
            }
            return coder.serializedBytes
        }
    }

    /// Checks that the stamp answers a request.
    ///
    /// - Throws: `TimestampError` with code `wrongImprint` or `wrongNonce`.
    public func check(answers request: TimeStampRequest) throws(TimestampError) {
        guard imprint == request.imprint else { throw TimestampError(.wrongImprint, "another digest is stamped") }
        guard nonce == request.nonce else { throw TimestampError(.wrongNonce, "another request is answered") }
    }
}

/// A time that an authority vouches for.
///
/// Only verification makes one.
public struct VerifiedTimeStamp: Sendable, Hashable {
    /// When the authority saw the digest, by its own clock.
    public let time: PosixTime
    /// The name of the authority, as its certificate has it.
    public let authority: String
    /// Whether a trusted certificate vouches for the authority; if not, it only vouches for itself.
    public let isTrusted: Bool
}
