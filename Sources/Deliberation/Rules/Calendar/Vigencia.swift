/// A year of sessions (article 7): the fiscal year, from 1 January to 31 December, and its quarters.
public enum Vigencia {
    /// What a year owes.
    public struct Owed: Hashable, Sendable {
        /// How many sessions.
        public let sessions: Int
        /// Which quarters, 1 to 4, need one each.
        public let quarters: [Int]
    }

    /// What is owed in a year: four sessions and every quarter, but for the year in which the decree was issued.
    ///
    /// In that year the reading `session.partialYear` decides:
    /// - `quartersStartingAfterEffectiveDate`: the quarters that the decree covers whole, a session each. A quarter that
    ///   starts on the very day of the decree is one.
    /// - `proRata`: in proportion to what is left of the year; «por lo menos» makes a whole session of a fraction, so
    ///   that the quarter of the decree is owed too.
    /// - `fourAnyway`: four sessions, in the quarters that are left.
    public static func owed(year: Int, decreeDate: CalendarDate, readings: Readings) -> Owed {
        guard year >= decreeDate.year else { return Owed(sessions: 0, quarters: []) }
        guard year == decreeDate.year else { return Owed(sessions: 4, quarters: Array(1...4)) }
        let left = Array(decreeDate.quarter...4)
        switch readings[.sessionPartialYear] {
        case "fourAnyway": return Owed(sessions: 4, quarters: left)
        case "proRata": return Owed(sessions: left.count, quarters: left)
        default:
            let whole = left.filter { firstDay(ofQuarter: $0, year: year) >= decreeDate }
            return Owed(sessions: whole.count, quarters: whole)
        }
    }

    /// The first day of a quarter.
    static func firstDay(ofQuarter quarter: Int, year: Int) -> CalendarDate {
        CalendarDate(year: year, month: 3 * quarter - 2, day: 1) ?? .latest
    }

    /// The last day of a quarter.
    public static func lastDay(ofQuarter quarter: Int, year: Int) -> CalendarDate {
        let month = 3 * quarter
        return CalendarDate(year: year, month: month, day: CalendarDate.length(ofMonth: month, year: year)) ?? .latest
    }

    /// The same day three months later, or the last of that month where it has no such day.
    static func threeMonths(after date: CalendarDate) -> CalendarDate {
        let months = date.month + 2
        let (year, month) = (date.year + months / 12, months % 12 + 1)
        let day = min(date.day, CalendarDate.length(ofMonth: month, year: year))
        return CalendarDate(year: year, month: month, day: day) ?? .latest
    }
}
