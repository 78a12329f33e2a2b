import CanonicalJSON
import Deliberation
import Testing

/// Ways by which an adversary turned what the rules refuse into what counts.
@Suite struct LaunderingTests {
    static func irregular(
        _ rules: [String], _ fact: Step, id: String = "IRR-2026-001"
    ) -> Step {
        Step(
            .irregularityRecorded,
            [
                "irregularityId": .string(id), "ruleIds": .array(rules.map { .string($0) }),
                "factType": .string(fact.type.rawValue), "fact": .object(fact.data), "explanation": "Así ocurrió.",
            ], at: fact.at)
    }

    @Test func `a delegation that entered as an irregularity empowers nobody`() throws {
        let scene = try Scene.founded().play([
            Acts.incumbent("mininterior-dir", "delegada-1"),
            Self.irregular(["ART4-PAR1-ISSUER"], Acts.delegation().with(["issuerId": "otro"])),
            Acts.registered(), Acts.convocation,
        ])
        let breaches = try scene.judge(Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001"))
        #expect(breaches.contains { $0.ruleID == "ART4-PAR1-SCOPE-TERM" && $0.effect.isRefusal })
    }

    @Test func `what a session installed against the rules decides is never in force`() throws {
        let scene = try Scene.gathered([1, 3, 4]).play([Acts.chair(Acts.titular(3))])
        try scene.play([Self.irregular(["ART4-PAR7-INSTALL"], Acts.installed)])
        try scene.play([Acts.arrival(seat: 5, at: "09:04"), Acts.opened, Acts.proposed])
        try scene.play([1, 3, 4, 5].map { Acts.position(Acts.titular($0)) })
        let breaches = try scene.judge(Acts.adopted)
        #expect(breaches.contains { $0.ruleID == "ART4-PAR7-DECIDE" && $0.effect == .finding(.grave) })
        try scene.play([Acts.adopted])
        #expect(try !scene.decision().isInForce)
        #expect(try scene.decision().state == .irregular)
    }

    @Test func `a seat kept out by a recusal that nobody resolved does not go unnoticed`() throws {
        let scene = try Scene.proposed([1, 2, 3, 4, 5])
        try scene.play([
            Step(
                .recusalFiled,
                [
                    "sessionId": "S-2026-01", "recusalId": "REC-1", "seatId": "S2", "itemId": "P1",
                    "kind": "recusacion", "ground": "Causal.", "by": "Alguien",
                ], at: Acts.time("09:11"))
        ])
        try scene.play([1, 3, 4, 5].map { Acts.position(Acts.titular($0)) })
        let breaches = try scene.judge(Acts.adopted)
        #expect(breaches.contains { $0.ruleID == "ART4-PAR7-RECUSAL" && $0.effect == .finding(.grave) })
    }

    @Test(arguments: ["position.stated", "decision.adopted", "seat.established"])
    func `acts on which verdicts rest are changed by another act, not by a correction`(type: String) throws {
        let scene = try Scene.adopted()
        let seq = try #require(scene.places[type])
        let field = ["position.stated": "position", "decision.adopted": "textHash"][type] ?? "office"
        let breaches = try scene.judge(
            Acts.correction(["correctsSeq": .integer(seq), "field": .string(field), "was": "x", "is": "y"]))
        #expect(breaches.contains { $0.ruleID == "CORE-CORRECTION" && $0.effect == .refuse })
    }

    @Test func `an extraordinary session is determined before it is convened`() throws {
        let request = Step(
            .extraordinaryRequested,
            [
                "sessionId": "S-2026-09", "seatIds": ["S1", "S3", "S4", "S5"], "reason": "Urgencia.",
                "writtenActs": [Acts.document],
            ], at: "2026-06-10T09:00:00-05:00")
        let scene = try Scene.founded().play([request])
        let convocation = Acts.convocation.with(["sessionId": "S-2026-09", "kind": "extraordinaria"])
        let breaches = try scene.judge(convocation)
        #expect(breaches.contains { $0.ruleID == "ART7-EXTRA-DETERMINED" && $0.effect.isRefusal })
    }

    @Test func `a commitment gets no second date by being assigned again`() throws {
        let scene = try Scene.adopted().play([Acts.commitment, Acts.assigned])
        let breaches = try scene.judge(Acts.assigned.with(["dueDate": "2028-12-31"]))
        #expect(breaches.contains { $0.ruleID == "CORE-GENESIS" })
    }

    @Test func `a delegate under an irregular delegation does not count, even where the arrival is on record`() throws {
        let arrival = Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001")
        let scene = try Scene.founded().play([
            Acts.incumbent("mininterior-dir", "delegada-1"),
            Self.irregular(["ART4-PAR1-ISSUER"], Acts.delegation().with(["issuerId": "otro"])),
            Acts.registered(), Acts.convocation,
            Self.irregular(["ART4-PAR1-SCOPE-TERM"], arrival, id: "IRR-2026-002"),
        ])
        let later = try #require(Instant(Acts.time("08:55")))
        let presence = try Presence(
            sessionId: "S-2026-01", at: later, book: scene.book, readings: Readings(ruleSet: nil))
        #expect(presence.seat(of: "delegada-1")?.standing == .notCovered)
    }

    @Test(arguments: [false, true])
    func `a route whose decision was revoked is no route of its year`(isRevoked: Bool) throws {
        let scene = try Scene.adopted().play(Works.second)
        try scene.play([Works.route, Works.concerted, Works.approved])
        if isRevoked { try scene.play([Works.replaced(.decisionRevoked, "D-2026-001", by: "D-2026-002")]) }
        let day = try #require(CalendarDate("2027-01-15"))
        let overdue = try Rulebook.overdue(asOf: day, book: scene.book, readings: Readings(ruleSet: nil))
        #expect(overdue.contains { $0.ruleID == "ART3-N5-ROUTE-ANNUAL" } == isRevoked)
    }
}
