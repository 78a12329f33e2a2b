import Deliberation
import Testing

@Suite struct QuorumTests {
    private static let majority = Readings(ruleSet: nil)
    private static let arithmetic = Readings(
        ruleSet: nil, overrides: ["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"])

    @Test(arguments: [
        (0, false, false), (1, false, false), (2, false, false), (3, false, false), (4, true, false),
        (5, true, true), (6, true, true), (7, true, true),
    ])
    func `of seven seats one reading takes four and the other five`(present: Int, most: Bool, ceil: Bool) {
        let seats = Array(SeatID.allCases.prefix(present).reversed())
        let fact = Quorum.fact(present: seats, filled: 7, readings: Self.majority)
        #expect(fact.required == 4 && fact.requiredAlternative == 5 && fact.denominator == 7)
        #expect(fact.met == most && fact.metAlternative == ceil)
        #expect(fact.present == seats.sorted())
        let other = Quorum.fact(present: seats, filled: 7, readings: Self.arithmetic)
        #expect(other.required == 5 && other.requiredAlternative == 4)
        #expect(other.met == ceil && other.metAlternative == most)
    }

    @Test(arguments: [(1, 1, 2), (2, 2, 2), (3, 2, 3), (4, 3, 3), (5, 3, 4), (6, 4, 4), (7, 4, 5)])
    func `half plus one of any number under both readings`(members: Int, most: Int, ceil: Int) {
        #expect(Quorum.moreThanHalf(of: members) == most)
        #expect(Quorum.arithmeticHalfPlusOneCeil(of: members) == ceil)
    }

    @Test func `the seats that are filled count only where that reading is adopted`() {
        let seats = Array(SeatID.allCases.prefix(3))
        let filled = Readings(ruleSet: nil, overrides: ["quorum.denominator": "seatsFilled"])
        #expect(Quorum.fact(present: seats, filled: 5, readings: filled).met)
        #expect(Quorum.fact(present: seats, filled: 5, readings: filled).denominator == 5)
        #expect(!Quorum.fact(present: seats, filled: 5, readings: Self.majority).met)
    }

    @Test(arguments: [(3, false), (4, true), (5, false), (6, false), (7, false)])
    func `only exactly four seats put the quorum in dispute`(present: Int, isDisputed: Bool) throws {
        let scene = try Scene.gathered(Array((1...7).prefix(present)))
        let breaches = try scene.judge(Acts.installed)
        let dispute = breaches.filter { $0.ruleID == "ART4-PAR7-QUORUM" }
        #expect(dispute.count == (isDisputed ? 1 : 0))
        #expect(dispute.allSatisfy { $0.effect == .finding(.informativa) })
    }

    @Test func `an auditor who tries the other reading sees four seats refused`() throws {
        let scene = try Scene.assented()
        #expect(try !scene.judge(Acts.adopted).contains { $0.effect.isRefusal })
        let act = try scene.act(Acts.adopted)
        scene.overrides = ["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"]
        #expect(try scene.judge(act).filter(\.effect.isRefusal).map(\.ruleID) == ["ART4-PAR7-DECIDE"])
    }

    @Test func `a session keeps the readings that it froze when installed`() throws {
        let scene = try Scene.installed()
        try scene.taking(
            Acts.ruleSet(
                ["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"], id: "RS-2026-02", from: "2026-03-02",
                at: "2026-03-02T09:05:00-05:00"))
        let frozen = try Readings.inForce(
            scene.book, session: scene.book.sessions.row("S-2026-01"), at: #require(Instant(Acts.time("09:10"))))
        #expect(frozen[.quorumHalfPlusOne] == "moreThanHalf" && frozen.ruleSetId == "RS-2026-01")
        let next = try Readings.inForce(scene.book, session: nil, at: #require(Instant(Acts.time("09:10"))))
        #expect(next[.quorumHalfPlusOne] == "arithmeticHalfPlusOneCeil" && next.ruleSetId == "RS-2026-02")
        let earlier = try Readings.inForce(
            scene.book, session: nil, at: #require(Instant("2026-03-01T23:59:59-05:00")))
        #expect(earlier.ruleSetId == "RS-2026-01")
    }
}
