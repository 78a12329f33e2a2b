internal import Crypto
internal import SwiftASN1
internal import X509

/// The hash functions that a stamp may rest on; SHA-1 and MD5 are none of them.
enum HashAlgorithm: CaseIterable {
    case sha256, sha384, sha512

    init(_ name: ASN1ObjectIdentifier) throws(TimestampError) {
        guard let known = Self.allCases.first(where: { $0.name == name }) else {
            throw TimestampError(.unsupported, "the hash function \(name)")
        }
        self = known
    }

    var name: ASN1ObjectIdentifier {
        switch self {
        case .sha256: [2, 16, 840, 1, 101, 3, 4, 2, 1]
        case .sha384: [2, 16, 840, 1, 101, 3, 4, 2, 2]
        case .sha512: [2, 16, 840, 1, 101, 3, 4, 2, 3]
        }
    }

    func digest(of bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .sha256: Array(SHA256.hash(data: bytes))
        case .sha384: Array(SHA384.hash(data: bytes))
        case .sha512: Array(SHA512.hash(data: bytes))
        }
    }

    /// The signature algorithm of this name over this hash.
    func signature(_ name: ASN1ObjectIdentifier) throws(TimestampError) -> Certificate.SignatureAlgorithm {
        // CMS names RSA with the hash or without it.
        let rsa: ASN1ObjectIdentifier = [1, 2, 840, 113549, 1, 1, 1]
        let named: (rsa: ASN1ObjectIdentifier, ecdsa: ASN1ObjectIdentifier) =
            switch self {
            case .sha256: ([1, 2, 840, 113549, 1, 1, 11], [1, 2, 840, 10045, 4, 3, 2])
            case .sha384: ([1, 2, 840, 113549, 1, 1, 12], [1, 2, 840, 10045, 4, 3, 3])
            case .sha512: ([1, 2, 840, 113549, 1, 1, 13], [1, 2, 840, 10045, 4, 3, 4])
            }
        switch (self, name) {
        case (.sha256, rsa), (.sha256, named.rsa): return .sha256WithRSAEncryption
        case (.sha384, rsa), (.sha384, named.rsa): return .sha384WithRSAEncryption
        case (.sha512, rsa), (.sha512, named.rsa): return .sha512WithRSAEncryption
        case (.sha256, named.ecdsa): return .ecdsaWithSHA256
        case (.sha384, named.ecdsa): return .ecdsaWithSHA384
        case (.sha512, named.ecdsa): return .ecdsaWithSHA512
        default: throw TimestampError(.unsupported, "the signature algorithm \(name) with this hash function")
        }
    }
}
