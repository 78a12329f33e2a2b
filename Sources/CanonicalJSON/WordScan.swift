/// Judging eight bytes of text at once, as one integer whose lowest byte is the first.
enum WordScan {
    /// Eight bytes as a little-endian word; the compiler makes one load of it.
    @inline(__always)
    static func word(in span: Span<UInt8>, at index: Int) -> UInt64 {
        let block = span.extracting(index..<index &+ 8)
        let low =
            UInt32(block[0]) | UInt32(block[1]) << 8 | UInt32(block[2]) << 16 | UInt32(block[3]) << 24
        let high =
            UInt32(block[4]) | UInt32(block[5]) << 8 | UInt32(block[6]) << 16 | UInt32(block[7]) << 24
        return UInt64(low) | UInt64(high) << 32
    }

    /// Marks, by the top bit of each byte, what is not plain: controls, quote, backslash and non-ASCII.
    ///
    /// Subtracting borrows from the next byte up only where a byte is itself marked, so the lowest mark is exact;
    /// those above it may be false.
    @inline(__always)
    static func specialLanes(_ word: UInt64) -> UInt64 {
        let controls = word &- 0x2020_2020_2020_2020
        let quotes = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
        let backslashes = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
        return (word | controls | quotes | backslashes) & 0x8080_8080_8080_8080
    }

    /// Whether a byte is printable ASCII that a canonical string holds as it is.
    static func isPlain(_ byte: UInt8) -> Bool {
        byte < 0x80 && !Byte.needsEscape(byte)
    }
}
