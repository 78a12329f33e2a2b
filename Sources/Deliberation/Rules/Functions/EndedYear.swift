/// A vigencia (calendar year) of the Commission that is over.
struct EndedYear: Hashable {
    /// The year.
    let year: Int
    /// Its first day, or the day of the decree in the year of its issue.
    let first: CalendarDate
    /// 31 December.
    let last: CalendarDate

    /// Whether a day is one of it.
    func contains(_ day: CalendarDate) -> Bool { first <= day && day <= last }
}

extension Book {
    /// The years that are over on a date, from that of the decree on; the first one begins with the decree.
    ///
    /// - Returns: none before the decree, nor for the year that the date is in.
    func endedYears(asOf date: CalendarDate) throws -> [EndedYear] {
        guard let decree = try commission.row(Self.commissionKey)?.decreeDate, decree.year < date.year else {
            return []
        }
        return (decree.year..<date.year).compactMap { year in
            guard let first = CalendarDate(year: year, month: 1, day: 1),
                let last = CalendarDate(year: year, month: 12, day: 31)
            else { return nil }
            return EndedYear(year: year, first: max(first, decree), last: last)
        }
    }
}
