import CanonicalJSON
import Deliberation
import Testing

@Suite struct PresenceTests {
    /// Seat 1 by its delegate from 08:50, by its titular from 09:20 to 09:40; seat 3 by its titular.
    private static func scene() throws -> Scene {
        try Scene.convened().play([
            Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001"), Acts.arrival(seat: 3),
            Acts.arrival(seat: 1, at: "09:20"), Acts.departure("mininterior-titular", at: "09:40"),
        ])
    }

    private static func presence(_ scene: Scene, at time: String) throws -> Presence {
        try Presence(
            sessionId: "S-2026-01", at: try #require(Instant(Acts.time(time))), book: scene.book,
            readings: Readings(ruleSet: nil, overrides: scene.overrides))
    }

    @Test(
        arguments: [
            ("08:49", [], []), ("08:50", ["delegada-1", "dnp-titular"], []),
            ("09:19", ["delegada-1", "dnp-titular"], []),
            ("09:20", ["mininterior-titular", "dnp-titular"], ["delegada-1"]),
            ("09:39", ["mininterior-titular", "dnp-titular"], ["delegada-1"]),
            ("09:40", ["delegada-1", "dnp-titular"], []),
        ] as [(String, [String], [String])])
    func `the titular displaces the delegate on arriving and restores the delegate on leaving`(
        time: String, counting: [String], displaced: [String]
    ) throws {
        let presence = try Self.presence(Self.scene(), at: time)
        #expect(presence.counting.map(\.attendee.person.id) == counting)
        #expect(presence.seats.filter { $0.standing == .displaced }.map(\.attendee.person.id) == displaced)
        #expect(Set(presence.counting.map(\.seatId)).count == counting.count)
    }

    @Test func `one who does not hold the office is there and does not count`() throws {
        let scene = try Scene.convened().play([Acts.arrival(seat: 2, "otro")])
        let presence = try Self.presence(scene, at: "08:50")
        #expect(presence.seats.map(\.standing) == [.notHolder] && presence.counting.isEmpty)
    }

    @Test(arguments: [("voiceOnlyNoQuorum", 0), ("countsForQuorum", 1)])
    func `a delegate without power counts only under that reading`(reading: String, count: Int) throws {
        let scene = try Scene.founded().play([
            Acts.incumbent("mininterior-dir", "delegada-1"), Acts.delegation().with(["grantsDecisionPower": false]),
            Acts.registered(), Acts.convocation, Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001"),
        ])
        scene.overrides = ["delegation.noPowerAttendance": reading]
        #expect(try Self.presence(scene, at: "08:50").counting.count == count)
    }

    @Test func `a revocation takes the delegate out from its instant on`() throws {
        let scene = try Self.scene().play([
            Step(
                .delegationRevoked,
                ["delegationId": "DEL-2026-001", "at": .string(Acts.time("09:45")), "act": Acts.document],
                at: Acts.time("09:42"))
        ])
        #expect(try Self.presence(scene, at: "09:44").counting.count == 2)
        #expect(try Self.presence(scene, at: "09:45").seats.first?.standing == .notCovered)
    }

    @Test func `an end of the session closes every attendance and says so`() throws {
        let scene = try Scene.installed().play([
            Acts.session(.agendaItemClosed, at: "09:30", ["itemId": "P1"]),
            Acts.departure("dafp-titular", at: "09:40"), Acts.adjourned,
        ])
        let rows = try #require(try scene.book.attendance.row("S-2026-01")?.attendance)
        #expect(rows.allSatisfy { $0.until != nil })
        #expect(rows.filter { !$0.closedByAdjournment }.map(\.person.id) == ["dafp-titular"])
        #expect(try scene.book.sessions.row("S-2026-01")?.state == .adjourned)
    }
}
