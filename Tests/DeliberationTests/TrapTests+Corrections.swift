import CanonicalJSON
import Deliberation
import Testing

/// A correction keeps what was, says what is, and lets the rules and the views go by it from then on.
@Suite struct CorrectionTrapTests {
    private static func correction(
        _ seq: UInt64, _ field: String, was: String, is text: String, id: String = "COR-2026-001"
    ) -> Step {
        Acts.correction([
            "correctionId": .string(id), "correctsSeq": .integer(Int64(seq)), "field": .string(field),
            "was": .string(was), "is": .string(text),
        ])
    }

    /// A scene at whose end a delegation was issued, and the place of that act.
    private static func issued(_ changes: [String: JSONValue?] = [:]) throws -> (scene: Scene, seq: UInt64) {
        let scene = try Scene.founded().play([Acts.incumbent("mininterior-dir", "delegada-1")])
        let seq = scene.seq
        try scene.play([Acts.delegation().with(changes)])
        return (scene, seq)
    }

    @Test func `the view says what is right, and the correction what it said before`() throws {
        let (scene, seq) = try Self.issued()
        try scene.play([Self.correction(seq, "actNumber", was: "Resolución 1", is: "Resolución 0110")])
        #expect(try scene.book.delegations.row("DEL-2026-001")?.actNumber == "Resolución 0110")
        let row = try #require(try scene.book.corrections.row("COR-2026-001"))
        #expect((row.was, row.is, row.stream) == ("Resolución 1", "Resolución 0110", "delegation/DEL-2026-001"))
    }

    @Test func `a second correction starts from what the first one left`() throws {
        let (scene, seq) = try Self.issued()
        try scene.play([
            Self.correction(seq, "actNumber", was: "Resolución 1", is: "Resolución 0110"),
            Self.correction(
                seq, "actNumber", was: "Resolución 0110", is: "Resolución 0111", id: "COR-2026-002"),
        ])
        #expect(try scene.book.delegations.row("DEL-2026-001")?.actNumber == "Resolución 0111")
    }

    @Test func `a correction that changes the verdict says which rule, gravely`() throws {
        let (scene, seq) = try Self.issued()
        let breaches = try scene.judge(Self.correction(seq, "postLevel", was: "directivo", is: "profesional"))
        #expect(breaches.map(\.effect) == [.finding(.grave)])
        #expect(breaches.first?.message.en.contains("breaks ART4-PAR1-LEVEL") == true)
    }

    @Test func `a correction that mends a breach says so too`() throws {
        let (scene, seq) = try Self.issued(["grantsDecisionPower": false])
        let breaches = try scene.judge(Self.correction(seq, "grantsDecisionPower", was: "false", is: "true"))
        #expect(breaches.first?.message.en.contains("no longer breaks ART4-PAR1-POWER") == true)
    }

    @Test func `what comes afterwards is judged on the corrected fact`() throws {
        let (scene, seq) = try Self.issued()
        try scene.play([
            Acts.registered(), Acts.convocation,
            Self.correction(seq, "postLevel", was: "directivo", is: "profesional").with([:]),
        ])
        let arrival = try scene.judge(Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001", at: "11:30"))
        #expect(arrival.contains { $0.ruleID == "ART4-PAR1-LEVEL" && $0.effect.isRefusal }, "\(arrival)")
    }

    @Test func `a correction whose own account of the act is false is refused`() throws {
        let (scene, seq) = try Self.issued()
        let step = Self.correction(seq, "actNumber", was: "Resolución 1", is: "Resolución 0110")
        let forged = step.with(["factType": "delegation.issued", "fact": ["delegationId": "DEL-2026-009"]])
        #expect(try scene.judge(forged).contains { $0.ruleID == "CORE-CORRECTION" && $0.effect == .refuse })
    }
}
