import CanonicalJSON
import Deliberation

/// Articles 4, paragraphs 2, 3 and 5, and 6, numeral 4: permanent invitees, special guests and the schemes.
extension Gallery {
    private static let recipients = (1...7).map { number -> JSONValue in ["seatId": .string("S\(number)")] }

    private static func convening(_ invitees: String...) -> Step {
        Acts.convocation.with([
            "recipients": .array(recipients + invitees.map { ["inviteeId": .string($0)] })
        ])
    }

    private static let host: @Sendable () throws -> Scene = { try .hosting() }

    /// The guest in the second session, with both items open.
    private static let speaking: @Sendable () throws -> Scene = {
        try .hosting().play([
            Sittings.arrival, Acts.opened.second,
            Acts.session(.agendaItemOpened, at: "09:06", ["itemId": "P2"]).second,
        ])
    }

    static let invitations: [GalleryCase] = special + schemes + permanent + personal

    private static let special: [GalleryCase] = [
        .refused(
            "ART4-PAR2-TOPIC-PRIOR", "a topic of a session that is not the one before",
            in: {
                // The extraordinary session is still sitting: it can agree the topic anew.
                try .topicAgreed().play(
                    Sittings.extraordinary.dropLast() + [
                        Sittings.convocation.with([
                            "specialInviteRequests": [Sittings.request, Sittings.request(on: "T-2026-002")]
                        ])
                    ])
            }, Sittings.invitation,
            remedy: Sittings.topic.with(["topicId": "T-2026-002"]).moved(to: "S-2026-03", on: "2026-04-15"),
            Sittings.invitation.with(["topicId": "T-2026-002"])),
        .refused(
            "ART4-PAR2-TOPIC-PRIOR", "a topic agreed once the session was over",
            in: { try .convened().play(Sittings.opening + [Acts.adjourned]) },
            Sittings.topic.dated("2026-03-02T10:31:00-05:00"),
            remedy: Sittings.topic.dated("2026-03-02T10:30:00-05:00")),
        .refused(
            "ART6-N4-INVITE-REQUESTS", "a guest whom the convocation does not present",
            in: { try .topicAgreed().play([Sittings.convocation.with(["specialInviteRequests": nil])]) },
            Sittings.invitation, remedy: Sittings.convocation.with(["sessionId": "S-2026-04", "number": 4]),
            Sittings.invitation.with(["sessionId": "S-2026-04"])),
        .finding(
            "ART4-PAR2-ONE-TOPIC", "an invitation for an item that is not on the agenda", in: { try .invitable() },
            Sittings.invitation.with(["itemId": "P9"]), remedy: Sittings.invitation),
        .finding(
            "ART4-PAR2-ONE-TOPIC", "a guest invited twice for one topic",
            in: { try .invitable().play([Sittings.invitation]) },
            Sittings.invitation.with(["invitationId": "INV-2026-002"]),
            remedy: Step(
                .invitationAnswered, ["invitationId": "INV-2026-001", "answer": "declined"],
                at: "2026-05-19T08:00:00-05:00"), Sittings.invitation.with(["invitationId": "INV-2026-002"])),
        .finding(
            "ART4-PAR2-ONE-TOPIC", "a guest who attends another session",
            in: { try .hosting().play([Acts.adjourned.second] + Sittings.later) }, Sittings.arrival.third,
            remedy: Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas", at: "09:03").third),
        .finding(
            "ART4-PAR2-ONE-TOPIC", "a guest who had declined",
            in: {
                try .hosting().play([
                    Step(
                        .invitationAnswered, ["invitationId": "INV-2026-001", "answer": "declined"],
                        at: "2026-05-19T08:00:00-05:00")
                ])
            }, Sittings.arrival,
            remedy: Step(
                .invitationAnswered, ["invitationId": "INV-2026-001", "answer": "accepted"],
                at: "2026-05-20T08:00:00-05:00"), Sittings.arrival),
        .refused(
            "ART4-PAR2-NOT-MEMBER", "a special guest in a seat", in: host,
            Sittings.arrival.with(["capacity": "seat", "seatId": "S2"]), remedy: Sittings.arrival),
        .finding(
            "ART4-PAR3-ON-AGENDA", "a special guest who speaks on an item not of the invitation", in: speaking,
            Sittings.speech("u-publica-rectora", on: "P1").second,
            remedy: Sittings.speech("u-publica-rectora", on: "P2").second),
        .finding(
            "ART4-PAR3-ON-AGENDA", "a permanent invitee where they have no voice",
            in: {
                try .installed([1, 3, 4, 5], ["invite.permanentVoice": "presenceOnly"]).play([
                    Acts.arrival("rap-caribe-rep", as: "invitee", invitee: "rap-caribe", at: "09:06")
                ])
            }, Sittings.speech("rap-caribe-rep", on: "P1"), remedy: Sittings.speech("dnp-titular", on: "P1")),
        .finding(
            "ART4-PAR3-ON-AGENDA", "an invitee who speaks on an item changed after the agenda was delivered",
            in: {
                try .convened().play(
                    [Acts.delivered, Sittings.amendment] + Sittings.opening + [
                        Acts.arrival("rap-caribe-rep", as: "invitee", invitee: "rap-caribe", at: "09:04"), Acts.opened,
                        Acts.session(.agendaItemOpened, at: "09:06", ["itemId": "P2"]),
                    ])
            }, Sittings.speech("rap-caribe-rep", on: "P1"), remedy: Sittings.speech("rap-caribe-rep", on: "P2")),
    ]

    private static let schemes: [GalleryCase] = [
        .refused(
            "ART4-PAR5-MESA", "a choice without the act of the Mesa", in: { try .convened().play([Sittings.interest]) },
            Sittings.choice.with(["mesaAct": nil]), remedy: Sittings.choice),
        .refused(
            "ART4-PAR5-MESA", "a Mesa that another entity coordinates",
            in: { try .convened().play([Sittings.interest]) },
            Sittings.choice.with(["coordinatorEntityId": "dnp"]), remedy: Sittings.choice),
        .finding(
            "ART4-PAR5-INTEREST", "a scheme that presented no interest", in: { try .convened() }, Sittings.choice,
            remedy: Sittings.interest, Sittings.choice),
        .finding(
            "ART4-PAR5-INTEREST", "an interest presented after the choice",
            in: { try .convened().play([Sittings.interest.dated("2026-02-20T08:00:01-05:00")]) }, Sittings.choice,
            remedy: Sittings.choice.dated("2026-02-20T08:00:01-05:00")),
        .finding(
            "ART4-PAR5-TOPIC", "a choice that does not say for what item",
            in: { try .convened().play([Sittings.interest]) }, Sittings.choice.with(["itemId": nil]),
            remedy: Sittings.choice),
        .finding(
            "ART4-PAR5-TOPIC", "a choice for an item that is not on the agenda",
            in: { try .convened().play([Sittings.interest]) }, Sittings.choice.with(["itemId": "P9"]),
            remedy: Sittings.choice),
        .finding(
            "ART4-PAR5-TOPIC", "a representative of the schemes whom the Mesa has not chosen",
            in: {
                try .installed().play([Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas", at: "09:06")])
            }, Sittings.speech("esquemas-rep", on: "P1"),
            remedy: Sittings.interest, Sittings.choice, Sittings.speech("esquemas-rep", on: "P1")),
    ]

    private static let permanent: [GalleryCase] = [
        .finding(
            "ART4-PAR2-PERM-RAP", "a region of the register with no accredited delegate",
            in: { try .founded().play([Sittings.rap("rap-caribe"), Sittings.rap("rap-pacifico")]) }, Acts.convocation,
            remedy: Acts.invitee("rap-pacifico", "rap"),
            convening("rap-caribe", "rap-pacifico", "esquemas", "agremiaciones")),
        .finding(
            "ART4-PAR2-PERM-RAP", "two delegates of one region at once",
            in: { try .gathered([3]).play([Acts.arrival("rap-caribe-rep", as: "invitee", invitee: "rap-caribe")]) },
            Acts.arrival("otra", as: "invitee", invitee: "rap-caribe", at: "08:56"),
            remedy: Acts.departure("rap-caribe-rep", at: "08:55"),
            Acts.arrival("otra", as: "invitee", invitee: "rap-caribe", at: "08:56")),
        .finding(
            "ART4-PAR2-PERM-GREMIO", "two associations where one represents them all",
            in: { try .founded().play([Acts.invitee("departamentos", "gremio")]) },
            convening("rap-caribe", "esquemas", "agremiaciones", "departamentos"), remedy: Acts.convocation),
        .finding(
            "ART4-PAR2-PERM-GREMIO", "an association left out where each is represented",
            in: {
                try .founded(["invite.gremios": "onePerAssociation"]).play([Acts.invitee("departamentos", "gremio")])
            }, Acts.convocation, remedy: convening("rap-caribe", "esquemas", "agremiaciones", "departamentos")),
    ]

    private static let personal: [GalleryCase] =
        [
            ("a citizen by organisation", ["guestId": "c-1", "kind": "citizen", "organization": "Vecina"]),
            ("a citizen with no commitment", ["guestId": "c-1", "kind": "citizen"]),
            (
                "an entity with a person's commitment",
                [
                    "guestId": "u-publica", "kind": "entity", "organization": "Una universidad",
                    "personCommitment": .string(Acts.hash),
                ]
            ),
            ("an entity without a name", ["guestId": "u-publica", "kind": "entity"]),
            (
                "an e-mail address in an organisation",
                ["guestId": "u-publica", "kind": "entity", "organization": "rectoria@u.example"]
            ),
            (
                "an identity number in an organisation",
                ["guestId": "u-publica", "kind": "entity", "organization": "C.C. 52.345.678"]
            ),
            (
                "an identity number as an identifier",
                ["guestId": "cc-52345678", "kind": "citizen", "personCommitment": .string(Acts.hash)]
            ),
        ].map { (title: String, guest: JSONValue) in
            .refused(
                "LEX-HABEAS", title, in: { try .topicAgreed() }, Sittings.requested.with(["guest": guest]),
                remedy: Sittings.requested.with(["guest": Sittings.citizen]))
        } + [
            .refused(
                "LEX-HABEAS", "an identity number in an office", in: { try .convened() },
                Acts.arrival(seat: 3).with(["person": ["id": "dnp-titular", "office": "Cédula 1020304050"]]),
                remedy: Acts.arrival(seat: 3))
        ]
}

extension Sittings {
    /// The third ordinary session, on 1 September, installed.
    static let later: [Step] =
        [
            Acts.convocation
                .with(["sessionId": "S-2026-04", "number": 4, "start": "2026-09-01T09:00:00-05:00"])
                .dated("2026-08-15T08:00:00-05:00")
        ] + opening.map(\.third)

    /// P1 of the usual session, changed after the agenda was delivered.
    static let amendment = Step(
        .convocationAmended,
        [
            "sessionId": "S-2026-01", "version": 2, "changes": "P1 dice otra cosa.", "reason": "Una curul lo pidió.",
            "agenda": .array(
                [("P1", "Otro asunto"), ("P2", "Punto")].map { id, title in
                    [
                        "itemId": .string(id), "title": .string(title), "kind": "decision", "functionCodes": ["F05"],
                        "attachments": [],
                    ]
                }),
        ], at: "2026-02-20T08:00:00-05:00")
}

extension Step {
    /// The same act in the third ordinary session.
    var third: Step { moved(to: "S-2026-04", on: "2026-09-01") }
}
