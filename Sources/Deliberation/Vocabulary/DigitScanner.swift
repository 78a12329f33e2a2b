/// Reads the fixed-width numbers of dates and times.
struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// A number of exactly so many digits.
    mutating func number(_ digits: Int) -> Int? {
        var value = 0
        for _ in 0..<digits {
            guard let byte = rest.first, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(byte - UInt8(ascii: "0"))
            rest.removeFirst()
        }
        return value
    }

    /// Passes one byte; `false` when another, or none, comes next.
    mutating func skip(_ byte: UInt8) -> Bool {
        guard rest.first == byte else { return false }
        rest.removeFirst()
        return true
    }

    /// Whether the sign that comes next is a minus; `nil` when there is no sign.
    mutating func sign() -> Bool? {
        if skip(UInt8(ascii: "-")) { return true }
        return skip(UInt8(ascii: "+")) ? false : nil
    }

    /// A day as `YYYY-MM-DD`.
    mutating func date() -> CalendarDate? {
        guard let year = number(4), skip(UInt8(ascii: "-")), let month = number(2), skip(UInt8(ascii: "-")),
            let day = number(2)
        else { return nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}

/// Writes the fixed-width numbers of dates and times.
struct DigitText {
    private(set) var text = ""

    mutating func append(_ literal: String) {
        text += literal
    }

    /// Appends two digits and a separator.
    mutating func append(_ number: Int, separator: String = "") {
        text += number < 10 ? "0\(number)" : "\(number)"
        text += separator
    }

    mutating func append(_ date: CalendarDate) {
        append(date.year / 100)
        append(date.year % 100, separator: "-")
        append(date.month, separator: "-")
        append(date.day)
    }
}
