import CanonicalJSON
import Deliberation
import Testing

/// What falls due for articles 3 and 8 besides the routes: coverage, the plan, the regulation, the operating model.
@Suite struct DeadlineFunctionsTests {
    private static let year = "2026-12-31"
    private static let after = "2027-01-01"

    private func demand(_ number: Int, at: String) -> Step {
        var step = Works.demand.with(["demandId": .string("DM-2026-00\(number)")])
        step.at = at
        return step
    }

    /// A ledger that holds the decree alone, of that date.
    private func decreed(_ date: String) throws -> Scene {
        var decree = Acts.decree.with(["date": .string(date)])
        decree.at = "\(date)T08:00:00-05:00"
        return try Scene().happen([decree])
    }

    @Test func `no function is missed before the year is over`() throws {
        #expect(try Scene.founded().missing("ART3-COVERAGE", on: Self.year).isEmpty)
    }

    @Test func `every function that nothing cites is missed once the year is over`() throws {
        let missing = try Scene.founded().missing("ART3-COVERAGE", on: Self.after)
        #expect(missing.map(\.subject) == FunctionCode.allCases.map { "2026/\($0.rawValue)" })
        #expect(missing.allSatisfy { $0.severity == .informativa && $0.dueOn == CalendarDate("2026-12-31") })
    }

    @Test func `what the Commission did covers its functions in that year and not in the next`() throws {
        let scene = try Scene.adopted().play([
            Acts.commitment, Works.demand, Works.space, Works.bet, Works.model, Works.initiative, Works.system,
            Works.product,
        ])
        #expect(
            try scene.missing("ART3-COVERAGE", on: Self.after).map(\.subject) == ["2026/F08", "2026/F11", "2026/F12"])
        #expect(try scene.missing("ART3-COVERAGE", on: "2028-01-01").count == 3 + 12)
    }

    @Test func `a proposal that was not adopted covers nothing`() throws {
        let missing = try Scene.assented().missing("ART3-COVERAGE", on: Self.after)
        #expect(missing.contains { $0.subject == "2026/F05" })
        #expect(try !Scene.adopted().missing("ART3-COVERAGE", on: Self.after).contains { $0.subject == "2026/F05" })
    }

    @Test func `a line covers its functions in the year of its route`() throws {
        let scene = try Scene.adopted().play([
            Works.demand, Works.route, Works.line.with(["functionCodes": ["F12"]]),
        ])
        #expect(try !scene.missing("ART3-COVERAGE", on: Self.after).contains { $0.subject == "2026/F12" })
    }

    @Test(arguments: [
        ("2026-12-31T23:59:59-05:00", true), ("2027-01-01T04:59:59+00:00", true),
        ("2027-01-01T00:00:00-05:00", false), ("2027-01-01T05:00:00+00:00", false),
    ])
    func `the year ends at midnight in Bogotá`(at: String, isCovered: Bool) throws {
        let scene = try Scene.founded().happen([demand(1, at: at)])
        #expect(
            try scene.missing("ART3-COVERAGE", on: Self.after).contains { $0.subject == "2026/F01" } != isCovered)
    }

    @Test func `the first, partial year counts from the decree, and no year before it`() throws {
        let scene = try decreed("2026-11-15")
        #expect(try scene.missing("ART3-COVERAGE", on: Self.year).isEmpty)
        #expect(try scene.missing("ART3-COVERAGE", on: Self.after).count == 12)
        try scene.happen([demand(1, at: Works.on("2026-11-14"))])
        #expect(try scene.missing("ART3-COVERAGE", on: Self.after).count == 12)
        try scene.happen([demand(2, at: Works.on("2026-11-15"))])
        #expect(try scene.missing("ART3-COVERAGE", on: Self.after).count == 11)
        #expect(try decreed("2026-12-31").missing("ART3-COVERAGE", on: "2026-12-31").isEmpty)
    }

    @Test func `nothing falls due of a Commission that does not exist`() throws {
        let date = try #require(CalendarDate("2040-01-01"))
        let mine = [
            "ART3-COVERAGE", "ART3-N5-ROUTE-ANNUAL", "ART3-N7-PND", "ART3-N8-FOLLOWUP", "ART3-N12-REGULATION",
            "ART8-DAFP",
        ]
        let missing = try Rulebook.overdue(asOf: date, book: Scene().book, readings: Readings(ruleSet: nil))
        #expect(missing.allSatisfy { !mine.contains($0.ruleID) })
    }

    @Test func `each plan has an initiative by the end of its four years`() throws {
        let scene = try Scene.adopted()
        #expect(try scene.missing("ART3-N7-PND", on: "2029-12-31").isEmpty)
        let missing = try #require(try scene.missing("ART3-N7-PND", on: "2030-01-01").first)
        #expect(missing.severity == .informativa && missing.subject == "2026-2029")
        #expect(missing.dueOn == CalendarDate("2029-12-31"))
        try scene.play([Works.initiative])
        #expect(try scene.missing("ART3-N7-PND", on: "2033-12-31").isEmpty)
        #expect(try scene.missing("ART3-N7-PND", on: "2034-01-01").map(\.subject) == ["2030-2033"])
        #expect(try decreed("2030-02-01").missing("ART3-N7-PND", on: "2033-12-31").isEmpty)
    }

    @Test func `a regulation is missed when more than a year has passed since the decree`() throws {
        let scene = try Scene.adopted()
        #expect(try scene.missing("ART3-N12-REGULATION", on: "2027-01-05").isEmpty)
        let missing = try #require(try scene.missing("ART3-N12-REGULATION", on: "2027-01-06").first)
        #expect(missing.severity == .informativa && missing.dueOn == CalendarDate("2027-01-05"))
        try scene.play([Works.regulation()])
        #expect(try scene.missing("ART3-N12-REGULATION", on: "2027-01-06").isEmpty)
    }

    @Test func `a year from the 29th of February ends on the 28th`() throws {
        let missing = try decreed("2028-02-29").missing("ART3-N12-REGULATION", on: "2029-03-01")
        #expect(missing.map(\.dueOn) == [CalendarDate("2029-02-28")])
    }

    @Test func `Función Pública owes an operating model for each year`() throws {
        let scene = try Scene.founded()
        #expect(try scene.missing("ART8-DAFP", on: Self.year).isEmpty)
        let missing = try #require(try scene.missing("ART8-DAFP", on: Self.after).first)
        #expect(missing.severity == .informativa && missing.subject == "2026")
        #expect(missing.dueOn == CalendarDate("2026-12-31"))
        try scene.play([Works.offer, Works.operatingModel])
        #expect(try scene.missing("ART8-DAFP", on: Self.after).isEmpty)
        #expect(try scene.missing("ART8-DAFP", on: "2028-01-01").map(\.subject) == ["2027"])
    }

    @Test(arguments: [
        ("S7", "2026-12-31T23:59:59-05:00", 1), ("S5", "2027-01-01T00:00:00-05:00", 1),
        ("S5", "2026-12-31T23:59:59-05:00", 0),
    ])
    func `an operating model of another seat, or of after the year, is none`(
        seat: String, at: String, count: Int
    ) throws {
        var step = Works.operatingModel.with(["seatId": .string(seat)])
        step.at = at
        #expect(try Scene.founded().happen([step]).missing("ART8-DAFP", on: Self.after).count == count)
    }
}
