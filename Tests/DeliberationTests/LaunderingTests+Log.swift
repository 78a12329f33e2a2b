import CanonicalJSON
import Deliberation
import Testing

/// More ways by which an adversary got past the rules: the book behind an irregularity, and the ends of the log.
extension LaunderingTests {
    @Test func `a recusal that is denied against the rules leaves its seat out, and the total as it was`() throws {
        let scene = try Scene.installed([1, 2, 3, 4, 5]).play([Acts.recusal(5)])
        let denial = Acts.session(
            .recusalResolved, at: "09:20",
            ["recusalId": "REC-1", "accepted": false, "resolvers": ["S5"], "reason": "No procede."])
        try scene.play([Self.irregular(["ART4-PAR7-RECUSAL"], denial)])
        let later = try #require(Instant(Acts.time("09:21")))
        let readings = Readings(ruleSet: nil, overrides: ["recusal.effect": "alsoLeavesDenominator"])
        let quorum = try Quorum.fact(
            of: "S-2026-01", itemId: "P1", at: later, book: scene.book, readings: readings)
        #expect(quorum.denominator == 6)
        #expect(quorum.present == [.s1, .s2, .s3, .s4])
    }

    @Test func `a session that nobody convened has a row all the same, with its mark`() throws {
        let scene = try Scene.founded()
        #expect(try scene.book.sessions.row("S-2026-01") == nil)
        try scene.play([Self.irregular(["ART6-N1-CONVENE"], Acts.arrival(seat: 3))])
        let session = try #require(try scene.book.sessions.row("S-2026-01"))
        #expect(session.irregularities == ["ART6-N1-CONVENE"] && session.agenda.isEmpty && session.number == 0)
        #expect(try scene.book.attendance.row("S-2026-01")?.attendance.map(\.person.id) == [Acts.titular(3)])
    }

    @Test(arguments: [
        ("decree.issued", "date"), ("convocation.issued", "kind"), ("convocation.issued", "start"),
        ("position.stated", "position"), ("seat.established", "office"), ("session.installed", "sessionId"),
    ])
    func `what others rest on is not corrected, whatever it says`(type: String, field: String) throws {
        let scene = try Scene.adopted()
        let seq = try #require(scene.places[type])
        let breaches = try scene.judge(
            Acts.correction(["correctsSeq": .integer(seq), "field": .string(field), "was": "x", "is": "y"]))
        #expect(breaches.map(\.ruleID) == ["CORE-CORRECTION"] && breaches.allSatisfy(\.effect.isRefusal))
        let words = "An act \(type) is not corrected: others rest on it. Record the act that changes or repeats it."
        #expect(breaches.first?.message.en.hasPrefix(words) == true)
    }

    @Test(arguments: [EventType.auditReplayRun, .exportIssued])
    func `a report on acts reaches from the first to the last that the ledger has, and no further`(
        type: EventType
    ) throws {
        let scene = try Scene.founded()
        let last = Int64(scene.seq) - 1
        let actor = type == .auditReplayRun ? "control" : "secretaria"
        guard case .object(var data) = try JSONValue(canonical: Array(Catalogue.event(type).example.utf8)) else {
            throw SceneError(description: "no object")
        }
        for (first, last, isRefused) in [(0, last, false), (0, last + 1, true), (last, last - 1, true)] {
            data["fromSeq"] = .integer(first)
            data["toSeq"] = .integer(last)
            let step = Step(type, data, at: "2026-02-01T08:00:00-05:00", actor: actor)
            let refusals = try scene.judge(step).filter(\.effect.isRefusal)
            #expect(!refusals.isEmpty == isRefused, "\(first) \(last) \(refusals.map(\.message.en))")
            #expect(refusals.allSatisfy { $0.message.en == "The ledger has no acts \(first) to \(last)." })
        }
    }
}
