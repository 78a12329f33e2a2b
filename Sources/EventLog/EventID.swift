internal import LMDB
import Synchronization

/// The identity of an event or a filing: a version 7 UUID (RFC 9562 section 5.7), whose order is roughly that of time.
public struct EventID: Hashable, Sendable {
    /// The first eight bytes: 48 bits of milliseconds since 1970, the version, 12 random bits.
    let high: UInt64

    /// The last eight bytes: the variant and 62 random bits.
    let low: UInt64

    /// Makes an id from its two halves; `nil` when version or variant are wrong.
    init?(high: UInt64, low: UInt64) {
        guard high >> 12 & 0xF == 7, low >> 62 == 0b10 else { return nil }
        self.high = high
        self.low = low
    }

    /// Makes a new id from the time and randomness.
    ///
    /// - Parameters:
    ///   - time: The time to build in.
    ///   - generator: The source of randomness.
    /// - Returns: The id.
    public static func new(at time: Timestamp, using generator: inout some RandomNumberGenerator) -> EventID {
        let milliseconds = UInt64(time.milliseconds) << 16
        let random = UInt64.random(in: 0...UInt64.max, using: &generator)
        let version: UInt64 = 7 << 12
        let variant: UInt64 = 0b10 << 62
        return EventID(
            checkedHigh: milliseconds | version | random & 0xFFF,
            low: variant | UInt64.random(in: 0...UInt64.max >> 2, using: &generator))
    }

    /// Makes a new id from the system's time and randomness.
    ///
    /// Ids must differ but need not be secret, so the system's randomness is asked for once in a process.
    ///
    /// - Returns: The id.
    public static func new() -> EventID {
        let now = Timestamp.now()
        return generator.withLock { new(at: now, using: &$0) }
    }

    private static let generator = Mutex(Xoshiro256())

    private init(checkedHigh high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// Reads the 36 characters of the lower-case text form; anything else gives `nil`.
    ///
    /// - Parameter text: The text, such as `019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f80`.
    public init?(_ text: String) { self.init(text: text.utf8Span.span) }

    /// Reads the text form from its bytes.
    init?(text: Span<UInt8>) {
        guard text.count == 36, text[8] == UInt8(ascii: "-"), text[13] == UInt8(ascii: "-"),
            text[18] == UInt8(ascii: "-"), text[23] == UInt8(ascii: "-"),
            let time = Self.digits(text, 0..<8), let rest = Self.digits(text, 9..<13),
            let version = Self.digits(text, 14..<18), let variant = Self.digits(text, 19..<23),
            let random = Self.digits(text, 24..<36)
        else { return nil }
        self.init(high: time << 32 | rest << 16 | version, low: variant << 48 | random)
    }

    private static func digits(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        var value: UInt64 = 0
        for index in range {
            guard let digit = hexadecimalValue(text[index]) else { return nil }
            value = value << 4 | UInt64(digit)
        }
        return value
    }

    /// Reads the 16 stored bytes; anything else gives `nil`.
    ///
    /// - Parameter bytes: The bytes, in order.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        func half(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(high: half(bytes[..<8]), low: half(bytes[8...]))
    }

    /// The 16 bytes, in order.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        store(in: &bytes)
        return bytes
    }

    /// Puts the 16 bytes, in order, in the place of others.
    func store(in bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(bigEndian: high)
        bytes.append(bigEndian: low)
    }

    /// Appends the text form.
    func appendText(to bytes: inout [UInt8]) {
        Self.append(high >> 32, digits: 8, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(high >> 16, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(high, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(low >> 48, digits: 4, to: &bytes)
        bytes.append(UInt8(ascii: "-"))
        Self.append(low, digits: 12, to: &bytes)
    }

    /// Appends the lowest digits of a number.
    @inline(__always)
    private static func append(_ value: UInt64, digits: Int, to bytes: inout [UInt8]) {
        bytes.append(
            contentsOf: (0..<digits).lazy.map { place in
                hexadecimalDigit(UInt8(truncatingIfNeeded: value >> UInt64(4 * (digits - 1 - place)) & 0xF))
            })
    }
}

extension EventID: CustomStringConvertible {
    /// The lower-case text form.
    public var description: String {
        var bytes: [UInt8] = []
        appendText(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension EventID: Comparable {
    /// Orders ids as their bytes are ordered.
    ///
    /// - Parameters:
    ///   - lhs: One id.
    ///   - rhs: The other.
    /// - Returns: Whether `lhs` comes first.
    public static func < (lhs: EventID, rhs: EventID) -> Bool { (lhs.high, lhs.low) < (rhs.high, rhs.low) }
}

/// The lower-case hexadecimal digit of a value below 16.
@inline(__always)
func hexadecimalDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
}

/// The generator xoshiro256** of Blackman and Vigna, from a seed of the system's.
struct Xoshiro256: RandomNumberGenerator {
    private var state: (UInt64, UInt64, UInt64, UInt64)

    init() {
        var system = SystemRandomNumberGenerator()
        // All zeros, the one state that would never change, is ruled out by the last bit.
        state = (system.next(), system.next(), system.next(), system.next() | 1)
    }

    mutating func next() -> UInt64 {
        let result = Self.rotate(state.1 &* 5, by: 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = Self.rotate(state.3, by: 45)
        return result
    }

    private static func rotate(_ value: UInt64, by count: UInt64) -> UInt64 { value << count | value >> (64 - count) }
}
