import CanonicalJSON
import Deliberation
import Testing

/// Traps of delegation: who counts for a seat, by what act, on what day.
@Suite struct DelegationTrapTests {
    private let delegate = Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001")

    private func presence(
        _ scene: Scene, in session: String = "S-2026-01", item: String? = nil, at instant: String
    ) throws -> Presence {
        try Presence(
            sessionId: session, itemId: item, at: try #require(Instant(instant)), book: scene.book,
            readings: Readings(ruleSet: nil, overrides: scene.overrides))
    }

    private func counting(_ scene: Scene, item: String? = nil, at time: String) throws -> [String] {
        try presence(scene, item: item, at: Acts.time(time)).counting.map(\.attendee.person.id)
    }

    private func present(_ scene: Scene, at time: String) throws -> [SeatID] {
        let instant = try #require(Instant(Acts.time(time)))
        return try Quorum.fact(
            of: "S-2026-01", at: instant, book: scene.book, readings: Readings(ruleSet: nil)
        ).present
    }

    @Test func `a titular and a delegate both present count once`() throws {
        let scene = try Scene.gathered([3, 4, 5]).play([delegate, Acts.arrival(seat: 1, at: "08:55")])
        #expect(try present(scene, at: "08:55") == [.s1, .s3, .s4, .s5])
        #expect(try counting(scene, at: "08:55").first == "mininterior-titular")
        let claimed = Acts.session(
            .quorumVerified, at: "08:56",
            [
                "quorum": [
                    "present": ["S1", "S1", "S3", "S4", "S5"], "denominator": 7, "required": 4,
                    "requiredAlternative": 5, "met": true, "metAlternative": true,
                ]
            ])
        #expect(try scene.refusals(claimed) == ["ART4-PAR7-QUORUM"])
    }

    @Test func `a delegate displaced by the titular counts again, and decides, when the titular leaves`() throws {
        let scene = try Scene.gathered([3, 4, 5]).play([
            delegate, Acts.chair(Acts.titular(3)), Acts.installed, Acts.opened, Acts.proposed,
            Acts.arrival(seat: 1, at: "09:11"),
        ])
        #expect(try scene.refusals(Acts.position("delegada-1")) == ["ART4-ONE-SEAT"])
        try scene.play([Acts.departure("mininterior-titular", at: "09:12")])
        #expect(try scene.refusals(Acts.position("delegada-1", at: "09:13")).isEmpty)
        #expect(try counting(scene, at: "09:12").first == "delegada-1")
    }

    @Test func `a reassumed delegation does not count in that session and counts in the next`() throws {
        let scene = try Scene.convened().play([Acts.reassumed(at: "2026-03-01T08:00:00-05:00")])
        #expect(try scene.refusals(delegate) == ["ART4-PAR1-SCOPE-TERM"])
        try scene.play([Sittings.convocation.with(["specialInviteRequests": nil]), delegate.second])
        let next = try presence(scene, in: "S-2026-02", at: "2026-06-01T08:50:00-05:00")
        #expect(next.counting.map(\.seatId) == [.s1])
    }

    @Test func `a power reassumed during the session takes the delegate out from that instant`() throws {
        let scene = try Scene.convened().play([delegate, Acts.reassumed(at: Acts.time("09:20"))])
        #expect(try present(scene, at: "09:19") == [.s1])
        #expect(try present(scene, at: "09:20").isEmpty)
    }

    @Test func `the new incumbent of the delegated post counts and the old one does not`() throws {
        let scene = try Scene.convened().play([
            Acts.incumbent("mininterior-dir", "delegada-2").with(["from": "2026-03-02"])
        ])
        #expect(try scene.refusals(delegate) == ["ART4-PAR1-POST"])
        try scene.play([Acts.arrival(seat: 1, "delegada-2", delegation: "DEL-2026-001")])
        #expect(try counting(scene, at: "08:50") == ["delegada-2"])
    }

    @Test(arguments: [("2026-03-02", false), ("2026-03-03", true)])
    func `the level of the post is that of the day of the session`(from: String, counts: Bool) throws {
        let change = Acts.levelled("mininterior-dir", "profesional", from: .string(from))
        let scene = try Scene.convened().play([change])
        #expect(try scene.refusals(delegate) == (counts ? [] : ["ART4-PAR1-LEVEL"]))
        // One who was there before the change was recorded does not count either.
        let there = try Scene.convened().play([delegate, change])
        #expect(try present(there, at: "08:50") == (counts ? [.s1] : []))
    }

    @Test func `a level that changed and changed back admits the delegate`() throws {
        let scene = try Scene.convened().play([
            Acts.levelled("mininterior-dir", "tecnico", from: "2026-02-20"),
            Acts.levelled("mininterior-dir", "asesor", from: "2026-03-02"),
        ])
        #expect(try scene.refusals(delegate).isEmpty)
    }

    @Test func `an act dated before and registered after the session changes nothing in it`() throws {
        let scene = try Scene.founded().play([
            Acts.incumbent("mininterior-dir", "delegada-1"), Acts.delegation(), Acts.convocation,
        ])
        #expect(try scene.refusals(delegate) == ["ART4-PAR1-PRIOR-ACT"])
        try scene.play(
            [3, 4, 5, 6].map { Acts.arrival(seat: $0) } + [
                Acts.chair(Acts.titular(3)), Acts.installed, Acts.adjourned,
            ])
        let late = Acts.registered(at: "2026-03-03T08:00:00-05:00")
        #expect(try scene.verdicts(late) == ["ART4-PAR1-LATE-REGISTERED": .finding(.leve)])
        try scene.play([late])
        #expect(try present(scene, at: "09:02") == [.s3, .s4, .s5, .s6])
    }

    @Test func `a delegation for one session covers that one alone`() throws {
        let scene = try Scene.founded().play([
            Acts.incumbent("mininterior-dir", "delegada-1"),
            Acts.delegation().with(["scope": ["kind": "session", "sessionId": "S-2026-01"]]), Acts.registered(),
            Acts.convocation, Sittings.convocation.with(["specialInviteRequests": nil]),
        ])
        #expect(try scene.refusals(delegate).isEmpty)
        #expect(try scene.refusals(delegate.second) == ["ART4-PAR1-SCOPE-TERM"])
    }

    @Test func `a delegation for one topic counts for its item and for no other`() throws {
        let scene = try Scene.founded().play([
            Acts.incumbent("mininterior-dir", "delegada-1"),
            Acts.delegation().with(["scope": ["kind": "topic", "sessionId": "S-2026-01", "itemId": "P2"]]),
            Acts.registered(), Acts.convocation, delegate,
        ])
        #expect(try counting(scene, item: "P2", at: "08:50") == ["delegada-1"])
        #expect(try counting(scene, item: "P1", at: "08:50").isEmpty)
    }

    @Test func `a delegate does not delegate again, unless by then the office is his own`() throws {
        let again = Acts.delegation(id: "DEL-2026-002").with([
            "issuerId": "delegada-1", "postId": "mininterior-asesor", "actDate": "2026-02-26", "from": "2026-02-26",
        ]).dated("2026-02-26T08:00:00-05:00")
        let scene = try Scene.convened(["delegation.maxConcurrent": "severalInOrder"])
        #expect(try scene.refusals(again).first == "ART4-PAR1-NO-SUBDELEGATION")
        let appointed = Acts.succession(in: 1).map { step in
            step.type == .officeHolderAppointed ? step.with(["holder": Acts.person("delegada-1")]) : step
        }
        #expect(try scene.play(appointed).refusals(again).isEmpty)
    }

    @Test(arguments: [("one", ["ART4-PAR1-POST"]), ("severalInOrder", [])])
    func `a second standing delegation is refused where one is the reading`(reading: String, expected: [String]) throws
    {
        let second = Acts.delegation(id: "DEL-2026-002").with(["postId": "mininterior-asesor"])
        let scene = try Scene.convened(["delegation.maxConcurrent": reading])
        #expect(try scene.refusals(second) == expected)
        #expect(try scene.refusals(second.with(["seatId": "S2", "issuerId": "minhacienda-titular"])) != expected)
    }

    @Test(arguments: [("2026-02-28", ["ART4-PAR1-POST"]), ("2026-03-01", [])])
    func `a second delegation may start the day on which the first ends`(from: String, expected: [String]) throws {
        let scene = try Scene.convened().play([
            Step(
                .delegationRevoked,
                ["delegationId": "DEL-2026-001", "at": "2026-03-01T00:00:00-05:00", "act": Acts.document],
                at: "2026-02-20T08:00:00-05:00")
        ])
        let second = Acts.delegation(id: "DEL-2026-002").with(["from": .string(from)])
        #expect(try scene.refusals(second) == expected)
    }

    @Test func `an act that reaches back before a standing one still meets it`() throws {
        let early = Acts.delegation(id: "DEL-2026-002").with(["actDate": "2026-02-01", "from": "2026-02-01"])
        let scene = try Scene.convened()
        #expect(try scene.refusals(early) == ["ART4-PAR1-POST"])
        #expect(try scene.refusals(early.with(["until": "2026-02-09"])).isEmpty)
    }

    @Test(arguments: [("true", []), ("false", ["ART4-PAR1-SCOPE-TERM"])])
    func `a delegation outlives its delegator under one reading only`(reading: String, expected: [String]) throws {
        let scene = try Scene.convened(["delegation.survivesDelegatorChange": reading])
        #expect(try scene.refusals(delegate).isEmpty)
        #expect(try scene.play(Acts.succession(in: 1)).refusals(delegate) == expected)
    }
}
