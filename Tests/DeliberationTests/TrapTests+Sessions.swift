import CanonicalJSON
import Deliberation
import Testing

/// Places where a session is easily misjudged.
@Suite struct SessionTrapTests {
    private func refusals(_ scene: Scene, _ step: Step) throws -> [String] {
        try scene.judge(step).filter(\.effect.isRefusal).map(\.ruleID)
    }

    private func findings(_ scene: Scene, _ step: Step) throws -> [String] {
        try scene.judge(step).filter { !$0.effect.isRefusal }.map(\.ruleID)
    }

    private func fact(_ scene: Scene, item: String, _ readings: [String: String] = [:]) throws -> QuorumFact {
        try Quorum.fact(
            of: "S-2026-01", itemId: item, at: try #require(Instant(Acts.time("09:30"))), book: scene.book,
            readings: Readings(ruleSet: nil, overrides: readings))
    }

    // MARK: The quorum

    @Test func `a decision takes the quorum of its instant, and a loss is over only when it is declared over`() throws {
        let scene = try Scene.assented().play([Acts.departure("dafp-titular", at: "09:20")])
        var early = Acts.adopted
        early.at = Acts.time("09:20")
        #expect(try refusals(scene, early) == ["ART4-PAR7-DECIDE"])
        try scene.play([Acts.session(.quorumLost, at: "09:21")])
        #expect(try refusals(scene, Acts.adopted) == ["ART4-PAR7-DECIDE"])
        try scene.play([Acts.arrival(seat: 2, at: "09:25")])
        #expect(try refusals(scene, Acts.adopted) == ["ART4-PAR7-DECIDE"])
        try scene.play([Acts.session(.quorumRestored, at: "09:26"), Acts.adopted])
        #expect(try scene.decision().quorum?.present == [.s1, .s2, .s3, .s4])
        let moments = try #require(try scene.book.quorum.row("S-2026-01")?.moments)
        #expect(moments.map(\.moment) == [.installed, .lost, .restored, .decided])
        #expect(moments.map(\.quorum.met) == [true, false, true, true])
    }

    @Test func `a second loss needs a second return`() throws {
        let scene = try Scene.assented().play([
            Acts.departure("dafp-titular", at: "09:20"), Acts.session(.quorumLost, at: "09:20"),
            Acts.arrival(seat: 5, at: "09:21"), Acts.session(.quorumRestored, at: "09:21"),
        ])
        #expect(try refusals(scene, Acts.adopted).isEmpty)
        try scene.play([
            Acts.departure("dafp-titular", at: "09:22"), Acts.session(.quorumLost, at: "09:22"),
            Acts.arrival(seat: 5, at: "09:23"),
        ])
        #expect(try refusals(scene, Acts.adopted) == ["ART4-PAR7-DECIDE"])
    }

    @Test(arguments: [("moreThanHalf", true), ("arithmeticHalfPlusOneCeil", false)])
    func `exactly four present meet one reading and not the other, and both are stored`(
        reading: String, isMet: Bool
    ) throws {
        let scene = try Scene.gathered([1, 3, 4, 5], ["quorum.halfPlusOne": reading]).play([
            Acts.chair("dnp-titular"), Acts.session(.quorumVerified, at: "09:01"),
        ])
        let stored = try #require(try scene.book.quorum.row("S-2026-01")?.moments.last?.quorum)
        #expect(stored.met == isMet && stored.metAlternative == !isMet)
        #expect(Set([stored.required, stored.requiredAlternative]) == [4, 5] && stored.required == (isMet ? 4 : 5))
        #expect(try refusals(scene, Acts.installed) == (isMet ? [] : ["ART4-PAR7-INSTALL"]))
    }

    @Test(arguments: [("continuous", 1), ("installAndDecide", 0)])
    func `what is said without a quorum is flagged only where it is needed all the time`(
        reading: String, count: Int
    ) throws {
        let scene = try Scene.installed([1, 3, 4, 5], ["quorum.scope": reading]).play([
            Acts.departure("dafp-titular", at: "09:06")
        ])
        let speech = Acts.session(
            .interventionRecorded, at: "09:07",
            ["attendeeId": "dnp-titular", "itemId": "P1", "summary": "Expone."])
        #expect(try findings(scene, speech).count { $0 == "ART4-PAR7-DELIBERATE" } == count)
        // To decide the quorum is needed under both, and a return that did not happen is refused under both.
        try scene.play([Acts.proposed, Acts.position("dnp-titular")])
        #expect(try refusals(scene, Acts.adopted) == ["ART4-PAR7-DECIDE"])
        #expect(try refusals(scene, Acts.session(.quorumRestored, at: "09:20")) == ["ART4-PAR7-DELIBERATE"])
    }

    @Test func `a session without a quorum fails, is never installed and leaves nobody inside`() throws {
        let scene = try Scene.gathered([1, 3, 4]).play([
            Acts.chair("dnp-titular"), Acts.session(.sessionFailedForQuorum, at: "09:30"),
        ])
        let session = try #require(try scene.book.sessions.row("S-2026-01"))
        #expect(session.state == .failed && !session.wasInstalled && session.endedAt == Instant(Acts.time("09:30")))
        let rows = try #require(try scene.book.attendance.row("S-2026-01")?.attendance)
        #expect(rows.count == 3 && rows.allSatisfy { $0.closedByAdjournment && $0.until == session.endedAt })
        var late = Acts.installed
        late.at = Acts.time("09:40")
        #expect(try refusals(scene, late).first == "CORE-GENESIS")
        #expect(try refusals(scene, Acts.arrival(seat: 5, at: "09:40")) == ["CORE-GENESIS"])
        let moment = try #require(try scene.book.quorum.row("S-2026-01")?.moments.last)
        #expect(moment.moment == .failed && !moment.quorum.met)
    }

    // MARK: Recusals

    @Test(
        arguments: [
            (["recusal.effect": "leavesNumeratorForItem"], 7, 4, 5, true),
            (["recusal.effect": "alsoLeavesDenominator"], 6, 4, 4, true),
            (["quorum.denominator": "seatsNotRecused"], 6, 4, 4, true),
            (["quorum.denominator": "seatsNotRecused", "recusal.effect": "alsoLeavesDenominator"], 6, 4, 4, true),
            (["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"], 7, 5, 4, false),
        ] as [([String: String], Int64, Int64, Int64, Bool)])
    func `of five present one is recused: four count, of seven or of six`(
        readings: [String: String], denominator: Int64, required: Int64, alternative: Int64, isMet: Bool
    ) throws {
        let scene = try Scene.installed([1, 2, 3, 4, 5]).play([Acts.recusal(5)])
        let item = try fact(scene, item: "P1", readings)
        #expect(item.present == [.s1, .s2, .s3, .s4] && item.denominator == denominator)
        #expect(item.required == required && item.requiredAlternative == alternative && item.met == isMet)
        let other = try fact(scene, item: "P2", readings)
        #expect(other.present.count == 5 && other.denominator == 7)
    }

    @Test func `four present of whom one is recused decide nothing in that item`() throws {
        let scene = try Scene.assented().play([Acts.recusal(5, at: "09:14")])
        #expect(try refusals(scene, Acts.adopted).contains("ART4-PAR7-DECIDE"))
        #expect(try !fact(scene, item: "P1", ["recusal.effect": "alsoLeavesDenominator"]).met)
    }

    @Test(arguments: [(true, 4), (false, 5)])
    func `a position given before the recusal counts again only if the recusal is denied`(
        accepted: Bool, count: Int
    ) throws {
        let scene = try Scene.assented([1, 2, 3, 4, 5]).play([Acts.recusal(5, at: "09:14")])
        let at = try #require(Instant(Acts.time("09:30")))
        let readings = Readings(ruleSet: nil)
        #expect(try scene.decision().positionsOfSeats(at: at, book: scene.book, readings: readings).count == 4)
        try scene.play([
            Acts.session(
                .recusalResolved, at: "09:16",
                [
                    "recusalId": "REC-1", "accepted": .boolean(accepted), "resolvers": ["S1", "S2", "S3", "S4"],
                ]),
            Acts.adopted,
        ])
        #expect(try scene.decision().adopted?.count == count)
        #expect(try scene.decision().quorum?.present.count == count)
    }

    @Test func `two recused seats do not resolve each other's recusals`() throws {
        let scene = try Scene.installed([1, 2, 3, 4, 5]).play([Acts.recusal(5), Acts.recusal(4, "REC-2")])
        let step = Acts.session(
            .recusalResolved, at: "09:08",
            ["recusalId": "REC-1", "accepted": false, "resolvers": ["S1", "S2", "S3", "S4"]])
        #expect(try Set(refusals(scene, step)) == ["ART4-PAR7-RECUSAL"])
    }
}
