import CanonicalJSON
import Deliberation
import Testing

/// Traps of routes: what must come first, and what each line must say.
@Suite struct RouteTrapTests {
    private func findings(_ scene: Scene, _ step: Step) throws -> [String: Effect] {
        let breaches = try scene.judge(step)
        return Dictionary(breaches.map { ($0.ruleID, $0.effect) }) { first, _ in first }
    }

    @Test func `a route approved before it was concerted is recorded with a grave finding`() throws {
        let scene = try Scene.routed()
        #expect(try findings(scene, Works.approved) == ["ART3-N5-ROUTE-COLLAB": .finding(.grave)])
        try scene.play([Works.concerted])
        #expect(try findings(scene, Works.approved).isEmpty)
    }

    @Test func `a route concerted with national actors alone is not concerted`() throws {
        let scene = try Scene.routed().play([Works.concerted.with(["territorialActors": []])])
        let breach = try #require(try scene.judge(Works.approved).first)
        #expect(breach.ruleID == "ART3-N5-ROUTE-COLLAB")
        #expect(breach.message.es.contains("territorial") && !breach.message.es.contains("nacional"))
        // What one meeting lacked, another may give.
        try scene.play([Works.concerted.with(["nationalActors": []])])
        #expect(try findings(scene, Works.approved).isEmpty)
    }

    @Test func `a line without a demand stands with a finding that says what it lacks`() throws {
        let scene = try Scene.adopted().play([Works.demand, Works.route])
        let bare = Works.line.with(["demandId": nil, "differentialCriteria": []])
        let breach = try #require(try scene.judge(bare).first)
        #expect(breach.ruleID == "ART3-N5-ROUTE-DIFF" && breach.effect == .finding(.leve))
        #expect(breach.message.es.contains("demanda") && breach.message.es.contains("criterios"))
        #expect(!breach.message.es.contains("territorio"))
    }

    @Test func `a line on a demand that nobody registered is refused`() throws {
        let scene = try Scene.adopted().play([Works.route])
        #expect(try findings(scene, Works.line) == ["CORE-GENESIS": .refuse])
    }

    @Test func `a route is of one year, and a year has one route`() throws {
        let scene = try Scene.adopted().play([Works.route])
        #expect(try findings(scene, Works.route) == ["CORE-GENESIS": .refuse])
        let next = Works.route.with(["routeId": "R-2027"])
        #expect(try findings(scene, next) == ["ART3-N5-ROUTE-ANNUAL": .refuse])
        #expect(try findings(scene, next.with(["vigencia": 2027])).isEmpty)
    }

    @Test func `a decision revoked by a later one approves no route any more`() throws {
        let scene = try Scene.adopted().play(Works.second)
        #expect(try scene.decision().isInForce)
        try scene.play([Works.replaced(.decisionRevoked, "D-2026-001", by: "D-2026-002")])
        let revoked = try scene.decision()
        #expect(!revoked.isInForce && revoked.state == .revoked && revoked.replacedBy == "D-2026-002")
        #expect(try scene.decision("D-2026-002").isInForce)
        try scene.play([Works.demand, Works.route, Works.line, Works.concerted])
        #expect(try findings(scene, Works.approved) == ["ART3-N5-ROUTE-ANNUAL": .refuse])
        #expect(try findings(scene, Works.approved.with(["decisionId": "D-2026-002"])).isEmpty)
    }

    @Test func `a decision is revoked neither by itself nor by one that was not adopted`() throws {
        let scene = try Scene.adopted().play([Works.secondProposed])
        for later in ["D-2026-001", "D-2026-002"] {
            let step = Works.replaced(.decisionRevoked, "D-2026-001", by: later)
            #expect(try findings(scene, step) == ["CORE-GENESIS": .refuse], "\(later)")
        }
        #expect(try scene.decision().isInForce)
    }

    @Test func `a decision rests on nothing adopted after the act`() throws {
        let scene = try Scene.adopted().play([Works.demand, Works.route, Works.line, Works.concerted])
        var early = Works.approved
        early.at = Acts.time("09:29")
        #expect(try findings(scene, early) == ["ART3-N5-ROUTE-ANNUAL": .refuse])
        early.at = Acts.time("09:30")
        #expect(try findings(scene, early).isEmpty)
    }

    @Test func `the list of departments is that of the country`() {
        #expect(Divipola.departments.count == 33)
        #expect(Divipola.departments.allSatisfy { $0.utf8.count == 2 && Divipola.isKnown($0) })
        for code in ["08", "11", "08001", "11001", "99773"] { #expect(Divipola.isKnown(code), "\(code)") }
        for code in ["", "8", "00", "12", "080", "0800", "080011", "12001", "0a", "٠٨"] {
            #expect(!Divipola.isKnown(code), "\(code)")
        }
    }
}
