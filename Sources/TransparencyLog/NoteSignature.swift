/// One signature line of a note, not verified.
public struct NoteSignature: Hashable, Sendable {
    static let linePrefix = Array("\u{2014} ".utf8)

    /// The name of the key that is said to have signed.
    public let name: String
    /// The ID of that key.
    public let keyID: KeyID
    /// What follows the key ID; its shape depends on the key's algorithm.
    public let signature: [UInt8]

    /// Puts together a signature line.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedName`, or `malformedNote` if the signature is empty.
    public init(name: String, keyID: KeyID, signature: [UInt8]) throws(TransparencyLogError) {
        guard KeyName.isValid(name) else { throw TransparencyLogError(.malformedName, name) }
        guard !signature.isEmpty else { throw TransparencyLogError(.malformedNote, "an empty signature") }
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    /// Reads one line without its LF.
    init(line: ArraySlice<UInt8>) throws(TransparencyLogError) {
        guard line.starts(with: Self.linePrefix) else {
            throw TransparencyLogError(.malformedNote, "a line among the signatures is not one")
        }
        let parts = line.dropFirst(Self.linePrefix.count).split(
            separator: UInt8(ascii: " "), maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let name = String(validating: parts[0], as: UTF8.self), KeyName.isValid(name) else {
            throw TransparencyLogError(.malformedNote, "a signature line is not: \u{2014} name base64")
        }
        guard let bytes = Base64.decode(parts[1]), bytes.count > 4, let keyID = KeyID(bytes: bytes.prefix(4)) else {
            throw TransparencyLogError(.malformedSignature, name)
        }
        self.name = name
        self.keyID = keyID
        signature = Array(bytes.dropFirst(4))
    }

    /// The line as notes carry it, with its LF.
    public var line: String {
        "\u{2014} \(name) \(Base64.encode(keyID.bytes + signature))\n"
    }

    /// Lines are equal when they are the same bytes.
    public static func == (left: NoteSignature, right: NoteSignature) -> Bool {
        left.keyID == right.keyID && left.signature == right.signature && KeyName.isSame(left.name, right.name)
    }

    /// Hashes the key ID and the signature.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(keyID)
        hasher.combine(signature)
    }
}
