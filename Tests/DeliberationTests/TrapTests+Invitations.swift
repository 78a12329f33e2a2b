import CanonicalJSON
import Deliberation
import Testing

/// Traps of invitations: which session precedes which, what was asked for, and on what a guest speaks.
@Suite struct InvitationTrapTests {
    private let prior = "ART4-PAR2-TOPIC-PRIOR"

    @Test func `a topic agreed in the session immediately before stands`() throws {
        #expect(try Scene.invitable().judge(Sittings.invitation).isEmpty)
    }

    @Test func `a topic agreed in the session before the last has lapsed`() throws {
        let third = Sittings.later.map { step in
            step.type == .convocationIssued ? step.with(["specialInviteRequests": [Sittings.request]]) : step
        }
        let scene = try Scene.invitable().play(Sittings.opening.map(\.second) + [Acts.adjourned.second] + third)
        let invitation = Sittings.invitation.with(["sessionId": "S-2026-04"]).dated("2026-08-20T08:00:00-05:00")
        #expect(try scene.refusals(invitation) == [prior])
        #expect(try scene.refusals(Sittings.invitation).isEmpty)
    }

    @Test(arguments: [("anyInstalledSession", ["ART4-PAR2-TOPIC-PRIOR"]), ("sameKind", [])])
    func `an extraordinary session in between makes a topic lapse, unless only the same kind counts`(
        reading: String, expected: [String]
    ) throws {
        let scene = try Scene.invitable(["invite.precedingSession": reading], after: Sittings.extraordinary)
        #expect(try scene.refusals(Sittings.invitation) == expected)
    }

    @Test func `an extraordinary session that was convened and never installed makes nothing lapse`() throws {
        let scene = try Scene.invitable(after: Array(Sittings.extraordinary.prefix(2)))
        #expect(try scene.refusals(Sittings.invitation).isEmpty)
    }

    @Test func `a topic that lapses after the invitation is a finding when the guest arrives`() throws {
        let between = Sittings.extraordinary.map { $0.dated($0.at.replacing("2026-04-15", with: "2026-05-20")) }
        let scene = try Scene.invitable().play([Sittings.invitation] + between + Sittings.opening.map(\.second))
        #expect(try scene.verdicts(Sittings.arrival) == [prior: .finding(.leve)])
        #expect(try Scene.hosting().judge(Sittings.arrival).isEmpty)
    }

    // One agreed after it is refused at once, and serves no invitation either: see OutsideSessionTraps.
    @Test func `a topic agreed before the session sits serves no invitation`() throws {
        let acts = Sittings.opening + [Sittings.topic.dated("2026-03-02T09:01:59-05:00"), Acts.adjourned]
        let scene = try Scene.convened().play(acts.sorted { $0.at < $1.at } + [Sittings.convocation])
        #expect(try scene.refusals(Sittings.invitation) == [prior])
    }

    @Test func `a topic and a request are both needed, and each is named when missing`() throws {
        let silent = Sittings.convocation.with(["specialInviteRequests": nil])
        let requests = "ART6-N4-INVITE-REQUESTS"
        let noRequest = try Scene.topicAgreed().play([silent])
        #expect(try noRequest.refusals(Sittings.invitation) == [requests])
        let neither = try Scene.topicAgreed().play(Sittings.extraordinary + [silent])
        #expect(try neither.refusals(Sittings.invitation) == [prior, requests])
    }

    @Test(arguments: [("T-2026-002", "u-publica"), ("T-2026-001", "u-privada")])
    func `the request for another guest or another topic does not serve`(topic: String, guest: String) throws {
        let scene = try Scene.topicAgreed().play([
            Sittings.convocation.with(["specialInviteRequests": [Sittings.request(on: topic, for: guest)]])
        ])
        #expect(try scene.refusals(Sittings.invitation) == ["ART6-N4-INVITE-REQUESTS"])
    }

    @Test(arguments: [("notPossible", ["ART4-PAR2-TOPIC-PRIOR"]), ("bootstrapAllowed", [])])
    func `the first session has special guests only where the reading allows it`(
        reading: String, expected: [String]
    ) throws {
        let scene = try Scene.founded(["invite.firstSession": reading]).play([
            Acts.convocation.with(["specialInviteRequests": [Sittings.request]]),
            Sittings.topic.dated("2026-02-17T08:00:00-05:00"),
        ])
        let invitation = Sittings.invitation.with(["sessionId": "S-2026-01"]).dated("2026-02-18T08:00:00-05:00")
        #expect(try scene.refusals(invitation) == expected)
    }

    @Test func `a special guest speaks on the item of the invitation and on no other`() throws {
        let scene = try Scene.hosting().play([
            Sittings.arrival, Acts.opened.second,
            Acts.session(.agendaItemOpened, at: "09:06", ["itemId": "P2"]).second,
        ])
        let guest = "u-publica-rectora"
        #expect(try scene.verdicts(Sittings.speech(guest, on: "P2").second).isEmpty)
        #expect(
            try scene.verdicts(Sittings.speech(guest, on: "P1").second) == ["ART4-PAR3-ON-AGENDA": .finding(.leve)])
    }

    @Test func `a special guest who sits in on another session has one topic too many`() throws {
        let scene = try Scene.hosting().play([Acts.adjourned.second] + Sittings.later)
        #expect(try scene.verdicts(Sittings.arrival.third) == ["ART4-PAR2-ONE-TOPIC": .finding(.leve)])
    }

    @Test func `the schemes have no representative without the Mesa`() throws {
        let scene = try Scene.convened().play([Sittings.interest])
        #expect(try scene.refusals(Sittings.choice.with(["mesaAct": nil])) == ["ART4-PAR5-MESA"])
        let both = Sittings.choice.with(["mesaAct": nil, "coordinatorEntityId": "dapre"])
        #expect(try scene.refusals(both) == ["ART4-PAR5-MESA", "ART4-PAR5-MESA"])
    }

    @Test func `the Mesa is coordinated by whoever succeeded the Ministry, from that day on`() throws {
        let scene = try Scene.convened().play([
            Sittings.interest,
            Step(
                .entitySucceeded,
                [
                    "entityId": "mininterior", "successorId": "mingobierno", "successorName": "Ministerio",
                    "from": "2026-02-20", "act": Acts.document,
                ], at: "2026-02-19T08:00:00-05:00"),
        ])
        #expect(try scene.refusals(Sittings.choice) == ["ART4-PAR5-MESA"])
        #expect(try scene.refusals(Sittings.choice.with(["coordinatorEntityId": "mingobierno"])).isEmpty)
        #expect(try scene.refusals(Sittings.choice.dated("2026-02-19T23:59:59-05:00")).isEmpty)
    }

    @Test func `a representative of the schemes chosen for one topic is not reused for another`() throws {
        let scene = try Scene.convened().play(
            [Sittings.interest, Sittings.choice] + Sittings.opening + [
                Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas", at: "09:03"), Acts.opened,
                Acts.session(.agendaItemOpened, at: "09:06", ["itemId": "P2"]),
            ])
        #expect(try scene.verdicts(Sittings.speech("esquemas-rep", on: "P1")).isEmpty)
        #expect(
            try scene.verdicts(Sittings.speech("esquemas-rep", on: "P2")) == ["ART4-PAR5-TOPIC": .finding(.leve)])
        try scene.play([Sittings.choice.with(["itemId": "P2"])])
        #expect(try scene.verdicts(Sittings.speech("esquemas-rep", on: "P2")).isEmpty)
    }

    @Test func `a region that exists on the day of the session is convened, one dissolved by then is not`() throws {
        let rule = "ART4-PAR2-PERM-RAP"
        let scene = try Scene.founded().play([
            Sittings.rap("rap-caribe"), Sittings.rap("rap-pacifico", from: "2026-03-02"),
        ])
        #expect(try scene.verdicts(Acts.convocation)[rule] == .finding(.leve))
        let dayBefore = Acts.convocation.with(["start": "2026-03-01T23:59:59-05:00"])
        #expect(try scene.verdicts(dayBefore)[rule] == nil)
        try scene.play([
            Step(
                .rapDissolved, ["rapId": "rap-pacifico", "act": Acts.document, "at": "2026-03-02"],
                at: "2026-02-01T08:00:00-05:00"),
            Step(
                .rapDissolved, ["rapId": "rap-caribe", "act": Acts.document, "at": "2026-03-02"],
                at: "2026-02-01T08:00:00-05:00"),
        ])
        let without = Acts.convocation.with([
            "recipients": .array((1...7).map { ["seatId": .string("S\($0)")] })
        ])
        #expect(try scene.verdicts(without)[rule] == nil)
    }

    @Test func `a datum inside an irregularity is refused as it is outside one`() throws {
        let guest: JSONValue = ["guestId": "c-1", "kind": "citizen", "organization": "Vecina"]
        let record = Step(
            .irregularityRecorded,
            [
                "irregularityId": "IRR-2026-001", "ruleIds": [.string(prior)],
                "factType": "special.invitation.issued",
                "fact": .object(Sittings.invitation.with(["guest": guest]).data), "explanation": "Se invitó.",
            ], at: "2026-05-18T08:00:00-05:00")
        #expect(try Scene.invitable(after: Sittings.extraordinary).refusals(record).contains("LEX-HABEAS"))
    }

    @Test(arguments: ["Resolución 12345", "Acta 12345678901", "Decreto 2025.03.02", "Mesa @ región", "RAP 2026-2030"])
    func `a number or a sign that is no personal datum passes`(name: String) throws {
        let guest: JSONValue = ["guestId": "u-publica", "kind": "entity", "organization": .string(name)]
        #expect(try Scene.topicAgreed().refusals(Sittings.requested.with(["guest": guest])).isEmpty)
    }
}
