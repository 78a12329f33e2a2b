/// A set of ASCII characters, as two words of bits.
struct ASCIISet: Sendable {
    private let low: UInt64
    private let high: UInt64

    init(_ low: UInt64, _ high: UInt64) {
        self.low = low
        self.high = high
    }

    func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case 0..<64: low >> UInt64(byte) & 1 == 1
        case 64..<128: high >> UInt64(byte - 64) & 1 == 1
        default: false
        }
    }
}

/// Matches identifiers part by part; the generator has checked that taking each run at its longest is enough.
struct PatternScanner {
    /// The index of the next byte to match.
    private(set) var position = 0

    mutating func literal(_ text: String, in bytes: Span<UInt8>) -> Bool {
        let expected = text.utf8Span.span
        guard bytes.count - position >= expected.count else { return false }
        for index in expected.indices where bytes[position + index] != expected[index] { return false }
        position += expected.count
        return true
    }

    mutating func run(_ set: ASCIISet, _ count: ClosedRange<Int>, in bytes: Span<UInt8>) -> Bool {
        let start = position
        let limit = min(bytes.count, start + count.upperBound)
        while position < limit, set.contains(bytes[position]) { position += 1 }
        return position - start >= count.lowerBound
    }
}
