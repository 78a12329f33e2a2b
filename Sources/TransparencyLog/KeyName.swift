/// The rules for the names of keys in C2SP signed-note.
enum KeyName {
    /// Whether `name` is not empty and holds no Unicode space, plus sign or control character.
    static func isValid(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy { scalar in
                !scalar.properties.isWhitespace && scalar != "+" && scalar.value >= 0x20
            }
    }

    /// Whether two names are the same bytes.
    ///
    /// Swift holds strings equal that differ in Unicode normalization; keys with such names are different keys.
    static func isSame(_ left: String, _ right: String) -> Bool {
        left.utf8.elementsEqual(right.utf8)
    }

    /// Splits `name+id+base64` at the first two plus signs, since base64 has plus signs of its own, and checks the ID.
    static func parse(
        key text: Substring.UTF8View
    ) throws(TransparencyLogError) -> (name: String, id: KeyID, algorithm: SignatureAlgorithm, bytes: [UInt8]) {
        let parts = text.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { throw TransparencyLogError(.malformedKey, "a key is name+id+base64") }
        let name = String(Substring(parts[0]))
        guard isValid(name) else { throw TransparencyLogError(.malformedName, name) }
        guard let idBytes = Hexadecimal.decode(parts[1]), let id = KeyID(bytes: idBytes) else {
            throw TransparencyLogError(.malformedKey, "the key ID is not eight hexadecimal digits")
        }
        guard let bytes = Base64.decode(parts[2]), bytes.count == 33 else {
            throw TransparencyLogError(.malformedKey, "the key is not 33 bytes in base64")
        }
        guard let algorithm = SignatureAlgorithm(rawValue: bytes[0]) else {
            throw TransparencyLogError(.malformedKey, "the key is of unknown type \(bytes[0])")
        }
        return (name, id, algorithm, Array(bytes.dropFirst()))
    }
}
