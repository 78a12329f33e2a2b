import Audit
import Deliberation
import EventLog
import Evidence
import Ledger
import TransparencyLog

/// What people want to see after the session: who was there, what was decided, what is due, what was refused, and
/// why anybody can believe it.
struct DemoTour {
    let ledger: Ledger
    let directory: String
    let refusals: [Refusal]

    /// A day after the session on which one commitment is overdue, one to come and one verified.
    private static let day = CalendarDate(year: 2026, month: 5, day: 31) ?? .earliest

    func show() throws {
        var page = Page()
        let journal = ledger.journal
        try journal.readBook { book, _ in
            try SessionPage.add("S-2026-01", book, to: &page)
            for decision in try book.decisions.rows() { try DecisionPage.add(decision.decisionId, book, to: &page) }
            page.heading(Message.commitmentsAsOf(date: Self.day.description).text)
            ListPage.addCommitments(try book.commitments.rows(), asOf: Self.day, to: &page)
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

    private func prove() throws {
        var page = Page()
        page.heading(Message.auditHeading.text)
        AuditPage.add(try Auditor.audit(ledger.journal), to: &page)
        page.heading(Message.proofHeading.text)
        let stream = "decision/D-2026-001"
        let file = "\(directory)/D-2026-001.trail.json"
        let bytes = try TrailBuilder(try LedgerTrail(ledger.journal)).trail(of: stream)
        try FileInput.create(file, bytes)
        let verified = try UnverifiedTrail(parsing: bytes).verify(
            policy: try PolicyFile.read("\(directory)/policy"))
        TrailPage.add(verified, file: file, to: &page)
        page.show(isContinued: true)
    }

    private func next() {
        var page = Page()
        page.heading(Message.nextHeading.text)
        // As the program was called, so that the lines work as they stand.
        let program = CommandLine.arguments.first ?? "constancia"
        page.line("  \(program) show decision D-2026-002 --ledger \(directory)")
        page.line(
            "  \(program) audit --ledger \(directory) --reading quorum.halfPlusOne=arithmeticHalfPlusOneCeil")
        page.line("  \(program) verify \(directory)/D-2026-001.trail.json --policy \(directory)/policy")
        page.show()
    }
}
