import CanonicalJSON
import Deliberation

/// The acts that scenes are made of.
enum Acts {
    static let hash = String(repeating: "a", count: 64)
    static let document: JSONValue = ["name": "acto.pdf", "sha256": .string(hash)]
    static let entities = ["mininterior", "minhacienda", "dnp", "dapre", "dafp", "apc", "esap"]

    static func person(_ id: String) -> JSONValue { ["id": .string(id), "office": .string("Cargo de \(id)")] }

    /// A time on the day of the session, `hh:mm`.
    static func time(_ text: String) -> String { "2026-03-02T\(text):00-05:00" }

    static func titular(_ seat: Int) -> String { "\(entities[seat - 1])-titular" }

    static let decree = Step(
        .decreeIssued,
        ["number": "0000 de 2026", "date": "2026-01-05", "document": document], at: "2026-01-05T08:00:00-05:00")

    static let commission = Step(
        .commissionCreated,
        [
            "canonicalName": "Comisión Intersectorial de Cooperación y Asistencia Técnica Territorial",
            "aliases": [],
        ], at: "2026-01-05T08:00:00-05:00")

    /// A key of its own for each actor: the domain checks no cryptography, only that no two are the same.
    static func keyID(of actor: String) -> String {
        actor.utf8.suffix(4).map { String($0, radix: 16) }.joined()
    }

    static func enrolled(_ actor: String, _ roles: [JSONValue]) -> Step {
        Step(
            .actorEnrolled,
            [
                "actorId": .string(actor), "name": "Dependencia", "roles": .array(roles),
                "key": .string("example.com/foo+\(keyID(of: actor))+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"),
                "validFrom": "2026-01-05T00:00:00-05:00",
            ], at: "2026-01-05T08:05:00-05:00")
    }

    static func ruleSet(
        _ parameters: [String: String], id: String = "RS-2026-01", from: String = "2026-01-05",
        at: String = "2026-01-05T08:10:00-05:00", by basis: String = "Acto"
    ) -> Step {
        Step(
            .ruleSetAdopted,
            [
                "ruleSetId": .string(id), "effectiveFrom": .string(from),
                "parameters": .array(
                    parameters.sorted { $0.key < $1.key }.map {
                        [
                            "key": .string($0.key), "value": .string($0.value), "basis": ["Concepto"],
                            "adoptedBy": .string(basis),
                        ]
                    }),
            ], at: at)
    }

    static let secretary = Step(
        .secretaryDesignated,
        ["person": person("dnp-estrategia"), "basis": "titular", "actorId": "secretaria", "from": "2026-01-05"],
        at: "2026-01-05T08:12:00-05:00")

    static func seat(_ number: Int) -> Step {
        Step(
            .seatEstablished,
            [
                "seatId": .string("S\(number)"), "numeral": .integer(Int64(number)), "office": "Cargo",
                "entityId": .string(entities[number - 1]), "entityName": "Entidad",
            ], at: "2026-01-05T08:15:00-05:00")
    }

    static func holder(_ number: Int) -> Step {
        Step(
            .officeHolderAppointed,
            [
                "seatId": .string("S\(number)"), "holder": person(titular(number)), "kind": "titular",
                "act": document, "from": "2026-01-05",
            ], at: "2026-01-05T08:20:00-05:00")
    }

    static func invitee(_ id: String, _ kind: String) -> Step {
        Step(
            .permanentInviteeAccredited,
            [
                "inviteeId": .string(id), "kind": .string(kind), "organization": .string(id),
                "person": person("\(id)-rep"), "act": document, "from": "2026-01-05",
            ], at: "2026-01-05T08:30:00-05:00")
    }

    static func incumbent(_ post: String, _ id: String) -> Step {
        Step(
            .postIncumbentRecorded,
            ["postId": .string(post), "person": person(id), "act": document, "from": "2026-01-10"],
            at: "2026-01-12T09:00:00-05:00")
    }

    static func delegation(seat: Int = 1, id: String = "DEL-2026-001") -> Step {
        let entity = entities[seat - 1]
        return Step(
            .delegationIssued,
            [
                "delegationId": .string(id), "seatId": .string("S\(seat)"), "issuerId": .string(titular(seat)),
                "actNumber": "Resolución 1", "actDate": "2026-02-10", "document": document,
                "postId": .string("\(entity)-dir"), "postTitle": "Director(a)", "postLevel": "directivo",
                "postEntityId": .string(entity), "grantsDecisionPower": true, "clauseLocator": "Artículo 2",
                "scope": ["kind": "standing"], "from": "2026-02-10",
            ], at: "2026-02-10T10:00:00-05:00")
    }

    static func registered(_ id: String = "DEL-2026-001", at: String = "2026-02-11T08:30:00-05:00") -> Step {
        Step(
            .delegationRegistered,
            ["delegationId": .string(id), "filingNumber": "ER-1", "receivedAt": .string(at)], at: at)
    }

    static let convocation = Step(
        .convocationIssued,
        [
            "sessionId": "S-2026-01", "kind": "ordinaria", "number": 1, "start": "2026-03-02T09:00:00-05:00",
            "modality": "mixta", "place": "Sala",
            "agenda": .array(
                ["P1", "P2"].map {
                    [
                        "itemId": .string($0), "title": "Punto", "kind": "decision", "functionCodes": ["F05"],
                        "attachments": [],
                    ]
                }),
            "recipients": .array(
                (1...7).map { ["seatId": .string("S\($0)")] }
                    + ["rap-caribe", "esquemas", "agremiaciones"].map { ["inviteeId": .string($0)] }),
        ], at: "2026-02-16T08:00:00-05:00")

    static let delivered = Step(
        .convocationDelivered,
        [
            "sessionId": "S-2026-01", "recipient": ["seatId": "S1"], "channel": "email",
            "sentAt": "2026-02-16T09:00:00-05:00", "receivedAt": "2026-02-16T09:10:00-05:00", "filingNumber": "EE-1",
        ], at: "2026-02-16T09:10:00-05:00")

    static func arrival(seat: Int, _ id: String? = nil, delegation: String? = nil, at: String = "08:50") -> Step {
        var data: [String: JSONValue] = [
            "sessionId": "S-2026-01", "person": person(id ?? titular(seat)), "capacity": "seat",
            "seatId": .string("S\(seat)"), "mode": "in-person",
        ]
        if let delegation { data["delegationId"] = .string(delegation) }
        return Step(.attendanceStarted, data, at: time(at))
    }

    static func arrival(_ id: String, as capacity: String, invitee: String? = nil, at: String = "08:50") -> Step {
        var data: [String: JSONValue] = [
            "sessionId": "S-2026-01", "person": person(id), "capacity": .string(capacity), "mode": "in-person",
        ]
        if let invitee { data["inviteeId"] = .string(invitee) }
        return Step(.attendanceStarted, data, at: time(at))
    }

    static func departure(_ id: String, at: String) -> Step {
        Step(.attendanceEnded, ["sessionId": "S-2026-01", "attendeeId": .string(id)], at: time(at))
    }

    static func session(_ type: EventType, at: String, _ more: [String: JSONValue] = [:]) -> Step {
        Step(type, more.merging(["sessionId": "S-2026-01"]) { first, _ in first }, at: time(at))
    }

    static func chair(_ id: String, at: String = "09:01") -> Step {
        session(.chairAssumed, at: at, ["attendeeId": .string(id)])
    }

    static let installed = session(.sessionInstalled, at: "09:02")
    static let opened = session(.agendaItemOpened, at: "09:05", ["itemId": "P1"])
    static let adjourned = session(.sessionAdjourned, at: "10:30")

    static let proposed = session(
        .decisionProposed, at: "09:10",
        [
            "decisionId": "D-2026-001", "itemId": "P1", "text": "Adoptar la ruta.", "functionCodes": ["F05"],
            "stage": "formulacion",
        ])

    static func decision(_ type: EventType, at: String, _ more: [String: JSONValue] = [:]) -> Step {
        Step(type, more.merging(["decisionId": "D-2026-001"]) { first, _ in first }, at: time(at))
    }

    static func amended(at: String) -> Step {
        decision(.proposalAmended, at: at, ["text": "Adoptar la ruta con enfoque diferencial."])
    }

    static func position(_ id: String, _ position: String = "assent", at: String = "09:12") -> Step {
        decision(.positionStated, at: at, ["attendeeId": .string(id), "position": .string(position)])
    }

    static func objection(_ id: String, _ number: Int = 1, at: String = "09:15") -> Step {
        decision(
            .objectionRaised, at: at,
            ["attendeeId": .string(id), "objectionId": .string("OB-\(number)"), "reason": "Falta la fuente."])
    }

    static func withdrawal(_ number: Int = 1, at: String = "09:20") -> Step {
        decision(
            .objectionWithdrawn, at: at, ["objectionId": .string("OB-\(number)"), "resolution": "Se incorpora."])
    }

    static let adopted = decision(.decisionAdopted, at: "09:30")

    static let commitment = Step(
        .commitmentRaised,
        [
            "commitmentId": "C-2026-001", "text": "Remitir la oferta.", "sessionId": "S-2026-01",
            "decisionId": "D-2026-001", "functionCodes": ["F02"],
        ], at: time("09:40"))

    static func commitment(_ type: EventType, at: String, _ more: [String: JSONValue] = [:]) -> Step {
        Step(type, more.merging(["commitmentId": "C-2026-001"]) { first, _ in first }, at: at)
    }

    static let assigned = commitment(
        .commitmentAssigned, at: time("09:41"),
        ["responsibleEntityId": "dafp", "responsiblePost": "Director(a)", "dueDate": "2026-04-30"])
    static let reported = commitment(
        .commitmentFulfilmentReported, at: "2026-04-20T10:00:00-05:00",
        ["evidence": [document], "reporter": "Enlace"])

    static func verified(by who: String, _ result: String = "cumplido") -> Step {
        commitment(
            .commitmentVerified, at: "2026-04-25T10:00:00-05:00",
            ["verifier": .string(who), "result": .string(result)])
    }
}
