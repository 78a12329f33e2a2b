/// The four bytes by which a signature line names its key, beside the key's name.
///
/// They only help to find the key: anyone can make a key with a given ID, so nothing is trusted because of one.
public struct KeyID: Hashable, Sendable {
    /// The four bytes as a big-endian number.
    public let value: UInt32

    /// The key ID with this number.
    public init(_ value: UInt32) {
        self.value = value
    }

    /// Takes exactly four bytes; any other count gives `nil`.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 4 else { return nil }
        value = bytes.reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Reads eight lower-case hexadecimal digits; anything else gives `nil`.
    public init?(hex: String) {
        guard let bytes = Hexadecimal.decode(hex.utf8) else { return nil }
        self.init(bytes: bytes)
    }

    /// The ID of a key: the first four bytes of SHA-256(name || LF || type || public key) (C2SP signed-note).
    public init(name: String, algorithm: SignatureAlgorithm, publicKey: [UInt8]) {
        let digest = Digest.sha256(Array(name.utf8) + [0x0A, algorithm.rawValue] + publicKey)
        value = UInt32(truncatingIfNeeded: digest.word0 >> 32)
    }

    /// The four bytes.
    public var bytes: [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32($0))) }
    }

    /// The ID as eight lower-case hexadecimal digits.
    public var hex: String {
        Hexadecimal.encode(bytes)
    }
}

extension KeyID: CustomStringConvertible {
    /// The ID in hexadecimal.
    public var description: String {
        hex
    }
}

/// What a key's signatures in a note are, by the type byte of C2SP signed-note.
public enum SignatureAlgorithm: UInt8, Hashable, Sendable {
    /// Ed25519 over the note's text.
    case ed25519 = 0x01
    /// Ed25519 over a time and a checkpoint's text (C2SP tlog-cosignature, cosignature/v1).
    case cosignatureV1 = 0x04
}
