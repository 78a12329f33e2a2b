import ArgumentParser
import Deliberation
import EventLog
import Ledger
import Projections

/// `calendar`: how a year of the commission complies with its decree.
struct CalendarCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("calendar", es: "calendario", .aboutCalendar, example: "constancia calendar 2026")
    }

    @Argument(help: ArgumentHelp(Message.helpYear.text, valueName: ValueName.year))
    var year: Int?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var moment: MomentOptions

    mutating func validate() throws {
        guard let year, year < 1_000 || CalendarDate(year: year, month: 1, day: 1) == nil else { return }
        throw ValidationError(Message.dateExpected(word: "\(year)").text)
    }

    func run() throws {
        try moment.withBook(of: try ledger.openForReading()) { book in
            let readings = try Readings.inForce(book, on: moment.day)
            let calendar = try ComplianceCalendar(
                year: year ?? moment.day.year, book: book, readings: readings)
            if ledger.speech.json {
                Console.print(calendar.report.canonicalText)
                return
            }
            var page = Page()
            CalendarPage.add(calendar, to: &page)
            page.show()
        }
    }
}

/// The compliance calendar, for people and programs.
enum CalendarPage {
    static func add(_ calendar: ComplianceCalendar, to page: inout Page) {
        page.heading(Message.calendarHeading(year: calendar.year).text)
        page.line("  " + Message.calendarSessions(n: calendar.sessionsOwed).text)
        page.table(
            calendar.quarters.map { quarter in
                [
                    "\(quarter.number)", answer(quarter.isOwed), list(quarter.ordinary), list(quarter.extraordinary),
                    list(quarter.failed),
                ]
            },
            header: [
                Message.columnQuarter.text, Message.columnOwed.text, Message.columnOrdinary.text,
                Message.columnExtraordinary.text, Message.columnFailed.text,
            ])
        page.line()
        page.line("  " + Message.calendarAfter.text)
        page.table(
            calendar.sessions.map { [$0.sessionId, $0.minutes.label.text, answer($0.hasReport)] },
            header: [Message.columnSession.text, Message.columnMinutes.text, Message.columnReport.text])
        page.line()
        page.line("  " + Message.calendarFunctions.text)
        page.table(
            calendar.functions.map { [$0.code.rawValue, $0.traces == 0 ? "—" : "\($0.traces)", $0.code.label.text] })
    }

    private static func answer(_ isTrue: Bool) -> String { isTrue ? Message.yes.text : Message.no.text }

    private static func list(_ ids: [String]) -> String { ids.isEmpty ? "—" : ids.joined(separator: ", ") }
}

extension ComplianceCalendar {
    fileprivate var report: CalendarReport {
        CalendarReport(
            functions: functions.map { NamedCount(count: Int64($0.traces), name: $0.code.rawValue) },
            quarters: quarters.map { quarter in
                QuarterReport(
                    extraordinary: quarter.extraordinary, failed: quarter.failed, ordinary: quarter.ordinary,
                    owed: quarter.isOwed, quarter: Int64(quarter.number))
            },
            sessions: sessions.map {
                SessionFollowReport(minutes: $0.minutes, report: $0.hasReport, sessionId: $0.sessionId)
            }, sessionsOwed: Int64(sessionsOwed), year: Int64(year))
    }
}
