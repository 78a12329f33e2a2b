internal import CanonicalJSON
public import TransparencyLog

/// A text with the random salt that keeps its commitment from being guessed.
///
/// The commitment is SHA-256 over the ASCII text `constancia/vault/v1`, one zero byte, the 32 bytes of the salt, and
/// the text in UTF-8 and normal form C. The first part keeps it apart from every other hash of the project, and the
/// salt's fixed length from any other reading of the same bytes. Without the salt nobody can try names until one fits.
public struct SaltedValue: Sendable, Hashable {
    /// What every commitment begins with; another definition would have another one.
    static let domain = Array("constancia/vault/v1".utf8) + [0]

    /// The most bytes a text may have, in UTF-8.
    public static let largestByteCount = 65_535

    /// The text, in normal form C.
    public let text: String

    /// Thirty-two random bytes, in the project's type for as many.
    let salt: Digest

    /// Salts a text anew: the same text gives another commitment each time, so that two of them cannot be linked.
    ///
    /// - Parameter text: The text; put into normal form C.
    /// - Throws: `.emptyValue`; `.valueTooLong`; `.controlCharacter`, since a value is shown on terminals.
    public init(_ text: String) throws(VaultError) {
        // The system's generator is the kernel's, fit for keys.
        let random = (0..<Digest.byteCount).map { _ in UInt8.random(in: .min ... .max) }
        guard let salt = Digest(bytes: random) else { throw VaultError(.storage, "salt") }
        try self.init(text, salt: salt)
    }

    init(_ text: String, salt: Digest) throws(VaultError) {
        let text = Normalization.nfc(text)
        guard !text.isEmpty else { throw VaultError(.emptyValue) }
        guard text.utf8.count <= Self.largestByteCount else { throw VaultError(.valueTooLong, "\(text.utf8.count)") }
        guard text.unicodeScalars.allSatisfy({ !Self.isControl($0) }) else { throw VaultError(.controlCharacter) }
        self.text = text
        self.salt = salt
    }

    /// What the ledger records in the text's place.
    public var commitment: Digest {
        Digest.sha256(Self.domain + salt.bytes + Array(text.utf8))
    }

    /// The entry as it is stored: `{"salt":"<hex>","value":"<text>"}`, canonical.
    var stored: [UInt8] {
        JSONValue.object(["salt": .string(salt.hex), "value": .string(text)]).canonicalBytes()
    }

    /// Reads an entry back; nil where the bytes are not one.
    init?(stored bytes: [UInt8]) {
        guard case .object(let members)? = try? JSONValue(canonical: bytes, limits: .document), members.count == 2,
            case .string(let hex)? = members["salt"], let salt = Digest(hex: hex),
            case .string(let text)? = members["value"], let value = try? SaltedValue(text, salt: salt),
            value.stored == bytes
        else { return nil }
        self = value
    }

    /// C0 and C1 controls but tab and line feed, which texts have.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0: true
        default: false
        }
    }
}
