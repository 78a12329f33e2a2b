import ArgumentParser
import Audit
import Deliberation
import EventLog
import Ledger
import Projections

/// `due`: commitments that fall due, what is overdue by a rule, and what the Secretariat owes.
struct DueCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("due", es: "vencimientos", .aboutDue, example: "constancia due --as-of 2026-05-15")
    }

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var moment: MomentOptions

    func run() throws {
        let journal = try ledger.openForReading()
        let unsealed = try journal.sealsOwed(before: moment.end, asOf: moment.day)
        let isLate = try moment.withBook(of: journal) { book in
            let readings = try Readings.inForce(book, on: moment.day)
            let commitments = try book.commitmentsDue(by: moment.day)
            let overdue = try Rulebook.overdue(asOf: moment.day, book: book, readings: readings)
            let owed = try book.obligations(asOf: moment.day) + unsealed
            if ledger.speech.json {
                Console.print(
                    DueReport(
                        asOf: moment.day, commitments: commitments,
                        overdue: overdue.map { $0.report(in: Tongue.current) },
                        owed: owed.map(\.report)
                    ).canonicalText)
            } else {
                DuePage.show(commitments, overdue, owed, asOf: moment.day)
            }
            return !commitments.isEmpty || !overdue.isEmpty
        }
        if isLate { throw Ending(exit: .findings) }
    }
}

extension Obligation {
    fileprivate var report: ObligationReport {
        ObligationReport(dueOn: dueOn, message: what.text, ruleId: ruleID, subject: subject)
    }
}

/// What falls due, for people.
enum DuePage {
    static func show(
        _ commitments: [CommitmentView], _ overdue: [DeadlineFinding], _ owed: [Obligation], asOf day: CalendarDate
    ) {
        var page = Page()
        page.heading(Message.dueHeading(date: day.description).text)
        ListPage.addCommitments(commitments, asOf: day, to: &page)
        page.heading(Message.overdueHeading(date: day.description).text)
        add(overdue, to: &page)
        page.heading(Message.owedHeading.text)
        if owed.isEmpty { page.line("  \(Message.none.text)") }
        for duty in owed {
            page.line("  \(duty.dueOn?.description ?? Message.noDate.text)  \(duty.subject) · \(duty.ruleID)")
            page.paragraph(duty.what.text, indent: 6)
        }
        page.show()
    }

    static func add(_ overdue: [DeadlineFinding], to page: inout Page) {
        if overdue.isEmpty { page.line("  \(Message.none.text)") }
        for finding in overdue {
            page.line("  \(finding.dueOn)  \(finding.severity.label.text) · \(finding.ruleID) · \(finding.subject)")
            page.paragraph(finding.message.text, indent: 6)
        }
    }
}
