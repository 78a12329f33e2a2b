import ArgumentParser
import Deliberation
import EventLog
import Ledger
import Projections
import TransparencyLog

/// `status`: where the commission stands, on one screen.
struct StatusCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("status", es: "estado", .aboutStatus, example: "constancia status --as-of 2026-05-15")
    }

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var moment: MomentOptions

    func run() throws {
        let journal = try ledger.openForReading()
        try moment.withCountedBook(of: journal) { book, size in
            let commission = try book.commission.row(Book.commissionKey)
            let (sessions, decisions) = (try book.sessions.keys().count, try book.decisions.keys().count)
            let due = try book.commitmentsDue(by: moment.day)
            if ledger.speech.json {
                let adopted = try book.decisions.rows().count { $0.state == .adopted }
                Console.print(
                    StatusReport(
                        adopted: Int64(adopted), asOf: moment.day, decisions: Int64(decisions),
                        due: Int64(due.count), events: Int64(size), sessions: Int64(sessions)
                    ).canonicalText)
                return
            }
            var page = Page()
            page.heading(commission?.canonicalName ?? journal.origin)
            page.line(
                Message.decreeLine(
                    number: commission?.decreeNumber ?? "—", date: commission?.decreeDate?.description ?? "—"
                ).text)
            if let note = commission?.decreeNote { page.paragraph(note, indent: 2) }
            page.line(
                Message.statusCounts(events: size, sessions: sessions, decisions: decisions).text)
            if let last = try book.lastInstalledSession() {
                page.line(Message.lastSession(id: last.sessionId, state: last.state.label.text).text)
            }
            page.heading(Message.dueHeading(date: moment.day.description).text)
            ListPage.addCommitments(due, asOf: moment.day, to: &page)
            page.show()
        }
    }
}
