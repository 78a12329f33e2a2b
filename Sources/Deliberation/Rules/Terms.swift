/// How terms of days run at a moment: under the reading `calendar` and over the holidays on record.
public struct Terms: Sendable {
    /// The count over Saturdays, Sundays and the holidays on record.
    public let businessDays: BusinessDays
    private let countsEveryDay: Bool

    /// Makes the terms of a commission: of each year the calendar adopted last holds.
    public init(_ commission: CommissionView?, readings: Readings) {
        let calendars = Dictionary(commission?.calendars.map { ($0.year, $0.dates) } ?? []) { _, last in last }
        businessDays = BusinessDays(holidays: calendars.values.joined())
        countsEveryDay = readings[.calendar] == "calendarDays"
    }

    /// The days after one day and before another: neither of the two is counted.
    public func days(between first: CalendarDate, and last: CalendarDate) -> Int {
        guard countsEveryDay else { return businessDays.between(first, last) }
        return max(0, last.dayNumber - first.dayNumber - 1)
    }

    /// The last day of a term of days that begins on the day after a date.
    public func end(of days: Int, after date: CalendarDate) -> CalendarDate {
        countsEveryDay ? date.adding(days: max(0, days)) : businessDays.adding(days, to: date)
    }
}

extension Context {
    /// How terms run for the act.
    func terms() throws -> Terms {
        Terms(try book.commission.row(Book.commissionKey), readings: readings)
    }
}
