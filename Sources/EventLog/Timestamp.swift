import FoundationEssentials

/// An instant in UTC with milliseconds, from 1970 to 9999; the form of `recorded`.
public struct Timestamp: Hashable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    public let milliseconds: Int64

    /// The last millisecond of the year 9999.
    private static let largest: Int64 = 253_402_300_799_999

    private static let millisecondsPerDay: Int64 = 86_400_000

    /// Makes the instant so many milliseconds after 1970, held to the years 1970 to 9999.
    ///
    /// - Parameter milliseconds: Milliseconds since 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = min(max(milliseconds, 0), Self.largest)
    }

    /// The system's time.
    ///
    /// - Returns: Now, to the millisecond.
    public static func now() -> Timestamp {
        Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
    }

    /// Reads the 24 characters of `2026-03-02T14:03:11.123Z`; anything else gives `nil`.
    ///
    /// - Parameter text: The text.
    public init?(_ text: String) {
        let bytes = text.utf8Span.span
        guard bytes.count == 24, let year = FieldRules.number(bytes, 0, 4), let month = FieldRules.number(bytes, 5, 2),
            let day = FieldRules.number(bytes, 8, 2), let hour = FieldRules.number(bytes, 11, 2),
            let minute = FieldRules.number(bytes, 14, 2), let second = FieldRules.number(bytes, 17, 2),
            let millisecond = FieldRules.number(bytes, 20, 3),
            1970...9999 ~= year, 1...12 ~= month, 1...31 ~= day, hour < 24, minute < 60, second < 60
        else { return nil }
        let days = Self.days(year: year, month: month, day: day)
        let seconds = Int64(hour * 3_600 + minute * 60 + second)
        self.init(milliseconds: days * Self.millisecondsPerDay + seconds * 1_000 + Int64(millisecond))
        // Writing it again settles the separators and the days that a month does not have.
        guard self.text == text else { return nil }
    }

    /// The text form, such as `2026-03-02T14:03:11.123Z`.
    public var text: String {
        let (year, month, day) = Self.civil(days: milliseconds / Self.millisecondsPerDay)
        let time = Int(milliseconds % Self.millisecondsPerDay)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(24)
        for (value, width, separator) in [
            (year, 4, "-"), (month, 2, "-"), (day, 2, "T"), (time / 3_600_000, 2, ":"), (time / 60_000 % 60, 2, ":"),
            (time / 1_000 % 60, 2, "."), (time % 1_000, 3, "Z"),
        ] as [(Int, Int, Unicode.Scalar)] {
            var divisor = [1, 10, 100, 1_000][width - 1]
            while divisor > 0 {
                bytes.append(UInt8(ascii: "0") + UInt8(value / divisor % 10))
                divisor /= 10
            }
            bytes.append(UInt8(ascii: separator))
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Days from 1970-01-01 to a date of the Gregorian calendar, counting years from March so that leap days come last.
    private static func days(year: Int, month: Int, day: Int) -> Int64 {
        let marchYear = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        return Int64(marchYear * 365 + marchYear / 4 - marchYear / 100 + marchYear / 400 + dayOfYear - 719_468)
    }

    /// The date that lies so many days after 1970-01-01.
    private static func civil(days: Int64) -> (year: Int, month: Int, day: Int) {
        let shifted = Int(days) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }
}

extension Timestamp: Comparable {
    /// Orders instants.
    ///
    /// - Parameters:
    ///   - lhs: One instant.
    ///   - rhs: The other.
    /// - Returns: Whether `lhs` is earlier.
    public static func < (lhs: Timestamp, rhs: Timestamp) -> Bool { lhs.milliseconds < rhs.milliseconds }
}

extension Timestamp: CustomStringConvertible {
    /// The text form.
    public var description: String { text }
}

/// Where a journal takes the time from.
public struct RecordingClock: Sendable {
    /// Reads the clock; asked once for each write transaction.
    public let now: @Sendable () -> Timestamp

    /// Makes a clock.
    ///
    /// - Parameter now: Reads the clock.
    public init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// The system's clock.
    public static let system = RecordingClock(now: Timestamp.now)
}
