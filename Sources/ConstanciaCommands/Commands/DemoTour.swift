import Audit
import Deliberation
import EventLog
import Evidence
import Ledger
import Projections
import TransparencyLog

/// What people want to see after the session: who was there, what was decided, what is due, what was refused, and
/// why anybody can believe it.
struct DemoTour {
    let ledger: Ledger
    let directory: String
    let refusals: [Refusal]

    /// A day after the year is over, on which nothing is to come any more.
    private static let day = CalendarDate(year: 2027, month: 1, day: 15) ?? .latest

    func show() throws {
        var page = Page()
        let journal = ledger.journal
        try journal.readBook { book, _ in
            try SessionPage.add("S-2026-01", book, to: &page)
            for id in try book.sessions.row("S-2026-01")?.decisions ?? [] {
                try DecisionPage.add(id, book, to: &page)
            }
            try addYear(book, to: &page)
        }
        page.heading(Message.refusalsHeading.text)
        for located in refusals.compactMap(\.breaches.first) { FailurePage.breach(located, on: &page) }
        page.heading(Message.checkpointHeading.text)
        for line in try journal.read({ $0.checkpointNote }).split(separator: "\n", omittingEmptySubsequences: false) {
            page.line("  \(line)")
        }
        page.show(isContinued: true)
        try prove()
        next()
    }

    /// The year as a whole: its calendar, every decision and commitment with its state, and what is missing at its end.
    private func addYear(_ book: Book, to page: inout Page) throws {
        let readings = try Readings.inForce(book, on: Self.day)
        CalendarPage.add(try ComplianceCalendar(year: 2026, book: book, readings: readings), to: &page)
        for view in ["sessions", "decisions", "routes", "irregularities"] {
            let thing = try Thing.named(view)
            page.heading(thing.label.text)
            try ListPage.add(thing, book, asOf: Self.day, to: &page)
        }
        page.heading(Message.commitmentsAsOf(date: Self.day.description).text)
        ListPage.addCommitments(try book.commitments.rows(), asOf: Self.day, to: &page)
        page.heading(Message.overdueHeading(date: Self.day.description).text)
        DuePage.add(try Rulebook.overdue(asOf: Self.day, book: book, readings: readings), to: &page)
    }

    private func prove() throws {
        var page = Page()
        page.heading(Message.auditHeading.text)
        let options = AuditOptions(moment: AuditMoment(asOf: Self.day))
        AuditPage.add(try Auditor.audit(ledger.journal, options: options), to: &page)
        page.heading(Message.proofHeading.text)
        let stream = "decision/D-2026-003"
        let file = "\(directory)/D-2026-003.constancia"
        let builder = TrailBuilder(try LedgerTrail(ledger.journal), rulebook: Constancia.rulebook)
        let bytes = try builder.trail(of: stream, with: try LedgerTrail.following(stream, in: ledger.journal))
        try FileInput.create(file, bytes)
        let policy = try PolicyFile.read("\(directory)/policy")
        TrailPage.add(try TrailPage.report(TrailPage.answers(bytes, policy: policy), file: file), to: &page)
        page.show(isContinued: true)
    }

    private func next() {
        var page = Page()
        page.heading(Message.nextHeading.text)
        // As the program was called, so that the lines work as they stand.
        let program = CommandLine.arguments.first ?? "constancia"
        page.line("  \(program) show decision D-2026-015 --ledger \(directory)")
        page.line(
            "  \(program) audit --ledger \(directory) --reading quorum.halfPlusOne=arithmeticHalfPlusOneCeil")
        page.line("  \(program) verify \(directory)/D-2026-003.constancia --policy \(directory)/policy")
        page.show()
    }
}
