/// The one check of UTF-8, shared by both readers.
enum UTF8Scan {
    /// Finds the end of the multi-byte scalar that starts at an index.
    ///
    /// The accepted sequences are those of Unicode table 3-7: no overlong form, no surrogate, nothing above U+10FFFF.
    ///
    /// - Returns: the index after the scalar, or nil if the bytes before `end` are no such sequence.
    static func endOfScalar(in bytes: [UInt8], at start: Int, end: Int) -> Int? {
        let lead = bytes[start]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, second) = (3, 0xA0...0xBF)
        case 0xED: (length, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, second) = (4, 0x90...0xBF)
        case 0xF4: (length, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: length = 4
        default: return nil
        }
        guard start + length <= end, second.contains(bytes[start + 1]) else { return nil }
        if length > 2, bytes[start + 2] & 0xC0 != 0x80 { return nil }
        if length > 3, bytes[start + 3] & 0xC0 != 0x80 { return nil }
        return start + length
    }
}
