import CanonicalJSON
import Deliberation
import Testing

@Suite struct CalendarTraps {
    private static func findings(
        _ scene: Scene, _ rule: String, asOf date: String, _ readings: [String: String] = [:]
    ) throws -> [DeadlineFinding] {
        try Rulebook.overdue(
            asOf: #require(CalendarDate(date)), book: scene.book,
            readings: Readings(ruleSet: nil, overrides: readings)
        ).filter { $0.ruleID == rule }
    }

    private static func decreed(_ date: String) throws -> Scene {
        try Scene().play([
            Step(.decreeIssued, Acts.decree.with(["date": .string(date)]).data, at: "\(date)T08:00:00-05:00")
        ])
    }

    @Test func `four sessions in one quarter are four, and leave three quarters without any`() throws {
        let days = ["01-20", "02-10", "03-02", "03-30"]
        let scene = try Scene.founded()
        for (index, day) in days.enumerated() {
            try scene.play(Acts.meeting(Int64(index + 1), at: "2026-\(day)T09:00:00-05:00"))
        }
        let readings = ["session.partialYear": "fourAnyway"]
        #expect(try Self.findings(scene, "ART7-FOUR", asOf: "2027-01-01", readings).isEmpty)
        let quarters = try Self.findings(scene, "ART7-QUARTERLY", asOf: "2027-01-01", readings)
        #expect(quarters.map(\.subject) == ["2026-Q2", "2026-Q3", "2026-Q4"])
        #expect(quarters.allSatisfy { $0.severity == .grave })
    }

    @Test func `a session in each quarter is not four when one of them was extraordinary, unless any counts`() throws {
        let scene = try Scene.founded()
        let kinds = ["ordinaria", "ordinaria", "extraordinaria", "ordinaria"]
        for (index, month) in ["02", "05", "08", "11"].enumerated() {
            try scene.play(
                Acts.meeting(Int64(index + 1), at: "2026-\(month)-02T09:00:00-05:00", kind: kinds[index]))
        }
        let all = ["session.partialYear": "fourAnyway"]
        #expect(try Self.findings(scene, "ART7-QUARTERLY", asOf: "2027-01-01", all).isEmpty)
        #expect(try Self.findings(scene, "ART7-FOUR", asOf: "2027-01-01", all).map(\.subject) == ["2026"])
        let any = all.merging(["session.countForFour": "anyInstalled"]) { $1 }
        #expect(try Self.findings(scene, "ART7-FOUR", asOf: "2027-01-01", any).isEmpty)
    }

    @Test func `a session that failed, or was installed against the rules, counts for nothing`() throws {
        let readings = ["session.partialYear": "proRata"]
        let failed = try Scene.gathered([1, 3]).play([Acts.session(.sessionFailedForQuorum, at: "09:20")])
        #expect(try Self.findings(failed, "ART7-QUARTERLY", asOf: "2026-04-01", readings).map(\.subject) == ["2026-Q1"])
        let irregular = try Scene.gathered([1, 3]).play([
            Acts.chair(Acts.titular(3)),
            Acts.irregularity(["ART4-PAR7-INSTALL"], "session.installed", ["sessionId": "S-2026-01"], at: "09:02"),
        ])
        #expect(try !Self.findings(irregular, "ART7-QUARTERLY", asOf: "2026-04-01", readings).isEmpty)
        let held = try Scene.installed()
        #expect(try Self.findings(held, "ART7-QUARTERLY", asOf: "2026-04-01", readings).isEmpty)
    }

    @Test(arguments: [
        ("2026-01-05", "quartersStartingAfterEffectiveDate", 3, [2, 3, 4]), ("2026-01-05", "proRata", 4, [1, 2, 3, 4]),
        ("2026-01-05", "fourAnyway", 4, [1, 2, 3, 4]), ("2026-08-20", "quartersStartingAfterEffectiveDate", 1, [4]),
        ("2026-08-20", "proRata", 2, [3, 4]), ("2026-08-20", "fourAnyway", 4, [3, 4]),
        ("2026-01-01", "quartersStartingAfterEffectiveDate", 4, [1, 2, 3, 4]),
        ("2026-12-20", "quartersStartingAfterEffectiveDate", 0, []),
    ])
    func `the year of issue owes what its reading says`(decree: String, reading: String, sessions: Int, quarters: [Int])
        throws
    {
        let readings = Readings(ruleSet: nil, overrides: ["session.partialYear": reading])
        let date = try #require(CalendarDate(decree))
        let owed = Vigencia.owed(year: 2026, decreeDate: date, readings: readings)
        #expect(owed.sessions == sessions && owed.quarters == quarters)
        let full = Vigencia.owed(year: 2027, decreeDate: date, readings: readings)
        #expect(full.sessions == 4 && full.quarters == [1, 2, 3, 4])
        #expect(Vigencia.owed(year: 2025, decreeDate: date, readings: readings).sessions == 0)

        let scene = try Self.decreed(decree)
        let tried = ["session.partialYear": reading]
        let missing = try Self.findings(scene, "ART7-QUARTERLY", asOf: "2027-01-01", tried)
        #expect(missing.map(\.subject) == quarters.map { "2026-Q\($0)" })
        let four = try Self.findings(scene, "ART7-FOUR", asOf: "2027-01-01", tried)
        #expect(four.count == (sessions == 0 ? 0 : 1))
        #expect(four.allSatisfy { $0.message.es.contains("se debían \(sessions) sesiones") })
    }

    @Test(arguments: [
        ("2026-06-30T23:59:59-05:00", true), ("2026-07-01T04:59:59+00:00", true), ("2026-07-01T00:00:00-05:00", false),
    ])
    func `a quarter ends at midnight in Bogotá`(at: String, isHeld: Bool) throws {
        let scene = try Scene.founded().play(Acts.meeting(1, at: at))
        let found = try Self.findings(scene, "ART7-QUARTERLY", asOf: "2026-07-01")
        #expect(found.isEmpty == isHeld)
        #expect(try Self.findings(scene, "ART7-QUARTERLY", asOf: "2026-06-30").isEmpty)
    }

    @Test func `quarters that roll count from one session to the next`() throws {
        let rolling = ["session.quarter": "rolling3Months", "session.partialYear": "proRata"]
        let scene = try Scene.founded().play(Acts.meeting(1, at: "2026-03-31T09:00:00-05:00"))
        #expect(try Self.findings(scene, "ART7-QUARTERLY", asOf: "2026-06-30", rolling).isEmpty)
        let late = try Self.findings(scene, "ART7-QUARTERLY", asOf: "2026-07-01", rolling)
        #expect(late.map(\.dueOn) == [CalendarDate("2026-06-30")])
        // A session in each quarter of the calendar, and more than three months between them.
        try scene.play(Acts.meeting(2, at: "2026-01-20T09:00:00-05:00"))
        try scene.play(Acts.meeting(3, at: "2026-09-30T09:00:00-05:00"))
        let gaps = try Self.findings(scene, "ART7-QUARTERLY", asOf: "2026-10-01", rolling)
        #expect(gaps.map(\.subject) == ["2026-03-31/2026-06-30"])
        #expect(
            try Self.findings(scene, "ART7-QUARTERLY", asOf: "2026-10-01").map(\.subject) == ["2026-Q2"])
    }

    @Test func `time that rolls to the end of the calendar ends`() throws {
        let scene = try Self.decreed("2026-01-05")
        let rolling = ["session.quarter": "rolling3Months"]
        #expect(try Self.findings(scene, "ART7-QUARTERLY", asOf: "9999-12-31", rolling).count > 31_000)
        #expect(try Self.findings(scene, "ART7-QUARTERLY", asOf: "2026-01-04").isEmpty)
        #expect(try Self.findings(Scene(), "ART7-QUARTERLY", asOf: "9999-12-31").isEmpty)
    }
}
