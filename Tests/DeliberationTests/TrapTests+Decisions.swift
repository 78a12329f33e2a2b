import CanonicalJSON
import Deliberation
import Testing

@Suite struct DecisionTraps {
    private func refusals(_ scene: Scene, _ step: Step) throws -> [String] {
        try scene.judge(step).filter(\.effect.isRefusal).map(\.ruleID)
    }

    @Test func `six who assent give the Secretariat no new function, whoever adheres by word`() throws {
        let six = try Scene.assented([1, 2, 3, 4, 5, 6]).play([Acts.adopted])
        #expect(try refusals(six, Acts.function([1, 2, 3, 4, 5, 6])).contains("ART6-N6-EXTRA-FUNCTIONS"))
        #expect(try refusals(six, Acts.function()) == ["ART6-N6-EXTRA-FUNCTIONS"])
        let seven = try Scene.assented(Array(1...7)).play([Acts.adopted])
        #expect(try refusals(seven, Acts.function()).isEmpty)
    }

    @Test func `under the reading of later adhesion one that was absent may adhere, and one that was silent may not`()
        throws
    {
        let readings = ["extraFunctions.assent": "sevenOfSevenWithLaterAdhesion"]
        let six = try Scene.assented([1, 2, 3, 4, 5, 6], readings).play([Acts.adopted])
        #expect(try refusals(six, Acts.function()).isEmpty)
        #expect(try refusals(six, Acts.function([1, 2, 3, 4, 5, 6])) == ["ART6-N6-EXTRA-FUNCTIONS"])
        let silent = try Scene.assented([1, 2, 3, 4, 5, 6], readings).play([
            Acts.arrival(seat: 7, at: "09:20"), Acts.adopted,
        ])
        #expect(try refusals(silent, Acts.function()) == ["ART6-N6-EXTRA-FUNCTIONS"])
    }

    @Test(arguments: [("assent-with-reservation", true), ("stand-aside", false), ("abstain", false)])
    func `an assent with reservation is one of the seven, and an abstention is not`(position: String, counts: Bool)
        throws
    {
        let scene = try Scene.assented(Array(1...7)).play([
            Acts.position("esap-titular", position, at: "09:20"), Acts.adopted,
        ])
        #expect(try refusals(scene, Acts.function()).isEmpty == counts)
    }

    @Test func `an amendment voids the positions, and nobody carries them over by hand`() throws {
        let scene = try Scene.assented()
        let before = try scene.act(Acts.adopted)
        var adoption: DecisionAdopted?
        if case .decisionAdopted(let event) = before.event { adoption = event }
        let honest = try #require(adoption)
        try scene.play([Acts.amended(at: "09:20")])
        #expect(try refusals(scene, Acts.adopted) == ["ART4-PAR4-CONSENSUS"])
        let positions = try JSONValue.array(honest.positions.map { try JSONValue(canonical: $0.canonicalBytes) })
        #expect(try refusals(scene, Acts.adopted.with(["positions": positions])).contains("CORE-GENESIS"))
        let formerText = Acts.adopted.with(["textHash": .string(honest.textHash)])
        #expect(try refusals(scene, formerText).contains("CORE-GENESIS"))
    }

    @Test func `an objection withdrawn after the decision is recorded, found grave, and mends nothing`() throws {
        let scene = try Scene.assented().play([
            Acts.objection("dafp-titular"), Acts.irregularity(["ART4-PAR4-OBJECTION"]),
        ])
        #expect(try scene.decision().state == .irregular)
        let late = Acts.withdrawal(at: "09:35")
        let found = try scene.judge(late)
        #expect(found.map(\.ruleID) == ["ART4-PAR4-OBJECTION"] && found.first?.effect == .finding(.grave))
        try scene.play([late])
        let decision = try scene.decision()
        #expect(decision.openObjections.isEmpty)
        #expect(decision.state == .irregular && !decision.isInForce)
        #expect(try refusals(scene, Acts.commitment) == ["ART3-N11-COMMITMENTS"])
    }

    @Test func `an objection withdrawn before the decision raises nothing`() throws {
        let scene = try Scene.assented().play([Acts.objection("dafp-titular")])
        #expect(try scene.judge(Acts.withdrawal()).isEmpty)
    }
}
