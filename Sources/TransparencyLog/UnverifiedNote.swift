/// A signed note (C2SP signed-note) whose signatures nobody has checked.
///
/// A note is a text of whole lines, an empty line, and one or more signature lines, each of them
/// `— name base64(key ID || signature)`.
public struct UnverifiedNote: Hashable, Sendable {
    /// The most bytes a note may have, as in golang.org/x/mod/sumdb/note.
    public static let largestByteCount = 1_000_000
    /// The most signature lines a note may have, as in golang.org/x/mod/sumdb/note.
    public static let largestSignatureCount = 100

    /// The text, ending in LF, as its signers saw it.
    public let text: String
    /// The signature lines, in order.
    public private(set) var signatures: [NoteSignature]

    /// Reads a note.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedNote` or `malformedSignature`.
    public init(parsing bytes: [UInt8]) throws(TransparencyLogError) {
        guard bytes.count <= Self.largestByteCount else { throw Self.malformed("the note is too large") }
        guard Self.isPlain(bytes) else { throw Self.malformed("a control character") }
        guard let end = Self.endOfText(bytes) else { throw Self.malformed("no empty line before the signatures") }
        guard let text = String(validating: bytes[..<end], as: UTF8.self) else { throw Self.malformed("not UTF-8") }
        let rest = bytes[(end + 1)...]
        guard rest.last == 0x0A else { throw Self.malformed("no line feed after the last signature") }
        let lines = rest.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count <= Self.largestSignatureCount else { throw Self.malformed("too many signatures") }
        self.text = text
        signatures = []
        for line in lines {
            signatures.append(try NoteSignature(line: line))
        }
    }

    /// Reads a note.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedNote` or `malformedSignature`.
    public init(parsing note: String) throws(TransparencyLogError) {
        try self.init(parsing: Array(note.utf8))
    }

    /// Signs a text with each of the keys, which must be of type ``SignatureAlgorithm/ed25519``.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedNote` if the text does not end in LF or has a control
    ///   character, `wrongKeyKind` for a key that makes cosignatures, `noKnownSignature` without keys, `signingFailed`.
    public init(signing text: String, with keys: [SigningKey]) throws(TransparencyLogError) {
        let message = Array(text.utf8)
        guard message.last == 0x0A, Self.isPlain(message) else {
            throw Self.malformed("a text to sign consists of whole lines without control characters")
        }
        guard !keys.isEmpty else { throw TransparencyLogError(.noKnownSignature, "no key to sign with") }
        self.text = text
        signatures = []
        for key in keys {
            guard key.algorithm == .ed25519 else { throw TransparencyLogError(.wrongKeyKind, key.name) }
            signatures.append(
                try NoteSignature(name: key.name, keyID: key.keyID, signature: try key.sign(message)))
        }
    }

    /// The note with the signatures that were verified, and no others.
    public init(_ note: VerifiedNote) {
        text = note.text
        signatures = note.signatures.map(\.line)
    }

    /// The note as it is published.
    public var encoded: String {
        text + "\n" + signatures.map(\.line).joined()
    }

    /// Adds a signature line, such as a witness's, at the end.
    public mutating func append(_ signature: NoteSignature) {
        signatures.append(signature)
    }

    /// Everything before the last empty line, including its own LF.
    private static func endOfText(_ bytes: [UInt8]) -> Int? {
        var position = bytes.count - 1
        while position >= 1 {
            if bytes[position] == 0x0A && bytes[position - 1] == 0x0A { return position }
            position -= 1
        }
        return nil
    }

    /// Whether there is no byte below 0x20 except LF.
    private static func isPlain(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A }
    }

    private static func malformed(_ detail: String) -> TransparencyLogError {
        TransparencyLogError(.malformedNote, detail)
    }
}
