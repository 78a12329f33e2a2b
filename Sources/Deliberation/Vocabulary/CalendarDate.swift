/// A day of the Gregorian calendar, without time or zone; its text is `YYYY-MM-DD` (RFC 3339, `full-date`).
public struct CalendarDate: Hashable, Sendable {
    private let yearField: Int16
    private let monthField: UInt8
    private let dayField: UInt8

    /// The first day that can be written: 0001-01-01.
    public static let earliest = CalendarDate(uncheckedYear: 1, month: 1, day: 1)
    /// The last day that can be written: 9999-12-31.
    public static let latest = CalendarDate(uncheckedYear: 9999, month: 12, day: 31)

    /// The year, 1 to 9999.
    public var year: Int { Int(yearField) }
    /// The month, 1 to 12.
    public var month: Int { Int(monthField) }
    /// The day of the month, 1 to 31.
    public var day: Int { Int(dayField) }
    /// The quarter of the year, 1 to 4.
    public var quarter: Int { (month + 2) / 3 }

    private init(uncheckedYear year: Int, month: Int, day: Int) {
        yearField = Int16(truncatingIfNeeded: year)
        monthField = UInt8(truncatingIfNeeded: month)
        dayField = UInt8(truncatingIfNeeded: day)
    }

    /// The day with these numbers, or `nil` where the calendar has none.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            day >= 1, day <= Self.length(ofMonth: month, year: year)
        else { return nil }
        self.init(uncheckedYear: year, month: month, day: day)
    }

    /// The day written as `YYYY-MM-DD`, or `nil` when the text has another form or names no real day.
    public init?(_ text: String) {
        let bytes = text.utf8Span.span
        guard bytes.count == 10, let date = FixedDigits.date(bytes) else { return nil }
        self = date
    }

    /// The day so many days after 1970-01-01; days outside 0001 to 9999 give the nearest that can be written.
    public init(dayNumber: Int) {
        let bounded = min(max(dayNumber, Self.earliest.dayNumber), Self.latest.dayNumber)
        // Days are counted from 0000-03-01 in eras of 400 years, so that the leap day falls at the end of its year.
        let shifted = bounded + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        self.init(
            uncheckedYear: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
            month: month,
            day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// The days since 1970-01-01, negative before it.
    public var dayNumber: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// The day of the week.
    public var weekday: Weekday {
        // 1970-01-01 was a Thursday; the day number of 0001-01-01 is -719,162, a Monday.
        let daysSinceMonday = (dayNumber + 719_162) % 7
        return Weekday.allCases[daysSinceMonday]
    }

    /// The day so many days later, or earlier when negative; it never leaves 0001 to 9999.
    public func adding(days: Int) -> CalendarDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        guard !overflow else { return days < 0 ? .earliest : .latest }
        return CalendarDate(dayNumber: sum)
    }

    /// The number of days in a month, 28 to 31; the month must be 1 to 12.
    public static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the year has a 29th of February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}

extension CalendarDate: Comparable {
    /// Whether the first day comes before the second.
    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.yearField, left.monthField, left.dayField) < (right.yearField, right.monthField, right.dayField)
    }
}

extension CalendarDate: CustomStringConvertible {
    /// The day as `YYYY-MM-DD`.
    public var description: String {
        var text = DigitText(capacity: 10)
        text.append(self)
        return text.text
    }
}

/// A day of the week; the raw value is the number of ISO 8601, Monday being 1.
public enum Weekday: Int, CaseIterable, Hashable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
}
