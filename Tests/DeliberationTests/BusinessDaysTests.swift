import Deliberation
import Testing

/// Terms over the holidays of Colombia in 2026, which come from an act and not from code.
@Suite struct BusinessDaysTests {
    private static func date(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private static func terms(_ steps: [Step] = [Acts.calendar()], _ reading: String = "businessDays") throws -> Terms {
        let scene = try Scene.founded().play(steps)
        return Terms(
            try scene.book.commission.row(Book.commissionKey),
            readings: Readings(ruleSet: nil, overrides: ["calendar": reading]))
    }

    @Test func `the eighteen holidays are those of Ley 51 de 1983, with Easter on 5 April`() throws {
        func monday(_ text: String) throws -> CalendarDate {
            let date = try Self.date(text)
            return date.adding(days: (8 - date.weekday.rawValue) % 7)
        }
        let easter = try Self.date("2026-04-05")
        let fixed = try ["01-01", "05-01", "07-20", "08-07", "12-08", "12-25"].map { try Self.date("2026-\($0)") }
        let moved = try ["01-06", "03-19", "06-29", "08-15", "10-12", "11-01", "11-11"].map { try monday("2026-\($0)") }
        let movable = [-3, -2, 43, 64, 71].map { easter.adding(days: $0) }
        #expect((fixed + moved + movable).sorted().map(\.description) == Acts.holidays2026)
        #expect(easter.weekday == .sunday && movable.suffix(3).allSatisfy { $0.weekday == .monday })
    }

    @Test(arguments: zip(1...12, [20, 20, 21, 20, 19, 19, 22, 19, 22, 21, 19, 21]))
    func `each month of 2026 has its business days`(month: Int, count: Int) throws {
        let first = try #require(CalendarDate(year: 2026, month: month, day: 1))
        let last = first.adding(days: CalendarDate.length(ofMonth: month, year: 2026))
        let days = try Self.terms().businessDays
        #expect(days.between(first.adding(days: -1), last) == count)
        let one = (0..<31).map { first.adding(days: $0) }.filter { $0 < last && days.isBusinessDay($0) }
        #expect(one.count == count)
    }

    @Test(
        arguments: [
            ("2026-03-27", 1, "2026-03-30"), ("2026-03-27", 4, "2026-04-06"), ("2026-03-27", 5, "2026-04-07"),
            ("2026-04-01", 1, "2026-04-06"), ("2026-12-24", 1, "2026-12-28"), ("2026-01-09", 1, "2026-01-13"),
            ("2026-01-10", 1, "2026-01-13"), ("2026-06-05", 5, "2026-06-16"), ("2026-06-05", 0, "2026-06-05"),
            ("2026-06-05", -3, "2026-06-05"),
        ])
    func `a term of days skips weekends and holidays`(from: String, days: Int, end: String) throws {
        #expect(try Self.terms().end(of: days, after: Self.date(from)).description == end)
    }

    @Test(
        arguments: [
            ("2026-04-01", "2026-04-06", 0, 4), ("2026-03-27", "2026-04-07", 4, 10), ("2026-03-27", "2026-03-27", 0, 0),
            ("2026-03-27", "2026-03-28", 0, 0), ("2026-03-28", "2026-03-27", 0, 0), ("2026-03-27", "2026-03-31", 1, 3),
        ])
    func `days between two leave both out, under either reading`(
        first: String, last: String, business: Int, calendar: Int
    ) throws {
        let ends = (try Self.date(first), try Self.date(last))
        #expect(try Self.terms().days(between: ends.0, and: ends.1) == business)
        #expect(try Self.terms([Acts.calendar()], "calendarDays").days(between: ends.0, and: ends.1) == calendar)
    }

    @Test func `where days are calendar days a term runs over holidays`() throws {
        let terms = try Self.terms([Acts.calendar()], "calendarDays")
        #expect(try terms.end(of: 5, after: Self.date("2026-03-27")).description == "2026-04-01")
    }

    @Test(
        arguments: [
            ("2026-01-31", 1, "2026-03-02"), ("2026-03-02", 1, "2026-04-06"), ("2026-03-01", 1, "2026-04-01"),
            ("2026-11-25", 1, "2026-12-28"), ("2026-05-31", 1, "2026-06-30"), ("2025-12-01", 1, "2026-01-02"),
            ("2025-10-31", 4, "2026-03-02"), ("2024-02-29", 24, "2026-03-02"),
        ])
    func `a term of months runs by the calendar and ends on a business day`(
        from: String, months: Int, end: String
    ) throws {
        #expect(try Self.terms().businessDays.adding(months: months, to: Self.date(from)).description == end)
    }

    @Test func `a term of years runs by the calendar and ends on a business day`() throws {
        let days = try Self.terms().businessDays
        #expect(try days.adding(years: 1, to: Self.date("2025-05-01")).description == "2026-05-04")
        #expect(try days.adding(years: 1, to: Self.date("2025-03-03")).description == "2026-03-03")
    }

    @Test func `dates and terms beyond all calendars end at their edge`() throws {
        let days = try Self.terms().businessDays
        #expect(days.adding(.max, to: CalendarDate.latest.adding(days: -40)) == .latest)
        #expect(days.adding(months: .max, to: .latest) == .latest && days.adding(years: .max, to: .latest) == .latest)
        #expect(days.adding(months: .min, to: .latest) == .earliest)
        #expect(days.adding(years: .min, to: .latest) == .earliest)
        #expect(days.between(.earliest, .latest) > 2_600_000)
    }

    @Test func `without a calendar on record only weekends are left out`() throws {
        let terms = try Self.terms([])
        #expect(try terms.end(of: 1, after: Self.date("2026-01-09")).description == "2026-01-12")
    }

    @Test func `of two calendars of one year the later one holds`() throws {
        let terms = try Self.terms([
            Acts.calendar(["2026-06-24"]), Acts.calendar(at: "2026-01-07T08:00:00-05:00"),
        ])
        #expect(try terms.businessDays.isBusinessDay(Self.date("2026-06-24")))
        #expect(try !terms.businessDays.isBusinessDay(Self.date("2026-01-12")))
    }
}
