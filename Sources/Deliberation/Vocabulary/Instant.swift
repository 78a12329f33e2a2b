/// A moment, to the second, with the offset of the clock that showed it; its text is `YYYY-MM-DDThh:mm:ss±hh:mm`.
///
/// Only this one form of RFC 3339's `date-time` is taken, so that a moment and an offset have exactly one text: no
/// fractions, no `Z`, no `-00:00`, no leap second.
public struct Instant: Hashable, Sendable {
    /// The seconds since 1970-01-01T00:00:00 UTC.
    public let secondsSinceEpoch: Int64
    /// The minutes by which the clock was ahead of UTC; -300 in Bogotá.
    public let offsetMinutes: Int

    /// The offset of Colombia's legal time, in minutes; it has no summer time.
    public static let bogotaOffsetMinutes = -300

    /// The first second of 1970, UTC.
    public static let unixEpoch = Instant(uncheckedSeconds: 0, offsetMinutes: 0)

    /// The moment with these seconds and offset, or `nil` when its local year is not 1 to 9999 or the offset is a day.
    public init?(secondsSinceEpoch: Int64, offsetMinutes: Int = Self.bogotaOffsetMinutes) {
        guard abs(offsetMinutes) < 24 * 60 else { return nil }
        let first = Int64(CalendarDate.earliest.dayNumber) * 86_400
        let last = Int64(CalendarDate.latest.dayNumber) * 86_400 + 86_399
        let shift = Int64(offsetMinutes) * 60
        guard secondsSinceEpoch >= first - shift, secondsSinceEpoch <= last - shift else { return nil }
        self.init(uncheckedSeconds: secondsSinceEpoch, offsetMinutes: offsetMinutes)
    }

    /// The moment with this text, or `nil` when the text has another form or names no real moment.
    public init?(_ text: String) {
        let bytes = text.utf8Span.span
        guard bytes.count == 25, let date = FixedDigits.date(bytes), bytes[10] == UInt8(ascii: "T"),
            let time = FixedDigits.time(bytes, at: 11), let offset = FixedDigits.offset(bytes, at: 19)
        else { return nil }
        let local = date.dayNumber * 86_400 + time
        self.init(uncheckedSeconds: Int64(local - offset * 60), offsetMinutes: offset)
    }

    private init(uncheckedSeconds: Int64, offsetMinutes: Int) {
        secondsSinceEpoch = uncheckedSeconds
        self.offsetMinutes = offsetMinutes
    }

    /// The day at this moment on a clock with the given offset; -300 minutes is Bogotá.
    public func date(inOffsetMinutes offset: Int = Self.bogotaOffsetMinutes) -> CalendarDate {
        CalendarDate(dayNumber: Self.split(secondsSinceEpoch, offset: offset).day)
    }

    /// The moment so many seconds later, or earlier when negative, with the same offset; `nil` outside years 1 to 9999.
    public func adding(seconds: Int64) -> Instant? {
        let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
        return overflow ? nil : Instant(secondsSinceEpoch: sum, offsetMinutes: offsetMinutes)
    }

    /// The local day number and the second of that day.
    fileprivate static func split(_ seconds: Int64, offset: Int) -> (day: Int, second: Int) {
        let local = Int(seconds) + offset * 60
        let second = local % 86_400
        return second < 0 ? (local / 86_400 - 1, second + 86_400) : (local / 86_400, second)
    }
}

extension Instant: Comparable {
    /// Whether the first moment comes before the second, whatever clocks showed them.
    public static func < (left: Instant, right: Instant) -> Bool { left.secondsSinceEpoch < right.secondsSinceEpoch }

    /// Whether both are the same moment: 09:00 in Bogotá is 14:00 in UTC.
    public static func == (left: Instant, right: Instant) -> Bool { left.secondsSinceEpoch == right.secondsSinceEpoch }

    /// Hashes the moment, which is what equality compares.
    public func hash(into hasher: inout Hasher) { hasher.combine(secondsSinceEpoch) }
}

extension Instant: CustomStringConvertible {
    /// The moment as `YYYY-MM-DDThh:mm:ss±hh:mm`, on its own clock.
    public var description: String {
        let (day, second) = Self.split(secondsSinceEpoch, offset: offsetMinutes)
        var text = DigitText(capacity: 25)
        text.append(CalendarDate(dayNumber: day))
        text.append("T")
        text.append(second / 3600)
        text.append(":")
        text.append(second / 60 % 60)
        text.append(":")
        text.append(second % 60)
        text.append(offsetMinutes < 0 ? "-" : "+")
        text.append(abs(offsetMinutes) / 60)
        text.append(":")
        text.append(abs(offsetMinutes) % 60)
        return text.text
    }
}
