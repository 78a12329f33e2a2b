import CanonicalJSON
import Deliberation
import Testing

@Suite struct DeadlineMinutesTests {
    private static let five = ["minutes.dueDays": "5"]

    private func findings(
        _ scene: Scene, asOf date: String, _ readings: [String: String] = five, rule: String = "ART6-N3-MINUTES"
    ) throws -> [DeadlineFinding] {
        try Rulebook.overdue(
            asOf: #require(CalendarDate(date)), book: scene.book,
            readings: Readings(ruleSet: nil, overrides: readings)
        ).filter { $0.ruleID == rule }
    }

    @Test func `before the regulation there is no term, and nothing is overdue`() throws {
        #expect(try findings(Scene.adjourned(), asOf: "2030-01-01", [:]).isEmpty)
        #expect(Rulebook.rule("ART6-N3-MINUTES")?.needsRegulation == true)
    }

    // The session ends on Monday 2 March: five business days are Monday 9 March.
    @Test(arguments: [("2026-03-09", false), ("2026-03-10", true)])
    func `minutes are due in business days, and overdue the day after`(date: String, isOverdue: Bool) throws {
        let found = try findings(Scene.adjourned(), asOf: date)
        #expect(found.isEmpty != isOverdue)
        #expect(found.allSatisfy { $0.severity == .leve && $0.subject == "S-2026-01" })
        #expect(found.allSatisfy { $0.dueOn == CalendarDate("2026-03-09") })
    }

    @Test func `holidays are no business days, and days of the calendar are all days`() throws {
        let calendar = Step(
            .holidayCalendarAdopted,
            ["year": 2026, "dates": ["2026-03-06"], "legalBasis": "Ley 51 de 1983"], at: "2026-01-06T08:00:00-05:00")
        let scene = try Scene.adjourned()
        try scene.book.evolve(try scene.act(calendar))
        #expect(try findings(scene, asOf: "2026-04-01").first?.dueOn == CalendarDate("2026-03-10"))
        let all = Self.five.merging(["calendar": "calendarDays"]) { $1 }
        #expect(try findings(scene, asOf: "2026-04-01", all).first?.dueOn == CalendarDate("2026-03-07"))
    }

    @Test func `only the signature ends the term`() throws {
        let scene = try Scene.circulated()
        #expect(try !findings(scene, asOf: "2026-04-01").isEmpty)
        try scene.play([Acts.approved()])
        #expect(try findings(scene, asOf: "2026-04-01").first?.message.es.contains("Aprobada") == true)
        try scene.play([Acts.signed()])
        #expect(try findings(scene, asOf: "2026-04-01").isEmpty)
    }

    @Test func `a session that goes on, or that failed, owes no minutes`() throws {
        #expect(try findings(Scene.adopted(), asOf: "2030-01-01").isEmpty)
        let failed = try Scene.gathered([1, 3]).play([Acts.session(.sessionFailedForQuorum, at: "09:20")])
        #expect(try findings(failed, asOf: "2030-01-01").isEmpty)
    }

    @Test func `a term that is set later does not reach the sessions before it`() throws {
        let scene = try Scene.adjourned()
        let later = Acts.ruleSet(Self.five, id: "RS-2026-02", from: "2026-04-01", at: "2026-04-01T08:00:00-05:00")
        try scene.book.evolve(try scene.act(later))
        try scene.play(Acts.meeting(2, at: "2026-04-06T09:00:00-05:00"))
        let date = try #require(CalendarDate("2026-06-01"))
        let noon = try #require(Instant("2026-06-01T12:00:00-05:00"))
        let readings = try Readings.inForce(scene.book, session: nil, at: noon)
        let found = try Rulebook.overdue(asOf: date, book: scene.book, readings: readings)
        #expect(found.filter { $0.ruleID == "ART6-N3-MINUTES" }.map(\.subject) == ["S-2026-02"])
    }

    private func followUps(_ scene: Scene, asOf date: String) throws -> [DeadlineFinding] {
        try findings(scene, asOf: date, [:], rule: "ART6-N5-FOLLOWUP")
    }

    private func report(_ ids: [String]) -> Step {
        Acts.session(
            .followUpReportPresented, at: "09:00",
            [
                "asOf": "2026-05-30", "commitmentIds": .array(ids.map { .string($0) }), "document": Acts.document,
            ])
    }

    private let june = "2026-06-01T09:00:00-05:00"

    @Test(arguments: [("2026-06-01", false), ("2026-06-02", true)])
    func `the session after one with commitments ends with a report, or a finding`(date: String, isFound: Bool) throws {
        let scene = try Scene.adjourned().play(Acts.meeting(2, at: june))
        let found = try followUps(scene, asOf: date)
        #expect(found.isEmpty != isFound)
        #expect(found.allSatisfy { $0.severity == .leve && $0.subject == "S-2026-02" })
        #expect(found.allSatisfy { $0.message.es.contains("C-2026-001") })
        let reported = try Scene.adjourned().play(Acts.meeting(2, at: june, [report(["C-2026-001"])]))
        #expect(try followUps(reported, asOf: date).isEmpty)
    }

    @Test func `the report covers every open commitment, and needs none of those closed`() throws {
        let second = Acts.commitment.with(["commitmentId": "C-2026-002"])
        let half = try Scene.adjourned().play([second] + Acts.meeting(2, at: june, [report(["C-2026-001"])]))
        let found = try #require(try followUps(half, asOf: "2026-06-02").first)
        #expect(found.message.es.contains("C-2026-002") && !found.message.es.contains("C-2026-001"))
        let closed = try Scene.adjourned().play(
            [Acts.reported, Acts.verified(by: "Secretaría")] + Acts.meeting(2, at: june))
        #expect(try followUps(closed, asOf: "2026-06-02").isEmpty)
    }

    @Test func `a commitment closed only after the session was open at its start`() throws {
        let scene = try Scene.adjourned().play([Acts.reported] + Acts.meeting(2, at: "2026-04-22T09:00:00-05:00"))
        try scene.play([Acts.verified(by: "Secretaría")])
        #expect(try followUps(scene, asOf: "2026-06-02").map(\.subject) == ["S-2026-02"])
    }

    @Test func `a session that failed is not the next one, and a later one answers for itself`() throws {
        let failed = Acts.meeting(2, at: "2026-05-04T09:00:00-05:00", seats: [1, 3])
            .filter { ![.chairAssumed, .sessionInstalled, .sessionAdjourned].contains($0.type) }
        let scene = try Scene.adjourned().play(
            failed + [
                Step(.sessionFailedForQuorum, ["sessionId": "S-2026-02"], at: "2026-05-04T10:00:00-05:00")
            ] + Acts.meeting(3, at: june) + Acts.meeting(4, at: "2026-07-01T09:00:00-05:00"))
        #expect(try followUps(scene, asOf: "2026-12-31").map(\.subject) == ["S-2026-03"])
    }
}
