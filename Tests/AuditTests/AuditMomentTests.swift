import Audit
import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

/// An audit of an earlier moment says what the rules could say then, and still checks every byte.
struct `The audit of a moment` {
    private static func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    @Test func `gives the findings of the acts known then and of no later one`() throws {
        let ledger = try TestLedger.vigencia()
        let whole = try ledger.audit()
        let then = try ledger.audit(AuditOptions(moment: AuditMoment(at: 100)))
        #expect(then.findings == whole.findings.filter { $0.seq <= 100 } && then.findings != whole.findings)
        #expect(then.size == whole.size && then.root == whole.root && then.moment.acts == 101)
    }

    @Test func `leaves out what had not happened by its day, and says how many acts it is of`() throws {
        let ledger = try TestLedger.vigencia()
        let day = try Self.day("2026-05-31")
        let then = try ledger.audit(AuditOptions(moment: AuditMoment(asOf: day)))
        let happened = try ledger.withLedger { ledger in
            try ledger.journal.read { try $0.events(in: 0..<UInt64.max) }.filter {
                try #require(Instant($0.occurred)).date() <= day
            }.map(\.seq)
        }
        #expect(then.moment.acts == happened.count && then.moment.day == day)
        let whole = try ledger.audit()
        #expect(then.findings == whole.findings.filter { happened.contains($0.seq) })
    }

    @Test func `counts deadlines on the book of that day and not on today's`() throws {
        let ledger = try TestLedger.vigencia()
        // The minutes of the first session were signed on time, but nobody had drawn them up by then.
        let end = try Self.day("2027-01-15")
        let after = try ledger.audit(AuditOptions(moment: AuditMoment(asOf: end))).moment.overdue.map(\.name)
        #expect(after == ["ART6-N3-MINUTES/S-2026-06", "ART6-N5-FOLLOWUP/S-2026-03", "ART3-COVERAGE/2026/F08"])
        let early = AuditMoment(at: 60, asOf: end)
        let then = try ledger.audit(AuditOptions(moment: early)).moment.overdue
        // One session, of the first quarter, was known: the year owed three more.
        let quarters = then.filter { $0.ruleID == "ART7-QUARTERLY" }
        #expect(quarters.map(\.subject) == ["2026-Q2", "2026-Q3", "2026-Q4"])
        #expect(then.contains { $0.ruleID == "ART7-FOUR" })
    }

    @Test func `is by default of the day on which the last act was recorded, so that two audits agree`() throws {
        let ledger = try TestLedger.vigencia()
        let recorded = try ledger.withLedger { ledger in
            try ledger.journal.read { try $0.events(in: 0..<UInt64.max).last?.recorded }
        }
        let last = try #require(recorded.flatMap { Timestamp($0) })
        let instant = try #require(Instant(secondsSinceEpoch: last.milliseconds / 1_000, offsetMinutes: 0))
        let first = try ledger.audit()
        #expect(first.moment.day == instant.date())
        let second = try ledger.audit()
        #expect(second == first)
    }

    @Test func `is broken by bytes changed after it`() throws {
        let ledger = try TestLedger()
        let forgery = Forgery(ledger: ledger)
        let key = try #require(forgery.rows(of: "views/0").last?.key)
        try forgery.put("views/0", key, nil)
        #expect(try ledger.audit(AuditOptions(moment: AuditMoment(at: 10))).verdict == .broken)
    }

    @Test func `of an act that the log lacks is refused`() throws {
        let ledger = try TestLedger()
        let size = try ledger.audit().size.value
        let error = #expect(throws: AuditError.self) {
            try ledger.audit(AuditOptions(moment: AuditMoment(at: size)))
        }
        #expect(error?.code == .unknownPlace)
    }
}
