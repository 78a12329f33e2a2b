import Audit
import Deliberation
import Testing

/// One walk tries every reading, and says of each what a walk of its own would.
struct `Every reading tried` {
    @Test func `changes what trying it alone changes`() throws {
        let ledger = try TestLedger.vigencia()
        let all = try ledger.audit(AuditOptions(triesEveryReading: true)).trials
        #expect(all.count == Reading.all.map(\.values.count).reduce(0, +))
        for trial in all where !trial.isWithoutEffect {
            let alone = try ledger.audit(AuditOptions(overrides: trial.overrides))
            #expect(alone.readingChanges == trial.changes && !trial.isInForce, "\(trial.name)")
        }
    }

    @Test func `leaves the verdict to the readings adopted`() throws {
        let ledger = try TestLedger.vigencia()
        let (plain, tried) = (try ledger.audit(), try ledger.audit(AuditOptions(triesEveryReading: true)))
        #expect(plain.findings == tried.findings && plain.moment == tried.moment && tried.readingChanges.isEmpty)
    }

    @Test func `says which decisions fall, which rest on what falls, and which stand`() throws {
        let ledger = try TestLedger.vigencia()
        let five = ["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"]
        let trial = try #require(try ledger.audit(AuditOptions(overrides: five)).trials.first)
        // D-2026-001 and 006 were decided by four; the sessions of 002 and 003 had acts that only four bore.
        #expect(trial.decisions(.falls) == ["D-2026-001", "D-2026-006"])
        #expect(trial.decisions(.restsOnRefused).contains("D-2026-002"))
        #expect(trial.decisions(.stands).contains("D-2026-011") && !trial.decisions(.stands).contains("D-2026-002"))
        let seven = ["consensus.mode": "noObjectionOfAllSeven"]
        let other = try #require(try ledger.audit(AuditOptions(overrides: seven)).trials.first)
        #expect(other.decisions(.falls).contains("D-2026-013") && other.decisions(.restsOnRefused).isEmpty)
    }

    @Test func `tells a deadline that the reading moves`() throws {
        let day = try #require(CalendarDate("2027-01-15"))
        let options = AuditOptions(overrides: ["calendar": "calendarDays"], moment: AuditMoment(asOf: day))
        let trial = try #require(try TestLedger.vigencia().audit(options).trials.first)
        #expect(trial.overdueAppears.map(\.dueOn) == [CalendarDate("2026-11-24")])
        #expect(trial.overdueDisappears.map(\.dueOn) == [CalendarDate("2026-12-01")])
    }
}
