import CanonicalJSON
import Deliberation
import Testing

@Suite struct IrregularityTraps {
    private func breaches(_ scene: Scene, _ step: Step) throws -> [Breach] { try scene.judge(step) }

    private func refusals(_ scene: Scene, _ step: Step) throws -> [Breach] {
        try scene.judge(step).filter(\.effect.isRefusal)
    }

    @Test func `a decision without quorum enters only as an irregularity, and is never in force`() throws {
        let scene = try Scene.deserted()
        #expect(try refusals(scene, Acts.adopted).map(\.ruleID) == ["ART4-PAR7-DECIDE"])
        let record = Acts.irregularity(["ART4-PAR7-DECIDE"])
        let found = try breaches(scene, record)
        #expect(found.map(\.ruleID) == ["ART4-PAR7-DECIDE"] && found.first?.effect == .finding(.grave))
        try scene.play([record])
        let decision = try scene.decision()
        #expect(decision.state == .irregular && !decision.isInForce && !decision.isOpen)
        #expect(decision.irregularities == ["ART4-PAR7-DECIDE"])
        // The program completed the act inside the record as it would the act itself.
        #expect(decision.adopted?.map(\.seatId) == [.s1, .s3, .s4] && decision.quorum?.met == false)
        #expect(try refusals(scene, Acts.function()).map(\.ruleID) == ["ART6-N6-EXTRA-FUNCTIONS"])
        #expect(try refusals(scene, Acts.commitment).map(\.ruleID) == ["ART3-N11-COMMITMENTS"])
        let again = Acts.decision(.decisionAdopted, at: "09:31")
        #expect(try refusals(scene, again).map(\.ruleID).contains("CORE-GENESIS"))
    }

    @Test func `the irregular act raises its own findings too`() throws {
        let scene = try Scene.proposed().play([
            Acts.position("dnp-titular"), Acts.position("dapre-titular"), Acts.departure("dafp-titular", at: "09:20"),
        ])
        let found = try breaches(scene, Acts.irregularity(["ART4-PAR7-DECIDE"]))
        #expect(found.map(\.ruleID) == ["ART4-PAR7-DECIDE", "ART4-PAR4-POSITIONS"])
        #expect(found.map(\.effect) == [.finding(.grave), .finding(.leve)])
    }

    @Test(
        arguments: [
            (["ART4-PAR4-CONSENSUS"], ["ART4-PAR7-DECIDE", "ART4-PAR4-OBJECTION", "ART4-PAR4-CONSENSUS"]),
            (["ART4-PAR7-DECIDE"], ["ART4-PAR4-OBJECTION"]),
            (["ART4-PAR7-DECIDE", "ART4-PAR4-OBJECTION", "ART4-PAR4-CONSENSUS"], ["ART4-PAR4-CONSENSUS"]),
            (["ART4-PAR7-DECIDE", "ART4-PAR4-OBJECTION", "ART4-PAR7-DECIDE"], ["ruleIds"]),
            (["Se decidió sin quórum"], ["Se decidió sin quórum"]),
        ])
    func `an irregularity names all the rules broken and no other, and says which are amiss`(
        named: [String], amiss: [String]
    ) throws {
        let scene = try Scene.assented().play([
            Acts.objection("dapre-titular"), Acts.departure("dafp-titular", at: "09:20"),
        ])
        let found = try breaches(scene, Acts.irregularity(named))
        #expect(!found.isEmpty && found.allSatisfy { $0.ruleID == "CORE-GENESIS" && $0.effect == .refuse })
        let said = found.map(\.message.es).joined()
        #expect(amiss.allSatisfy { said.contains($0) }, "\(said)")
        let right = Acts.irregularity(["ART4-PAR4-OBJECTION", "ART4-PAR7-DECIDE"])
        #expect(try refusals(scene, right).isEmpty)
    }

    @Test func `a lawful act is no irregularity, whatever rule is named`() throws {
        let scene = try Scene.assented()
        for rules in [["ART4-PAR7-DECIDE"], ["CORE-GENESIS"], ["ART4-PAR4-POSITIONS"]] {
            #expect(try refusals(scene, Acts.irregularity(rules)).map(\.ruleID) == ["CORE-GENESIS"])
        }
    }

    @Test func `what is refused outright does not enter as an irregularity either`() throws {
        let scene = try Scene.proposed().play([
            Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas", at: "09:11")
        ])
        let vote: JSONValue = ["decisionId": "D-2026-001", "attendeeId": "esquemas-rep", "position": "assent"]
        let found = try refusals(scene, Acts.irregularity(["ART4-PAR3-NO-VOTE"], "position.stated", vote))
        #expect(found.map(\.ruleID) == ["CORE-GENESIS"])
        #expect(found.first?.message.es.contains("ART4-PAR3-NO-VOTE") == true)
        let unknown = Acts.irregularity(["ART4-PAR7-DECIDE"], "decision.adopted", ["decisionId": "D-2026-099"])
        #expect(try refusals(scene, unknown).map(\.ruleID) == ["CORE-GENESIS"])
    }

    @Test(arguments: ["irregularity.recorded", "correction.recorded"])
    func `a record inside a record is refused, however deep`(type: String) throws {
        var fact: JSONValue = ["decisionId": "D-2026-001"]
        var name = "decision.adopted"
        for _ in 0..<8 {
            fact = .object(Acts.irregularity(["ART4-PAR7-DECIDE"], name, fact).data)
            name = "irregularity.recorded"
        }
        if type == "correction.recorded" { fact = .object(Acts.correction().data) }
        let found = try refusals(Scene.deserted(), Acts.irregularity(["ART4-PAR7-DECIDE"], type, fact))
        #expect(found.map(\.ruleID) == ["CORE-GENESIS"])
    }

    @Test func `a session installed without quorum is recorded, and keeps its mark`() throws {
        let scene = try Scene.gathered([1, 3]).play([Acts.chair(Acts.titular(3))])
        let record = Acts.irregularity(
            ["ART4-PAR7-INSTALL"], "session.installed", ["sessionId": "S-2026-01"], at: "09:02")
        try scene.play([record])
        let session = try #require(try scene.book.sessions.row("S-2026-01"))
        #expect(session.state == .installed && session.irregularities == ["ART4-PAR7-INSTALL"])
        #expect(session.ruleSetId == "RS-2026-01")
    }

    @Test func `the frozen readings of the session judge the irregular act`() throws {
        let readings = ["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"]
        let scene = try Scene.assented([1, 2, 3, 4, 5], readings)
            .play([Acts.departure("minhacienda-titular", at: "09:20")])
            .taking(
                Acts.ruleSet(
                    ["quorum.halfPlusOne": "moreThanHalf"], id: "RS-2026-02", from: "2026-03-02",
                    at: Acts.time("09:21")))
        #expect(try refusals(scene, Acts.irregularity(["ART4-PAR7-DECIDE"])).isEmpty)
    }
}
