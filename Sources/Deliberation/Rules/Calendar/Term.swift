/// Terms in days: business days, unless the regulation counts those of the calendar (Law 4 of 1913, article 62).
enum Term {
    /// The last day of a term that starts the day after a date.
    static func due(
        after date: CalendarDate, days: Int, commission: CommissionView?, readings: Readings
    ) -> CalendarDate {
        guard readings[.calendar] == Reading.calendar.defaultValue else { return date.adding(days: days) }
        let holidays = Set(commission?.calendars.flatMap(\.dates) ?? [])
        var day = date
        var left = days
        while left > 0, day < .latest {
            day = day.adding(days: 1)
            let isWeekend = day.weekday == .saturday || day.weekday == .sunday
            if !isWeekend, !holidays.contains(day) { left -= 1 }
        }
        return day
    }
}
