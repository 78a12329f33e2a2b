/// The escapes of JSON strings (RFC 8259, section 7) and the few of them that are canonical.
enum Escape {
    /// The letter after the backslash for a byte that has a short escape, else nil.
    static func letter(for byte: UInt8) -> UInt8? {
        switch byte {
        case Byte.quote, Byte.backslash: byte
        case Byte.backspace: UInt8(ascii: "b")
        case Byte.formFeed: UInt8(ascii: "f")
        case Byte.lineFeed: UInt8(ascii: "n")
        case Byte.carriageReturn: UInt8(ascii: "r")
        case Byte.tab: UInt8(ascii: "t")
        default: nil
        }
    }

    /// The byte that the letter of a short canonical escape stands for, else nil.
    static func byte(for letter: UInt8) -> UInt8? {
        switch letter {
        case Byte.quote, Byte.backslash: letter
        case UInt8(ascii: "b"): Byte.backspace
        case UInt8(ascii: "f"): Byte.formFeed
        case UInt8(ascii: "n"): Byte.lineFeed
        case UInt8(ascii: "r"): Byte.carriageReturn
        case UInt8(ascii: "t"): Byte.tab
        default: nil
        }
    }

    /// Decodes the escape at an index of a string that was already found canonical.
    static func canonicalByte(_ bytes: [UInt8], at index: Int) -> (byte: UInt8, next: Int) {
        let letter = bytes[index + 1]
        if let byte = byte(for: letter) { return (byte, index + 2) }
        let high = Byte.hexValue(bytes[index + 4]) ?? 0
        let low = Byte.hexValue(bytes[index + 5]) ?? 0
        return (UInt8(truncatingIfNeeded: high << 4 | low), index + 6)
    }

    /// Whether the six bytes at an index are the canonical `\u00xx` of a control character without a short escape.
    static func isCanonicalControl(_ bytes: [UInt8], at index: Int) -> Bool {
        let high = bytes[index + 4]
        let low = bytes[index + 5]
        guard bytes[index + 2] == Byte.zero, bytes[index + 3] == Byte.zero, high & 0xFE == Byte.zero,
            let value = Byte.hexValue(low), Byte.hexDigit(UInt8(value)) == low
        else { return false }
        return letter(for: UInt8(value) | (high & 1) << 4) == nil
    }

    /// Decodes the escape at an index as JSON at large allows it, surrogate pairs together.
    ///
    /// - Throws: `truncated`, `invalidEscape` or `loneSurrogate`.
    static func scalar(
        in bytes: [UInt8], at index: Int, end: Int
    ) throws(CanonicalJSONError) -> (scalar: Unicode.Scalar, next: Int) {
        guard index + 1 < end else { throw CanonicalJSONError(.truncated, offset: end) }
        let letter = bytes[index + 1]
        if let byte = byte(for: letter) { return (Unicode.Scalar(byte), index + 2) }
        if letter == UInt8(ascii: "/") { return ("/", index + 2) }
        guard letter == UInt8(ascii: "u") else {
            throw CanonicalJSONError(.invalidEscape, offset: index)
        }
        let unit = try codeUnit(in: bytes, at: index, end: end)
        if let scalar = Unicode.Scalar(unit) { return (scalar, index + 6) }
        guard unit < 0xDC00, index + 6 < end else {
            throw CanonicalJSONError(unit < 0xDC00 ? .truncated : .loneSurrogate, offset: index)
        }
        guard bytes[index + 6] == Byte.backslash, index + 7 >= end || bytes[index + 7] == letter else {
            throw CanonicalJSONError(.loneSurrogate, offset: index)
        }
        let low = try codeUnit(in: bytes, at: index + 6, end: end)
        guard 0xDC00...0xDFFF ~= low, let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)) else {
            throw CanonicalJSONError(.loneSurrogate, offset: index)
        }
        return (scalar, index + 12)
    }

    /// The UTF-16 code unit of the `\uXXXX` at an index.
    private static func codeUnit(in bytes: [UInt8], at index: Int, end: Int) throws(CanonicalJSONError) -> UInt32 {
        var unit: UInt32 = 0
        for position in index + 2..<index + 6 {
            guard position < end else { throw CanonicalJSONError(.truncated, offset: end) }
            guard let digit = Byte.hexValue(bytes[position]) else {
                throw CanonicalJSONError(.invalidEscape, offset: index)
            }
            unit = unit << 4 | digit
        }
        return unit
    }
}
