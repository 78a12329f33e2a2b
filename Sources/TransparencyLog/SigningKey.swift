internal import Crypto

/// A named private key that signs notes.
///
/// It has no description, so that it is not printed by accident; ``encoded`` is the text form.
public struct SigningKey: Sendable {
    private static let encodedPrefix = "PRIVATE+KEY+"

    /// The public half.
    public let verifierKey: VerifierKey
    private let signer: Curve25519.Signing.PrivateKey

    /// Makes a new random key.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedName`.
    public init(name: String, algorithm: SignatureAlgorithm = .ed25519) throws(TransparencyLogError) {
        try self.init(name: name, algorithm: algorithm, signer: Curve25519.Signing.PrivateKey())
    }

    /// Makes the key of a 32-byte Ed25519 seed (RFC 8032 section 5.1.5).
    ///
    /// - Throws: `TransparencyLogError` with code `malformedName` or `malformedKey`.
    public init(name: String, algorithm: SignatureAlgorithm = .ed25519, seed: [UInt8]) throws(TransparencyLogError) {
        guard let signer = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw TransparencyLogError(.malformedKey, "an Ed25519 seed has 32 bytes")
        }
        try self.init(name: name, algorithm: algorithm, signer: signer)
    }

    /// Reads the form `PRIVATE+KEY+name+id+base64`, as golang.org/x/mod/sumdb/note writes it.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedName` or `malformedKey`, also if the ID does not match.
    public init(parsing text: String) throws(TransparencyLogError) {
        guard text.utf8.starts(with: Self.encodedPrefix.utf8) else {
            throw TransparencyLogError(.malformedKey, "a private key starts with \(Self.encodedPrefix)")
        }
        let key = text.utf8.dropFirst(Self.encodedPrefix.utf8.count)
        let (name, id, algorithm, seed) = try KeyName.parse(key: key)
        try self.init(name: name, algorithm: algorithm, seed: seed)
        guard keyID == id else {
            throw TransparencyLogError(.malformedKey, "the key ID should be \(keyID), not \(id)")
        }
    }

    private init(
        name: String,
        algorithm: SignatureAlgorithm,
        signer: Curve25519.Signing.PrivateKey
    ) throws(TransparencyLogError) {
        self.signer = signer
        verifierKey = try VerifierKey(
            name: name, algorithm: algorithm, publicKey: Array(signer.publicKey.rawRepresentation))
    }

    /// The key's name.
    public var name: String {
        verifierKey.name
    }

    /// The key's ID.
    public var keyID: KeyID {
        verifierKey.keyID
    }

    /// What the key's signatures in notes are.
    public var algorithm: SignatureAlgorithm {
        verifierKey.algorithm
    }

    /// The secret text form `PRIVATE+KEY+name+id+base64`.
    public var encoded: String {
        let secret = Base64.encode([algorithm.rawValue] + Array(signer.rawRepresentation))
        return "\(Self.encodedPrefix)\(name)+\(keyID)+\(secret)"
    }

    /// The Ed25519 signature (RFC 8032) over exactly `message`, 64 bytes.
    ///
    /// On Linux it is deterministic; Apple's own library adds randomness.
    /// - Throws: `TransparencyLogError` with code `signingFailed`.
    public func sign(_ message: [UInt8]) throws(TransparencyLogError) -> [UInt8] {
        guard let signature = try? signer.signature(for: message) else {
            throw TransparencyLogError(.signingFailed)
        }
        return Array(signature)
    }
}
