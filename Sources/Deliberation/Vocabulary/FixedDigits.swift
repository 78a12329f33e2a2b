/// Reads the fixed-width numbers of dates and times.
enum FixedDigits {
    /// A number of exactly so many digits at an index; the span must reach that far.
    static func number(_ bytes: Span<UInt8>, at start: Int, count: Int) -> Int? {
        var value = 0
        for index in start..<(start + count) {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// A day as `YYYY-MM-DD` in the first ten bytes; the span must reach that far.
    static func date(_ bytes: Span<UInt8>) -> CalendarDate? {
        guard let year = number(bytes, at: 0, count: 4), bytes[4] == UInt8(ascii: "-"),
            let month = number(bytes, at: 5, count: 2), bytes[7] == UInt8(ascii: "-"),
            let day = number(bytes, at: 8, count: 2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }

    /// A time of day as `hh:mm:ss` from an index, in seconds; the span must reach that far.
    static func time(_ bytes: Span<UInt8>, at start: Int) -> Int? {
        guard let hour = number(bytes, at: start, count: 2), hour < 24, bytes[start + 2] == UInt8(ascii: ":"),
            let minute = number(bytes, at: start + 3, count: 2), minute < 60, bytes[start + 5] == UInt8(ascii: ":"),
            let second = number(bytes, at: start + 6, count: 2), second < 60
        else { return nil }
        return hour * 3600 + minute * 60 + second
    }

    /// An offset as `±hh:mm` from an index, in minutes; `-00:00` is refused, being a second text for `+00:00`.
    static func offset(_ bytes: Span<UInt8>, at start: Int) -> Int? {
        let isBehind = bytes[start] == UInt8(ascii: "-")
        guard isBehind || bytes[start] == UInt8(ascii: "+"),
            let hour = number(bytes, at: start + 1, count: 2), hour < 24, bytes[start + 3] == UInt8(ascii: ":"),
            let minute = number(bytes, at: start + 4, count: 2), minute < 60,
            !isBehind || hour + minute > 0
        else { return nil }
        return isBehind ? -(hour * 60 + minute) : hour * 60 + minute
    }
}

/// Writes the fixed-width numbers of dates and times.
struct DigitText {
    private var bytes: [UInt8] = []

    init(capacity: Int) {
        bytes.reserveCapacity(capacity)
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends one character of ASCII.
    mutating func append(_ character: Unicode.Scalar) {
        bytes.append(UInt8(ascii: character))
    }

    /// Appends two digits.
    mutating func append(_ number: Int) {
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
    }

    mutating func append(_ date: CalendarDate) {
        append(date.year / 100)
        append(date.year % 100)
        append("-")
        append(date.month)
        append("-")
        append(date.day)
    }
}
