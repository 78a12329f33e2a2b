import CanonicalJSON
import Deliberation

/// Sessions besides the usual one, and the acts by which a special guest comes to one.
enum Sittings {
    static let guest: JSONValue = [
        "guestId": "u-publica", "kind": "entity", "organization": "Una universidad pública",
    ]
    static let citizen: JSONValue = [
        "guestId": "ciudadana-1", "kind": "citizen", "personCommitment": .string(Acts.hash),
    ]
    static let request = request(on: "T-2026-001")

    static func request(on topic: String, for guest: String = "u-publica") -> JSONValue {
        [
            "topicId": .string(topic), "guestId": .string(guest), "requestedBy": "DNP",
            "reason": "Conoce la experiencia.",
        ]
    }

    /// The topic, agreed in the usual session.
    static let topic = Acts.session(
        .invitationTopicAgreed, at: "09:20",
        ["topicId": "T-2026-001", "text": "Experiencias regionales.", "proposedGuests": [guest]])

    static let requested = Step(
        .specialInvitationRequested,
        ["topicId": "T-2026-001", "guest": guest, "requestedBy": "DNP", "reason": "Conoce la experiencia."],
        at: "2026-03-10T08:00:00-05:00")

    /// The second ordinary session, on 1 June, with the request for the guest.
    static let convocation = Acts.convocation
        .with([
            "sessionId": "S-2026-02", "number": 2, "start": "2026-06-01T09:00:00-05:00",
            "specialInviteRequests": [request],
        ])
        .dated("2026-05-15T08:00:00-05:00")

    static let invitation = Step(
        .specialInvitationIssued,
        [
            "invitationId": "INV-2026-001", "topicId": "T-2026-001", "sessionId": "S-2026-02", "itemId": "P2",
            "guest": guest,
        ], at: "2026-05-18T08:00:00-05:00")

    static let arrival = Acts.session(
        .attendanceStarted, at: "09:03",
        [
            "person": Acts.person("u-publica-rectora"), "capacity": "invitee", "invitationId": "INV-2026-001",
            "mode": "in-person",
        ]
    ).second

    /// Four holders, the chair and the installation, as in the usual session.
    static let opening =
        [1, 3, 4, 5].map { Acts.arrival(seat: $0) } + [Acts.chair(Acts.titular(3)), Acts.installed]

    /// An extraordinary session on 15 April, from its determination to its end.
    static let extraordinary: [Step] =
        [
            Step(
                .extraordinaryRequested,
                [
                    "sessionId": "S-2026-03", "seatIds": ["S1", "S3", "S4", "S5"], "reason": "Emergencia invernal.",
                    "writtenActs": .array(Array(repeating: Acts.document, count: 4)),
                ], at: "2026-03-30T08:00:00-05:00"),
            Acts.convocation
                .with([
                    "sessionId": "S-2026-03", "kind": "extraordinaria", "number": 3,
                    "start": "2026-04-15T09:00:00-05:00",
                ])
                .dated("2026-04-01T08:00:00-05:00"),
        ] + (opening + [Acts.adjourned]).map { $0.moved(to: "S-2026-03", on: "2026-04-15") }

    static func speech(_ who: String, on item: String, at time: String = "09:10") -> Step {
        Acts.session(
            .interventionRecorded, at: time,
            ["attendeeId": .string(who), "itemId": .string(item), "summary": "Expone."])
    }

    static let interest = Step(
        .eatInterestPresented,
        ["eatId": "provincia-norte", "organization": "Provincia del Norte", "topic": "Ruta de trabajo 2026"],
        at: "2026-02-18T08:00:00-05:00")

    static let choice = Step(
        .eatRepresentativeChosen,
        [
            "eatId": "provincia-norte", "person": Acts.person("esquemas-rep"), "topic": "Ruta de trabajo 2026",
            "sessionId": "S-2026-01", "itemId": "P1", "mesaAct": Acts.document, "coordinatorEntityId": "mininterior",
        ], at: "2026-02-20T08:00:00-05:00")

    static func rap(_ id: String, from: String = "2026-01-05") -> Step {
        Step(
            .rapRegistered,
            [
                "rapId": .string(id), "name": .string(id), "departments": ["08"], "act": Acts.document,
                "from": .string(from),
            ], at: "2026-01-06T08:00:00-05:00")
    }
}

extension Step {
    /// The same act at another time.
    func dated(_ instant: String) -> Step {
        var step = self
        step.at = instant
        return step
    }

    /// The same act of another session, on another day at the same hour.
    func moved(to session: String, on day: String) -> Step {
        with(["sessionId": .string(session)]).dated(day + at.dropFirst(day.count))
    }

    /// The same act in the second ordinary session.
    var second: Step { moved(to: "S-2026-02", on: "2026-06-01") }
}

extension Scene {
    /// The usual session held, with a topic agreed in it.
    static func topicAgreed(_ readings: [String: String] = [:]) throws -> Scene {
        try convened(readings).play(Sittings.opening + [Sittings.topic, Acts.adjourned])
    }

    /// The second session convened, with the request for the guest, after what came in between.
    static func invitable(_ readings: [String: String] = [:], after between: [Step] = []) throws -> Scene {
        try topicAgreed(readings).play(between + [Sittings.convocation])
    }

    /// The guest invited to P2 of the second session, which is installed.
    static func hosting(_ readings: [String: String] = [:]) throws -> Scene {
        try invitable(readings).play([Sittings.invitation] + Sittings.opening.map(\.second))
    }

    /// The rules that speak of an act, with their effects.
    func verdicts(_ step: Step) throws -> [String: Effect] {
        Dictionary(try judge(step).map { ($0.ruleID, $0.effect) }) { first, _ in first }
    }

    /// The rules that refuse an act.
    func refusals(_ step: Step) throws -> [String] {
        try judge(step).filter(\.effect.isRefusal).map(\.ruleID)
    }
}
