import CanonicalJSON
import Deliberation
import Testing

/// Acts that tell what cannot be: refused with words that say why.
@Suite struct OrderTrapTests {
    private func words(_ scene: Scene, _ step: Step) throws -> [String] {
        try scene.judge(step).filter { $0.ruleID == "CORE-GENESIS" }.map(\.message.en)
    }

    private static let deliveries: [(changes: [String: JSONValue?], words: String)] = [
        (["receivedAt": "2026-02-16T08:59:59-05:00"], "before it was sent"),
        (["recipient": ["inviteeId": "nadie"]], "\"nadie\" is not among the recipients"),
        (["sentAt": "2026-02-16T09:20:00-05:00", "receivedAt": nil], "which had not happened"),
    ]

    @Test(arguments: deliveries)
    func `a delivery that cannot have been is refused`(changes: [String: JSONValue?], expected: String) throws {
        let scene = try Scene.convened()
        #expect(try words(scene, Acts.delivered) == [])
        let found = try words(scene, Acts.delivered.with(changes))
        #expect(found.count == 1 && found[0].contains(expected), "\(found)")
    }

    @Test func `a session does not end before it begins`() throws {
        let scene = try Scene.founded()
        #expect(try words(scene, Acts.convocation.with(["end": "2026-03-02T12:00:00-05:00"])) == [])
        let found = try words(scene, Acts.convocation.with(["end": "2026-03-02T09:00:00-05:00"]))
        #expect(found.count == 1 && found[0].contains("would end at"), "\(found)")
    }

    @Test func `a delegation has a term in which it may be used, and names its session`() throws {
        let scene = try Scene.founded()
        #expect(try words(scene, Acts.delegation(seat: 2).with(["until": "2026-02-10"])) == [])
        let never = try words(scene, Acts.delegation(seat: 2).with(["until": "2026-02-09"]))
        #expect(never.count == 1 && never[0].contains("never"), "\(never)")
        let none = try words(scene, Acts.delegation(seat: 2).with(["scope": ["kind": "session"]]))
        #expect(none.count == 1 && none[0].contains("sessionId"), "\(none)")
    }
}

/// A correction changes what it names and nothing beside it.
@Suite struct CorrectionReachTests {
    private static let ended = Step(
        .officeHolderEnded, ["seatId": "S7", "holderId": "esap-titular", "until": "2026-02-10"],
        at: "2026-02-11T08:00:00-05:00")

    private static func correction(_ seq: Int64, _ field: String, was: String, is text: String) -> Step {
        Acts.correction([
            "correctsSeq": .integer(seq), "field": .string(field), "was": .string(was), "is": .string(text),
        ])
    }

    @Test func `a holder who left stays gone when the appointment is corrected`() throws {
        let scene = try Scene.founded()
        // The last of the founding is the holder of S7.
        let seq = try #require(scene.places["office.holder.appointed"])
        try scene.play([Self.ended, Self.correction(seq, "kind", was: "titular", is: "encargo")])
        let holders = try #require(try scene.book.seats.row("S7")?.holders)
        #expect(holders.map(\.kind.rawValue) == ["encargo"])
        #expect(holders.map { $0.until?.description } == ["2026-02-10"])
    }

    @Test func `of two appointments of one person the corrected one changes and not the other`() throws {
        let scene = try Scene.founded()
        let first = try #require(scene.places["office.holder.appointed"])
        try scene.play([Acts.holder(7).with(["from": "2026-03-01", "kind": "encargo"])])
        try scene.play([Self.correction(first, "from", was: "2026-01-05", is: "2026-01-06")])
        let holders = try #require(try scene.book.seats.row("S7")?.holders)
        #expect(holders.map(\.from.description) == ["2026-01-06", "2026-03-01"])
        #expect(holders.map(\.kind.rawValue) == ["titular", "encargo"])
    }

    @Test func `what another act has to change is not corrected`() throws {
        let scene = try Scene.founded().play([Self.ended])
        let seq = try #require(scene.places["office.holder.ended"])
        let breaches = try scene.judge(Self.correction(seq, "until", was: "2026-02-10", is: "2026-02-09"))
        #expect(breaches.contains { $0.ruleID == "CORE-CORRECTION" && $0.effect.isRefusal })
    }

    @Test func `a finding with a very long message can be read again`() throws {
        let book = Book(source: EmptySource())
        let long = String(repeating: "ñ", count: 3_000)
        let finding = FindingView(
            en: long, es: long, ruleId: "ART4-PAR2-PERM-GREMIO", seq: 1, severity: .leve, stream: "session/S-2026-01")
        try book.record(finding, place: 0)
        let row = try #require(try book.findings.rows().first)
        #expect(row.es.utf8.count <= 2_000 && row.es.hasSuffix("ñ…"))
        #expect(try FindingView(canonical: row.canonicalBytes, limits: .document) == row)
    }
}
