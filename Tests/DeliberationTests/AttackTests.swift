import CanonicalJSON
import Deliberation
import Testing

/// Ways past the rules that were once open.
@Suite struct AttackTests {
    private func refusals(_ scene: Scene, _ step: Step) throws -> [String] {
        try scene.judge(step).filter(\.effect.isRefusal).map(\.ruleID)
    }

    /// Convened, with a delegation of seat 1 and what was made of it.
    private func convened(_ delegation: Step = Acts.delegation(), _ then: Step...) throws -> Scene {
        try Scene.founded().play(
            [Acts.incumbent("mininterior-dir", "delegada-1"), delegation] + then + [Acts.convocation])
    }

    private let delegate = Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001")

    @Test func `a delegation revoked without ever being registered does not count`() throws {
        let revoked = Step(
            .delegationRevoked,
            ["delegationId": "DEL-2026-001", "at": "2030-01-01T00:00:00-05:00", "act": Acts.document],
            at: "2026-02-12T08:00:00-05:00")
        #expect(try refusals(convened(Acts.delegation(), revoked), delegate) == ["ART4-PAR1-PRIOR-ACT"])
    }

    @Test func `a delegation registered after the session does not count in it, whatever was recorded first`() throws {
        let late = Acts.registered(at: "2026-03-06T08:00:00-05:00")
        #expect(try refusals(convened(Acts.delegation(), late), delegate) == ["ART4-PAR1-PRIOR-ACT"])
    }

    @Test(arguments: ["2031-01-01T00:00:00-05:00", "2026-02-09T08:00:00-05:00"])
    func `a registration cannot be received after it is filed, nor before the act`(received: String) throws {
        let scene = try Scene.founded().play([Acts.incumbent("mininterior-dir", "delegada-1"), Acts.delegation()])
        let step = Acts.registered().with(["receivedAt": .string(received)])
        #expect(try refusals(scene, step) == ["ART4-PAR1-PRIOR-ACT"])
    }

    @Test func `a position stays with the seat for which it was stated`() throws {
        let scene = try Scene.proposed([1, 3, 4, 5]).play([
            Acts.position("mininterior-titular"), Acts.departure("mininterior-titular", at: "09:15"),
            Acts.arrival(seat: 1, at: "09:16"),
        ])
        let readings = Readings(ruleSet: nil)
        let at = try #require(Instant(Acts.time("09:20")))
        let kept = try scene.decision().positionsOfSeats(at: at, book: scene.book, readings: readings)
        #expect(kept.map(\.seatId) == [.s1])

        // The same person, now for another seat, brings no position along.
        try scene.play([
            Acts.departure("mininterior-titular", at: "09:21"),
            Acts.arrival(seat: 2, "mininterior-titular", at: "09:22"),
            Step(
                .officeHolderAppointed,
                [
                    "seatId": "S2", "holder": Acts.person("mininterior-titular"), "kind": "encargo",
                    "act": Acts.document, "from": "2026-03-01",
                ], at: Acts.time("09:22")),
        ])
        let later = try #require(Instant(Acts.time("09:23")))
        let presence = try Presence(sessionId: "S-2026-01", at: later, book: scene.book, readings: readings)
        #expect(presence.counting.contains { $0.seatId == .s2 })
        #expect(try scene.decision().positionsOfSeats(at: later, book: scene.book, readings: readings).isEmpty)
    }

    @Test(
        arguments: [
            ["denominator": 4], ["required": 5, "requiredAlternative": 4, "met": false, "metAlternative": true],
            ["metAlternative": true],
        ] as [[String: JSONValue]])
    func `a quorum written by hand must be the adopted one to the last number`(changes: [String: JSONValue]) throws {
        let scene = try Scene.gathered([1, 3, 4, 5])
        var quorum: [String: JSONValue] = [
            "present": ["S1", "S3", "S4", "S5"], "denominator": 7, "required": 4, "requiredAlternative": 5, "met": true,
            "metAlternative": false,
        ]
        let honest = Acts.session(.quorumVerified, at: "09:00", ["quorum": .object(quorum)])
        #expect(try refusals(scene, honest).isEmpty)
        quorum.merge(changes) { $1 }
        let falseQuorum = Acts.session(.quorumVerified, at: "09:00", ["quorum": .object(quorum)])
        #expect(try refusals(scene, falseQuorum) == ["ART4-PAR7-QUORUM"])
    }

    @Test func `a delegate for one topic counts only for its item`() throws {
        let topic = Acts.delegation().with([
            "scope": ["kind": "topic", "sessionId": "S-2026-01", "itemId": "P2"]
        ])
        let scene = try convened(topic, Acts.registered()).play([
            delegate, Acts.arrival(seat: 3), Acts.arrival(seat: 4), Acts.arrival(seat: 5), Acts.chair(Acts.titular(3)),
            Acts.installed, Acts.opened, Acts.proposed,
        ])
        let position = Acts.position("delegada-1")
        #expect(try refusals(scene, position) == ["ART5-NO-VOTE"])
        try scene.play([3, 4, 5].map { Acts.position(Acts.titular($0)) })
        #expect(try refusals(scene, Acts.adopted).contains("ART4-PAR7-DECIDE"))
    }

    @Test func `decree and commission are recorded once, and a decree not before it exists`() throws {
        let scene = try Scene.founded()
        #expect(try refusals(scene, Acts.decree.with(["number": "2"])) == ["CORE-GENESIS"])
        #expect(try refusals(scene, Acts.commission) == ["CORE-GENESIS"])
        #expect(try refusals(Scene(), Acts.decree.with(["date": "9999-01-01"])) == ["CORE-GENESIS"])
    }

    @Test func `a key is enrolled once, for one actor`() throws {
        let again = Acts.enrolled("otra", ["control"]).with([
            "key": .string(
                "example.com/foo+\(Acts.keyID(of: "secretaria"))+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k")
        ])
        #expect(try refusals(Scene.founded(), again) == ["CORE-GENESIS"])
    }
}
