import CanonicalJSON
import Deliberation
import Testing

extension Scene {
    /// Three seats were left at 09:20, the proposal is said to have come to nothing at 09:40; the session ended at 10:30.
    static func silent(_ between: [Step] = []) throws -> Scene {
        try deserted().play(
            between + [
                Acts.decision(.decisionNotReached, at: "09:40", ["reason": "Se fue el quórum."]),
                Acts.session(.agendaItemClosed, at: "10:00", ["itemId": "P1"]), Acts.adjourned,
            ])
    }

    fileprivate func session() throws -> SessionView { try #require(try book.sessions.row("S-2026-01")) }
}

/// What happened against a rule and is known only after later acts of its session.
@Suite struct LateIrregularityTraps {
    private static let decide = "ART4-PAR7-DECIDE"

    private static func record(_ rule: String, _ fact: Step, _ id: String = "IRR-2026-001") -> Step {
        LaunderingTests.irregular([rule], fact, id: id)
    }

    /// Everything that later acts follow; where the last act stands in the log is not part of it.
    private static func course(of session: SessionView) -> SessionView {
        var session = session
        session.position = 0
        session.irregularities = []
        return session
    }

    @Test func `a decision without quorum told in April is on record as irregular, and its session does not move`()
        throws
    {
        let scene = try Scene.silent()
        let before = try scene.session()
        let told = Self.record(Self.decide, Acts.adopted)
        #expect(try scene.judge(told).filter(\.effect.isRefusal).isEmpty)
        #expect(try scene.verdicts(told)[Self.decide] == .finding(.grave))
        try scene.play([told])
        let decision = try scene.decision()
        #expect(decision.state == .irregular && decision.irregularities == [Self.decide] && !decision.isInForce)
        #expect(decision.adoptedAt?.description == Acts.time("09:30"))
        #expect(decision.adopted?.map(\.seatId) == [.s1, .s3, .s4] && decision.quorum?.met == false)
        #expect(try Self.course(of: scene.session()) == Self.course(of: before))
        let moments = try #require(try scene.book.quorum.row("S-2026-01")?.moments)
        #expect(moments.map(\.at) == moments.map(\.at).sorted() && moments.contains { $0.moment == .decided })
    }

    /// What each case changes of the session before the decision is told, and the rules that are broken at 09:30.
    private static let moments: [(between: [Step], broken: Set<String>)] = [
        ([], [decide]),
        ([Acts.position("dnp-titular", "object", at: "09:35").with(["reason": "Otra fuente."])], [decide]),
        (
            [Acts.position("dnp-titular", "object", at: "09:25").with(["reason": "Otra fuente."])],
            [decide, "ART4-PAR4-CONSENSUS"]
        ),
        (
            [
                Acts.position("dnp-titular", "object", at: "09:25").with(["reason": "Otra fuente."]),
                Acts.position("dnp-titular", at: "09:35"),
            ], [decide, "ART4-PAR4-CONSENSUS"]
        ),
        ([Acts.objection("dnp-titular", at: "09:35")], [decide]),
        ([Acts.objection("dnp-titular", at: "09:30")], [decide, "ART4-PAR4-OBJECTION"]),
        ([Acts.objection("dnp-titular", at: "09:25"), Acts.withdrawal(at: "09:35")], [decide, "ART4-PAR4-OBJECTION"]),
        ([Acts.objection("dnp-titular", at: "09:25"), Acts.withdrawal(at: "09:30")], [decide]),
        ([Acts.arrival(seat: 2, at: "09:35")], [decide]),
    ]

    @Test(arguments: moments)
    func `a fact told late is judged on what stood at its own moment`(between: [Step], broken: Set<String>) throws {
        let scene = try Scene.silent(between)
        let told = LaunderingTests.irregular(broken.sorted(), Acts.adopted)
        let refusals = try scene.judge(told).filter(\.effect.isRefusal)
        #expect(refusals.isEmpty, "\(refusals.map(\.message.en))")
    }

    private static let notOf = "runs from"
    private static let lawful = "breaks no rule that bars it"
    private static let late = "already has one of"

    /// An act, and words that say why it is refused all the same.
    private static let refused: [(step: Step, words: String)] = [
        (Acts.adopted, late),
        (Acts.arrival(seat: 2, at: "09:25"), late),
        (record(decide, Acts.adopted.at(Acts.time("09:15"))), lawful),
        (record(decide, Acts.adopted.at(Acts.time("09:09"))), "The text of D-2026-001 (version 1) is of"),
        (record(decide, Acts.adopted.at(Acts.time("09:41"))), "is in state \"Not reached\""),
        (record(decide, Acts.adopted.at(Acts.time("10:31"))), "is in state \"Adjourned\""),
        (record(decide, Acts.adopted.at("2027-01-01T09:30:00-05:00")), "is in the future"),
        (record(decide, Acts.adopted.at("2026-01-04T09:30:00-05:00")), notOf),
        (record("ART4-PAR4-CONSENSUS", Acts.adopted), "does not say so: ART4-PAR7-DECIDE"),
        (record(decide, Acts.arrival(seat: 2, at: "09:25")), lawful),
        (record(decide, Acts.arrival(seat: 3, at: "09:25")), "is already in the session"),
        (record(decide, Acts.arrival(seat: 2, at: "09:25").at("2026-03-01T09:25:00-05:00")), notOf),
        (record(decide, Acts.position("dnp-titular", at: "09:30")), lawful),
        (record(decide, Acts.position("dnp-titular", at: "09:45")), "is in state \"Not reached\""),
        (record(decide, Acts.installed), "is in state \"Adjourned\""),
        (record(decide, Acts.amended(at: "09:30")), late),
        (record(decide, Acts.session(.agendaItemClosed, at: "09:30", ["itemId": "P1"])), late),
        (record(decide, Acts.session(.sessionAdjourned, at: "09:30")), late),
        (record("ART6-N2-AGENDA", Acts.convocation), lawful),
    ]

    @Test(arguments: refused)
    func `being late lets in no act that its own moment does not`(step: Step, words: String) throws {
        let found = try Scene.silent().judge(step).filter(\.effect.isRefusal)
        #expect(found.first?.ruleID == "CORE-GENESIS" && found.first?.effect == .refuse)
        #expect(found.contains { $0.message.en.contains(words) }, "\(found.map(\.message.en))")
    }

    @Test func `a fact against a rule is told once`() throws {
        let scene = try Scene.silent().play([Self.record(Self.decide, Acts.adopted)])
        for (time, words) in [("09:30", "already on record in IRR-2026-001"), ("09:31", "is in state \"Irregular")] {
            let again = Self.record(Self.decide, Acts.adopted.at(Acts.time(time)), "IRR-2026-002")
            let said = try scene.judge(again).filter(\.effect.isRefusal).map(\.message.en)
            #expect(said.count == 1 && said[0].contains(words), "\(said)")
        }
    }

    @Test func `a decision is not told as taken in a session that sat later`() throws {
        let scene = try Scene.silent().play([Sittings.convocation.with(["specialInviteRequests": nil])])
        try scene.play(Sittings.opening.map(\.second))
        let told = Self.record(Self.decide, Acts.adopted.at("2026-06-01T09:30:00-05:00"))
        let said = try scene.judge(told).filter(\.effect.isRefusal).map(\.message.en)
        #expect(said.contains { $0.contains("S-2026-01 is in state \"Adjourned\"") }, "\(said)")
    }

    @Test func `what was adopted by the rules is not undone by what is told late`() throws {
        let scene = try Scene.assented().play([
            Acts.departure("dafp-titular", at: "09:20"), Acts.arrival(seat: 2, at: "09:25"),
            Acts.position(Acts.titular(2), at: "09:26"), Acts.adopted,
        ])
        let told = Self.record(Self.decide, Acts.adopted.at(Acts.time("09:22")))
        #expect(try scene.refusals(told) == ["CORE-GENESIS"])
        #expect(try scene.decision().isInForce)
    }

    @Test func `an amended text is not told as adopted before it was there`() throws {
        let scene = try Scene.silent([Acts.amended(at: "09:35")])
        let said = try scene.judge(Self.record(Self.decide, Acts.adopted)).filter(\.effect.isRefusal)
        #expect(said.map(\.message.en).contains { $0.contains("(version 2) is of") }, "\(said.map(\.message.en))")
    }
}

/// The other facts of a session that may be told late.
@Suite struct LateFactTraps {
    private static func record(_ rules: [String], _ fact: Step) -> Step { LaunderingTests.irregular(rules, fact) }

    @Test func `an attendance under an act not yet received lasts until the session ended, and counts for nothing`()
        throws
    {
        let scene = try Scene.silent().play([
            Acts.incumbent("minhacienda-dir", "delegada-2"), Acts.delegation(seat: 2, id: "DEL-2026-002"),
        ])
        let arrival = Acts.arrival(seat: 2, "delegada-2", delegation: "DEL-2026-002", at: "09:25")
        let broken = try scene.refusals(arrival.at("2026-03-02T10:30:00-05:00")).filter { $0.hasPrefix("ART4-PAR1") }
        try scene.play([Self.record(Set(broken).sorted(), arrival)])
        let rows = try #require(try scene.book.attendance.row("S-2026-01")?.attendance)
        let row = try #require(rows.first { $0.person.id == "delegada-2" })
        let session = try scene.session()
        #expect(
            row.until == session.endedAt && row.closedByAdjournment && rows.map(\.from) == rows.map(\.from).sorted())
        #expect(session.irregularities == Set(broken).sorted() && session.state == .adjourned)
        let at = try #require(Instant(Acts.time("09:30")))
        let quorum = try Quorum.fact(of: "S-2026-01", at: at, book: scene.book, readings: Readings(ruleSet: nil))
        #expect(quorum.present == [.s1, .s3, .s4])
    }

    private static let fewer = Acts.convocation.with([
        "recipients": .array([1, 2, 3, 4, 5, 7].map { ["seatId": .string("S\($0)")] })
    ])

    @Test func `a convocation that omits a seat enters only as an irregularity`() throws {
        let scene = try Scene.founded()
        #expect(try scene.refusals(Self.fewer) == ["ART6-N2-AGENDA"])
        try scene.play([Self.record(["ART6-N2-AGENDA"], Self.fewer)])
        let session = try scene.session()
        #expect(session.state == .convened && session.irregularities == ["ART6-N2-AGENDA"] && session.agenda.count == 2)
    }

    @Test func `told late it leaves the session as it was, and none of its decisions in force`() throws {
        let scene = try Scene.adjourned()
        let before = try scene.session()
        try scene.play([Self.record(["ART6-N2-AGENDA"], Self.fewer)])
        var after = try scene.session()
        #expect(after.irregularities == ["ART6-N2-AGENDA"])
        after.irregularities = []
        #expect(after == before)
        #expect(try scene.decision().state == .irregular && scene.decision().irregularities == ["ART6-N2-AGENDA"])
        let twice = try scene.judge(LaunderingTests.irregular(["ART6-N2-AGENDA"], Self.fewer, id: "IRR-2026-002"))
        #expect(twice.map(\.message.en) == ["The fact is already on record in IRR-2026-001."])
    }

    @Test(arguments: ["09:02", "10:31"])
    func `nobody is called to a session that has begun`(time: String) throws {
        let scene = try Scene.adjourned()
        let late = Self.fewer.with(["start": .string(Acts.time("11:00"))]).dated(Acts.time(time))
        #expect(try scene.refusals(Self.record(["ART6-N2-AGENDA"], late)) == ["CORE-GENESIS"])
    }

    @Test func `an installation without quorum does not begin again a session declared failed`() throws {
        let scene = try Scene.gathered([1, 3]).play([
            Acts.chair(Acts.titular(3)), Acts.session(.sessionFailedForQuorum, at: "09:30"),
        ])
        try scene.play([Self.record(["ART4-PAR7-INSTALL"], Acts.installed)])
        let session = try scene.session()
        #expect(session.state == .failed && !session.wasInstalled && session.irregularities == ["ART4-PAR7-INSTALL"])
        #expect(try scene.book.quorum.row("S-2026-01")?.moments.map(\.moment) == [.installed, .failed])
    }

    @Test func `a position of a recused seat told late does not undo what the others adopted`() throws {
        let scene = try Scene.installed([1, 2, 3, 4, 5]).play([Acts.recusal(5), Acts.proposed])
        try scene.play([1, 2, 3, 4].map { Acts.position(Acts.titular($0)) } + [Acts.adopted])
        let adopted = try scene.decision().adopted
        try scene.play([Self.record(["ART4-PAR7-RECUSAL"], Acts.position(Acts.titular(5), at: "09:11"))])
        let decision = try scene.decision()
        #expect(decision.state == .adopted && decision.adopted == adopted)
        #expect(decision.irregularities == ["ART4-PAR7-RECUSAL"])
        #expect(decision.positions.first?.attendeeId == Acts.titular(5))
    }
}

/// What is proposed comes to an end before its item and its session do.
@Suite struct UnsettledTraps {
    private static let closing = Acts.session(.agendaItemClosed, at: "09:40", ["itemId": "P1"])
    private static let ends: [EventType] = [.decisionNotReached, .decisionDeferred, .proposalWithdrawn]

    @Test(arguments: ends)
    func `an item is closed once its proposal is settled`(end: EventType) throws {
        let scene = try Scene.assented()
        let said = try scene.judge(Self.closing).map(\.message.en)
        let ways = ["decision.adopted", "decision.not.reached", "decision.deferred", "proposal.withdrawn"]
        #expect(
            said.count == 1 && ways.allSatisfy { said[0].contains($0) } && said[0].contains("D-2026-001"), "\(said)")
        try scene.play([Acts.decision(end, at: "09:35", ["reason": "Sin acuerdo."]), Self.closing])
    }

    @Test func `a proposal of another item does not hold an item open`() throws {
        let other = Acts.session(.agendaItemOpened, at: "09:11", ["itemId": "P2"])
        let scene = try Scene.proposed().play([other])
        #expect(try scene.refusals(Acts.session(.agendaItemClosed, at: "09:40", ["itemId": "P2"])).isEmpty)
    }

    private static let onClosed = [
        Acts.position("dnp-titular", at: "09:41"), Acts.objection("dnp-titular", at: "09:41"),
        Acts.amended(at: "09:41"), Acts.adopted.at(Acts.time("09:41")),
    ]

    @Test(arguments: onClosed)
    func `nothing more is said on a proposal whose item was closed over it`(step: Step) throws {
        let said = try Scene.closedOver().judge(step).filter(\.effect.isRefusal).map(\.message.en)
        #expect(said.contains { $0.contains("P1 is in state \"Closed\"") }, "\(said)")
    }

    @Test(arguments: ends)
    func `a proposal left so can still be settled, and then the session adjourned`(end: EventType) throws {
        let scene = try Scene.closedOver()
        let said = try scene.judge(Acts.adjourned).filter(\.effect.isRefusal).map(\.message.en)
        #expect(said.count == 1 && said[0].contains("D-2026-001 still under way"), "\(said)")
        try scene.play([Acts.decision(end, at: "10:00", ["reason": "Sin acuerdo."]), Acts.adjourned])
    }

    @Test func `a session that ended over a proposal says afterwards that it came to nothing, and no more than that`()
        throws
    {
        let scene = try Scene.closedOver()
        try scene.book.evolve(scene.act(Acts.adjourned))
        scene.book.settle()
        let end = Acts.decision(.decisionNotReached, at: "11:00", ["reason": "Se levantó sin decidir."])
        for other in [EventType.decisionDeferred, .proposalWithdrawn] {
            let step = Acts.decision(other, at: "11:00", ["reason": "Sin acuerdo."])
            #expect(try scene.refusals(step) == ["CORE-GENESIS"])
        }
        try scene.play([end])
        #expect(try scene.decision().state == .notReached)
        #expect(try scene.session().state == .adjourned)
    }
}

/// What is said to be of a session is of the time in which it sat.
@Suite struct OutsideSessionTraps {
    @Test(arguments: [("2026-03-02T10:30:00-05:00", true), ("2026-03-02T10:30:01-05:00", false)])
    func `a commitment or a topic is of a session until it ends, whenever it is recorded`(
        time: String, isIn: Bool
    ) throws {
        let scene = try Scene.adjourned()
        let commitment = Acts.commitment.with(["commitmentId": "C-2026-002"]).dated(time)
        #expect(try scene.refusals(commitment) == (isIn ? [] : ["ART3-N11-COMMITMENTS"]))
        #expect(try scene.refusals(Sittings.topic.dated(time)) == (isIn ? [] : ["ART4-PAR2-TOPIC-PRIOR"]))
    }

    @Test func `what a group takes on is of its own day`() throws {
        let scene = try Scene.adopted().play([
            Works.group, Acts.session(.agendaItemClosed, at: "10:00", ["itemId": "P1"]), Acts.adjourned,
        ])
        let commitment = Acts.commitment.with(["groupId": "GT-2026-01"]).dated("2026-04-10T10:00:00-05:00")
        #expect(try scene.refusals(commitment).isEmpty)
        #expect(try scene.refusals(commitment.with(["groupId": nil])) == ["ART3-N11-COMMITMENTS"])
    }

    @Test func `a topic agreed outside its session enters as an irregularity, and serves no invitation`() throws {
        let scene = try Scene.convened().play(Sittings.opening + [Acts.adjourned])
        let topic = Sittings.topic.dated("2026-03-05T09:00:00-05:00")
        try scene.play([
            LaunderingTests.irregular(["ART4-PAR2-TOPIC-PRIOR"], topic), Sittings.convocation,
        ])
        #expect(try scene.session().irregularities == ["ART4-PAR2-TOPIC-PRIOR"])
        #expect(try scene.refusals(Sittings.invitation) == ["ART4-PAR2-TOPIC-PRIOR"])
    }
}
