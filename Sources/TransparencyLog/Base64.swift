/// Base64 with the standard alphabet and padding (RFC 4648 section 4), read strictly.
///
/// Strict means that every byte string has exactly one text: padding must be there, unused bits must be zero
/// (RFC 4648 section 3.5) and nothing outside the alphabet is skipped. So a signed line cannot be altered unseen.
public enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")
    /// What `values` holds for a character outside the alphabet: no six bits are that large.
    private static let invalid: UInt8 = 0xFF
    /// The six bits of each character.
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: invalid, count: 256)
        for (value, character) in alphabet.enumerated() { values[Int(character)] = UInt8(value) }
        return values
    }()

    /// The padded text of `bytes`.
    public static func encode(_ bytes: [UInt8]) -> String {
        let alphabet = self.alphabet
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var position = 0
        while position + 3 <= bytes.count {
            let group = Int(bytes[position]) << 16 | Int(bytes[position + 1]) << 8 | Int(bytes[position + 2])
            text.append(alphabet[group >> 18])
            text.append(alphabet[group >> 12 & 63])
            text.append(alphabet[group >> 6 & 63])
            text.append(alphabet[group & 63])
            position += 3
        }
        if position < bytes.count {
            let isPair = position + 2 == bytes.count
            let group = Int(bytes[position]) << 16 | (isPair ? Int(bytes[position + 1]) << 8 : 0)
            text.append(alphabet[group >> 18])
            text.append(alphabet[group >> 12 & 63])
            text.append(isPair ? alphabet[group >> 6 & 63] : padding)
            text.append(padding)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The bytes of a padded text, or `nil` if the text is not the one `encode` would write.
    @inlinable
    public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        // Copying here, where the caller's collection is known, spares the loop below a call for every byte.
        decode(characters: Array(text))
    }

    @usableFromInline
    static func decode(characters text: [UInt8]) -> [UInt8]? {
        guard text.count.isMultiple(of: 4) else { return nil }
        guard let last = text.last else { return [] }
        let padded = last != padding ? 0 : text[text.count - 2] != padding ? 1 : 2
        let values = self.values
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var group: UInt32 = 0
        var bits: UInt32 = 0
        for character in text.dropLast(padded) {
            let value = values[Int(character)]
            guard value != invalid else { return nil }
            group = group << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: group >> bits))
                group &= (1 << bits) - 1
            }
        }
        return group == 0 ? bytes : nil
    }
}
