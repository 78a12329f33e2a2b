internal import Crypto

/// A named public key that verifies signatures in notes (C2SP signed-note, "vkey").
public struct VerifierKey: Sendable {
    /// The name, recommended to be a URL without its scheme; a log's name is its origin.
    public let name: String
    /// The ID that the name, type and public key give.
    public let keyID: KeyID
    /// What the key's signatures in notes are.
    public let algorithm: SignatureAlgorithm
    /// The Ed25519 public key, 32 bytes.
    public let publicKey: [UInt8]
    private let verifier: Curve25519.Signing.PublicKey

    /// Names a public key.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedName`, or `malformedKey` if the key is not 32 bytes.
    public init(
        name: String,
        algorithm: SignatureAlgorithm = .ed25519,
        publicKey: [UInt8]
    ) throws(TransparencyLogError) {
        guard KeyName.isValid(name) else { throw TransparencyLogError(.malformedName, name) }
        guard let verifier = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            throw TransparencyLogError(.malformedKey, "an Ed25519 public key has 32 bytes")
        }
        self.name = name
        self.algorithm = algorithm
        self.publicKey = publicKey
        self.verifier = verifier
        keyID = KeyID(name: name, algorithm: algorithm, publicKey: publicKey)
    }

    /// Reads the text form `name+id+base64`.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedName` or `malformedKey`, also if the ID does not match.
    public init(parsing vkey: String) throws(TransparencyLogError) {
        let (name, id, algorithm, bytes) = try KeyName.parse(key: vkey[...].utf8)
        try self.init(name: name, algorithm: algorithm, publicKey: bytes)
        guard keyID == id else {
            throw TransparencyLogError(.malformedKey, "the key ID should be \(keyID), not \(id)")
        }
    }

    /// Whether `signature` is the key's Ed25519 signature (RFC 8032) over exactly `message`.
    ///
    /// This is the bare operation. What is signed in a note depends on the key's algorithm: see
    /// ``UnverifiedNote/verify(with:)``.
    public func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        signature.count == 64 && verifier.isValidSignature(signature, for: message)
    }
}

extension VerifierKey: Hashable {
    /// Keys are equal when name, type and public key are, byte by byte.
    public static func == (left: VerifierKey, right: VerifierKey) -> Bool {
        left.keyID == right.keyID && left.algorithm == right.algorithm && left.publicKey == right.publicKey
            && KeyName.isSame(left.name, right.name)
    }

    /// Hashes the ID, which follows from all the rest.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(keyID)
    }
}

extension VerifierKey: CustomStringConvertible {
    /// The text form `name+id+base64`.
    public var description: String {
        "\(name)+\(keyID)+\(Base64.encode([algorithm.rawValue] + publicKey))"
    }
}
