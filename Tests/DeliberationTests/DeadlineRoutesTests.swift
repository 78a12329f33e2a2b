import CanonicalJSON
import Deliberation
import Testing

/// What falls due of routes: one approved in each year, socialized and followed up in it.
@Suite struct DeadlineRoutesTests {
    private static let year = "2026-12-31"
    private static let after = "2027-01-01"

    private func at(_ step: Step, _ time: String) -> Step {
        var step = step
        step.at = time
        return step
    }

    @Test func `a route is not missed before the year is over`() throws {
        #expect(try Scene.founded().missing("ART3-N5-ROUTE-ANNUAL", on: Self.year).isEmpty)
    }

    @Test func `a year that ended without an approved route is a grave finding`() throws {
        for scene in [try Scene.founded(), try Scene.routed().play([Works.concerted])] {
            let missing = try #require(try scene.missing("ART3-N5-ROUTE-ANNUAL", on: Self.after).first)
            #expect(missing.severity == .grave && missing.subject == "2026")
            #expect(missing.dueOn == CalendarDate("2026-12-31"))
        }
    }

    @Test func `an approved route covers its own year alone`() throws {
        let scene = try Scene.routeApproved()
        #expect(try scene.missing("ART3-N5-ROUTE-ANNUAL", on: Self.after).isEmpty)
        #expect(try scene.missing("ART3-N5-ROUTE-ANNUAL", on: "2028-01-01").map(\.subject) == ["2027"])
    }

    @Test(arguments: [("2026-12-31T23:59:59-05:00", 0), ("2027-01-01T00:00:00-05:00", 1)])
    func `a route approved after its year is over came too late`(time: String, count: Int) throws {
        let scene = try Scene.routed().play([Works.concerted]).happen([at(Works.approved, time)])
        #expect(try scene.missing("ART3-N5-ROUTE-ANNUAL", on: "2027-02-01").count == count)
    }

    @Test func `a route that was approved is socialized and followed up within its year`() throws {
        let scene = try Scene.routeApproved().play([Works.system])
        #expect(try scene.missing("ART3-N8-FOLLOWUP", on: Self.year).isEmpty)
        let missing = try scene.missing("ART3-N8-FOLLOWUP", on: Self.after)
        #expect(missing.count == 2)
        #expect(missing.allSatisfy { $0.severity == .leve && $0.subject == "R-2026" })
        #expect(missing.allSatisfy { $0.dueOn == CalendarDate("2026-12-31") })
        try scene.play([Works.socialized])
        #expect(try scene.missing("ART3-N8-FOLLOWUP", on: Self.after).count == 1)
        try scene.play([Works.progress])
        #expect(try scene.missing("ART3-N8-FOLLOWUP", on: Self.after).isEmpty)
    }

    @Test func `progress that names no group of value does not count`() throws {
        let scene = try Scene.routeApproved().play([
            Works.system, Works.socialized, Works.progress.with(["valueGroup": nil]),
        ])
        #expect(try scene.missing("ART3-N8-FOLLOWUP", on: Self.after).count == 1)
    }

    @Test(arguments: [("2026-12-31T23:59:59-05:00", 0), ("2027-01-01T00:00:00-05:00", 2)])
    func `what happens after the year does not count for it`(time: String, count: Int) throws {
        let scene = try Scene.routeApproved().happen([at(Works.socialized, time), at(Works.progress, time)])
        #expect(try scene.missing("ART3-N8-FOLLOWUP", on: "2027-02-01").count == count)
    }

    @Test func `a route that nobody approved owes no follow-up`() throws {
        #expect(try Scene.routed().missing("ART3-N8-FOLLOWUP", on: Self.after).isEmpty)
    }
}
