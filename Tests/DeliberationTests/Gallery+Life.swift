import CanonicalJSON
import Deliberation

/// The basic rule of the ledger: order, time, roles, references and the life of each thing.
extension Gallery {
    private static func genesis(
        _ title: String, in scene: @escaping @Sendable () throws -> Scene, _ breach: Step, remedy: [Step]
    ) -> GalleryCase {
        GalleryCase(
            rule: "CORE-GENESIS", title: title, verdict: .refused, scene: scene, breach: breach, remedy: remedy)
    }

    static let life: [GalleryCase] = lifeOfTheLedger + lifeOfSessions + lifeOfThings

    private static let lifeOfTheLedger: [GalleryCase] = [
        genesis("another act before the decree", in: { Scene() }, Acts.commission, remedy: [Acts.decree]),
        genesis(
            "an act in the future", in: { try .founded() },
            Step(.postIncumbentRecorded, Acts.incumbent("p", "x").data, at: "2027-01-01T00:00:00-05:00"),
            remedy: [Acts.incumbent("p", "x")]),
        genesis(
            "a role that may not file the act", in: { try .convened() },
            Step(.convocationDelivered, Acts.delivered.data, at: Acts.delivered.at, actor: "control"),
            remedy: [Acts.delivered]),
        genesis(
            "an actor that nobody enrolled", in: { try .founded() },
            Step(
                .postIncumbentRecorded, Acts.incumbent("p", "x").data, at: Acts.incumbent("p", "x").at, actor: "nadie"),
            remedy: [Acts.incumbent("p", "x")]),
        genesis(
            "a key that is not one", in: { try .founded() },
            Acts.enrolled("otra", ["member"]).with(["key": "abc"]), remedy: [Acts.enrolled("otra", ["member"])]),
        genesis(
            "the revocation of a key that is not there", in: { try .founded() },
            Step(
                .keyRevoked,
                ["actorId": "control", "keyId": "00000000", "from": "2026-02-01T00:00:00-05:00", "reason": "x"],
                at: "2026-02-01T00:00:00-05:00"),
            remedy: [
                Step(
                    .keyRevoked,
                    [
                        "actorId": "control", "keyId": .string(Acts.keyID(of: "control")),
                        "from": "2026-02-01T00:00:00-05:00", "reason": "x",
                    ],
                    at: "2026-02-01T00:00:00-05:00")
            ]),
        genesis(
            "a Secretariat that is no actor", in: { try .founded() }, Acts.secretary.with(["actorId": "nadie"]),
            remedy: [Acts.secretary]),
        .refused(
            "ART9-EFFECTIVE", "an act before the decree", in: { try .founded() },
            Step(.postIncumbentRecorded, Acts.incumbent("p", "x").data, at: "2026-01-04T23:59:59-05:00"),
            remedy: Step(.postIncumbentRecorded, Acts.incumbent("p", "x").data, at: "2026-01-05T00:00:00-05:00")),
    ]

    private static let lifeOfSessions: [GalleryCase] = [
        genesis(
            "a session convened twice", in: { try .convened() }, Acts.convocation,
            remedy: [Acts.convocation.with(["sessionId": "S-2026-02"])]),
        genesis(
            "an act before another of its session", in: { try .gathered([1, 3, 4, 5]) },
            Acts.session(.quorumVerified, at: "08:49"), remedy: [Acts.session(.quorumVerified, at: "08:51")]),
        genesis(
            "a member without a seat", in: { try .convened() }, Acts.arrival(seat: 3).with(["seatId": nil]),
            remedy: [Acts.arrival(seat: 3)]),
        genesis(
            "a seat for one who is no member", in: { try .convened() },
            Acts.arrival("dnp-estrategia", as: "secretary").with(["seatId": "S3"]),
            remedy: [Acts.arrival("dnp-estrategia", as: "secretary")]),
        genesis(
            "an invitee that nobody accredited", in: { try .convened() },
            Acts.arrival("x", as: "invitee", invitee: "nadie"),
            remedy: [Acts.arrival("x", as: "invitee", invitee: "esquemas")]),
        genesis(
            "a delegation that nobody issued", in: { try .convened() },
            Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-099"),
            remedy: [Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001")]),
        genesis(
            "somebody who arrives twice", in: { try .gathered([3]) }, Acts.arrival(seat: 3, at: "08:55"),
            remedy: [Acts.departure("dnp-titular", at: "08:52"), Acts.arrival(seat: 3, at: "08:55")]),
        genesis(
            "a departure of one who is not there", in: { try .gathered([3]) },
            Acts.departure("dafp-titular", at: "08:55"), remedy: [Acts.departure("dnp-titular", at: "08:55")]),
        genesis(
            "a chair who is not there", in: { try .gathered([1, 4]) }, Acts.chair("dnp-titular"),
            remedy: [Acts.arrival(seat: 3), Acts.chair("dnp-titular")]),
        genesis(
            "an item opened before the session", in: { try .gathered([1, 3, 4, 5]) }, Acts.opened,
            remedy: [Acts.installed, Acts.opened]),
        genesis(
            "an item that is not on the agenda", in: { try .installed() },
            Acts.session(.agendaItemOpened, at: "09:06", ["itemId": "P9"]),
            remedy: [Acts.session(.agendaItemOpened, at: "09:06", ["itemId": "P2"])]),
        genesis(
            "an item opened twice", in: { try .installed() },
            Acts.session(.agendaItemOpened, at: "09:06", ["itemId": "P1"]),
            remedy: [Acts.session(.agendaItemClosed, at: "09:06", ["itemId": "P1"])]),
        genesis(
            "an adjournment with open items", in: { try .installed() }, Acts.adjourned,
            remedy: [Acts.session(.agendaItemClosed, at: "09:06", ["itemId": "P1"]), Acts.adjourned]),
        genesis(
            "an item closed over a proposal", in: { try .proposed() },
            Acts.session(.agendaItemClosed, at: "09:40", ["itemId": "P1"]),
            remedy: [
                Acts.decision(.decisionNotReached, at: "09:39", ["reason": "Sin acuerdo."]),
                Acts.session(.agendaItemClosed, at: "09:40", ["itemId": "P1"]),
            ]),
        genesis(
            "a decision told late that breaks no rule", in: { try .silent() },
            Acts.irregularity(["ART4-PAR7-DECIDE"], at: "09:15"), remedy: [Acts.irregularity(["ART4-PAR7-DECIDE"])]),
        genesis(
            "a session installed twice", in: { try .installed() }, Acts.session(.sessionInstalled, at: "09:07"),
            remedy: [Acts.session(.quorumVerified, at: "09:07")]),
        genesis(
            "a session under a rule set that is not in force", in: { try .gathered([1, 3, 4, 5]) },
            Acts.installed.with(["ruleSetId": "RS-2026-09"]), remedy: [Acts.installed]),
    ]

    private static let lifeOfThings: [GalleryCase] = [
        genesis(
            "a delegation issued twice", in: { try .convened() }, Acts.delegation(),
            remedy: [Acts.delegation(seat: 2, id: "DEL-2026-002")]),
        genesis(
            "a delegation registered twice", in: { try .convened() }, Acts.registered(),
            remedy: [
                Step(
                    .delegationRevoked,
                    ["delegationId": "DEL-2026-001", "at": "2026-02-20T00:00:00-05:00", "act": Acts.document],
                    at: "2026-02-20T00:00:00-05:00")
            ]),
        genesis(
            "a decision under an item that is not open", in: { try .installed() },
            Acts.proposed.with(["itemId": "P2"]), remedy: [Acts.proposed]),
        genesis(
            "a decision proposed twice", in: { try .proposed() }, Acts.proposed,
            remedy: [Acts.proposed.with(["decisionId": "D-2026-002"])]),
        genesis(
            "a hash that is not the text's", in: { try .installed() },
            Acts.proposed.with(["textHash": .string(Acts.hash)]), remedy: [Acts.proposed]),
        genesis(
            "a position on a former text", in: { try .proposed().play([Acts.amended(at: "09:11")]) },
            Acts.position("dnp-titular")
                .with(["onTextHash": .string(Scene.sha256(Array("Adoptar la ruta.".utf8)))]),
            remedy: [Acts.position("dnp-titular")]),
        genesis(
            "an objection without a reason", in: { try .proposed() }, Acts.position("dnp-titular", "object"),
            remedy: [Acts.position("dnp-titular", "object").with(["reason": "Falta la fuente."])]),
        genesis(
            "an objection raised twice",
            in: { try .assented().play([Acts.objection("dafp-titular")]) },
            Acts.objection("dafp-titular", at: "09:16"), remedy: [Acts.objection("dafp-titular", 2, at: "09:16")]),
        genesis(
            "the withdrawal of an objection that is not open",
            in: { try .assented().play([Acts.objection("dafp-titular")]) },
            Acts.withdrawal(2), remedy: [Acts.withdrawal()]),
        genesis(
            "a decision adopted twice", in: { try .adopted() },
            Acts.decision(.decisionAdopted, at: "09:31"), remedy: [Acts.commitment]),
        genesis(
            "positions that are not those on record", in: { try .assented() },
            Acts.adopted.with(["positions": [["seatId": "S1", "position": "assent"]]]), remedy: [Acts.adopted]),
        genesis(
            "a commitment verified before it is reported",
            in: { try .adopted().play([Acts.commitment, Acts.assigned]) },
            Acts.verified(by: "Secretaría"), remedy: [Acts.reported, Acts.verified(by: "Secretaría")]),
        genesis(
            "a commitment raised twice", in: { try .adopted().play([Acts.commitment]) }, Acts.commitment,
            remedy: [Acts.assigned]),
    ]
}
