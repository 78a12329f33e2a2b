import Deliberation
import Testing

/// Days and moments.
struct CalendarTests {
    @Test func `day numbers and dates agree over four hundred years and at both ends`() throws {
        let first = try #require(CalendarDate("1899-12-31"))
        var previous = first
        for step in 1...146_097 {
            let date = CalendarDate(dayNumber: first.dayNumber + step)
            #expect(date > previous && date.dayNumber == previous.dayNumber + 1)
            previous = date
        }
        #expect(previous.description == "2299-12-31")
        #expect(CalendarDate.earliest.adding(days: -1) == .earliest)
        #expect(CalendarDate.latest.adding(days: .max) == .latest)
        #expect(CalendarDate(dayNumber: CalendarDate.earliest.dayNumber).description == "0001-01-01")
    }

    @Test(arguments: [
        ("1970-01-01", Weekday.thursday, 1), ("2026-03-02", .monday, 1), ("2024-02-29", .thursday, 1),
        ("2026-06-30", .tuesday, 2), ("2026-07-01", .wednesday, 3), ("2000-12-31", .sunday, 4),
    ])
    func `a day has its weekday and its quarter`(text: String, weekday: Weekday, quarter: Int) throws {
        let date = try #require(CalendarDate(text))
        #expect(date.weekday == weekday)
        #expect(date.quarter == quarter)
        #expect(date.description == text)
    }

    @Test(arguments: [
        "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-04-31", "2026-4-01", "0000-01-01", "2026-01-01 ",
        "20260101", "2026/01/01", "", "２026-01-0",
    ])
    func `a text that is no day is refused`(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(arguments: [
        ("2026-03-02T09:00:00-05:00", 1_772_460_000), ("1970-01-01T00:00:00+00:00", 0),
        ("1969-12-31T23:59:59+00:00", -1), ("2026-03-02T19:45:00+05:45", 1_772_460_000),
    ])
    func `a moment has its seconds and its own text`(text: String, seconds: Int64) throws {
        let instant = try #require(Instant(text))
        #expect(instant.secondsSinceEpoch == seconds)
        #expect(instant.description == text)
        #expect(Instant(secondsSinceEpoch: seconds, offsetMinutes: instant.offsetMinutes) == instant)
    }

    @Test(arguments: [
        "2026-03-02T09:00:00Z", "2026-03-02T09:00:00-00:00", "2026-03-02T24:00:00-05:00", "2026-03-02T09:60:00-05:00",
        "2026-03-02T09:00:60-05:00", "2026-03-02 09:00:00-05:00", "2026-03-02T09:00:00.0-05:0",
        "2026-03-02T09:00-05:00",
        "2026-03-02T09:00:00-24:00", "2026-02-30T09:00:00-05:00", "",
    ])
    func `a text that is no moment in the one form is refused`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `moments are ordered by when they are, and their day is that of the clock asked for`() throws {
        let bogota = try #require(Instant("2026-03-01T23:30:00-05:00"))
        let utc = try #require(Instant("2026-03-02T04:30:01+00:00"))
        #expect(bogota < utc)
        #expect(bogota.date(inOffsetMinutes: 0).description == "2026-03-02")
        #expect(utc.date(inOffsetMinutes: -300).description == "2026-03-01")
        #expect(bogota.adding(seconds: 1800)?.description == "2026-03-02T00:00:00-05:00")
        #expect(bogota.adding(seconds: .max) == nil)
    }
}
