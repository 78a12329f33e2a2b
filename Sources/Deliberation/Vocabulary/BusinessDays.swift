/// Counts days as the terms of Colombian law are counted (Ley 4 de 1913, article 62).
///
/// Business days are all but Saturdays, Sundays and the holidays, which are data: no holiday is written in code.
/// Months and years run by the calendar and end on the next business day.
public struct BusinessDays: Sendable {
    private let holidays: Set<CalendarDate>

    /// Makes a count over some holidays.
    public init(holidays: some Sequence<CalendarDate>) {
        self.holidays = Set(holidays)
    }

    /// Whether a day is neither a Saturday, nor a Sunday, nor a holiday.
    public func isBusinessDay(_ date: CalendarDate) -> Bool {
        date.weekday.rawValue < Weekday.saturday.rawValue && !holidays.contains(date)
    }

    /// The business days after one day and before another: neither of the two is counted.
    ///
    /// Counted by weeks, so that a date of another century costs no more than one of this year.
    public func between(_ first: CalendarDate, _ last: CalendarDate) -> Int {
        guard first < last else { return 0 }
        let weekdays = Self.weekdays(before: last) - Self.weekdays(before: first.adding(days: 1))
        return weekdays - holidays.count { first < $0 && $0 < last && $0.weekday.rawValue < 6 }
    }

    /// The last day of a term of business days that begins on the day after a date.
    public func adding(_ days: Int, to date: CalendarDate) -> CalendarDate {
        var current = date
        var left = days
        while left > 0, current < .latest {
            current = current.adding(days: 1)
            if isBusinessDay(current) { left -= 1 }
        }
        return current
    }

    /// The last day of a term of months: the day of the same number, or the last of a shorter month, rolled.
    public func adding(months: Int, to date: CalendarDate) -> CalendarDate {
        let (count, overflow) = (date.year * 12 + date.month - 1).addingReportingOverflow(months)
        guard !overflow, count >= 12 else { return overflow && months > 0 ? .latest : .earliest }
        let (year, month) = (count / 12, count % 12 + 1)
        let day = min(date.day, CalendarDate.length(ofMonth: month, year: year))
        return CalendarDate(year: year, month: month, day: day).map(rolled) ?? .latest
    }

    /// The last day of a term of years, rolled.
    public func adding(years: Int, to date: CalendarDate) -> CalendarDate {
        let (months, overflow) = years.multipliedReportingOverflow(by: 12)
        guard !overflow else { return years < 0 ? .earliest : .latest }
        return adding(months: months, to: date)
    }

    /// The day itself when it is a business day, or else the next one that is.
    public func rolled(_ date: CalendarDate) -> CalendarDate {
        var current = date
        while !isBusinessDay(current), current < .latest { current = current.adding(days: 1) }
        return current
    }

    /// How many Mondays to Fridays there are from 0001-01-01, a Monday, to the day before a date.
    private static func weekdays(before date: CalendarDate) -> Int {
        let days = date.dayNumber - CalendarDate.earliest.dayNumber
        return days / 7 * 5 + min(days % 7, 5)
    }
}
