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
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func literal(_ text: String) -> Bool {
        let expected = text.utf8
        guard rest.starts(with: expected) else { return false }
        rest.removeFirst(expected.count)
        return true
    }

    mutating func run(_ set: ASCIISet, _ count: ClosedRange<Int>) -> Bool {
        var taken = 0
        while taken < count.upperBound, let byte = rest.first, set.contains(byte) {
            rest.removeFirst()
            taken += 1
        }
        return taken >= count.lowerBound
    }
}
