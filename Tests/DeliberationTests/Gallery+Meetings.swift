import CanonicalJSON
import Deliberation

/// Articles 4 paragraph 7, 5, 6 and 7: recusals, extraordinary sessions, notice, changes of agenda, and records.
extension Gallery {
    static let meetings: [GalleryCase] = recusals + extraordinary + agendas + notices + remotes + quorums + changes

    private static func resolved(_ resolvers: [JSONValue], _ id: JSONValue = "REC-1") -> Step {
        Acts.session(
            .recusalResolved, at: "09:08", ["recusalId": id, "accepted": false, "resolvers": .array(resolvers)])
    }

    private static let recused: @Sendable () throws -> Scene = {
        try .installed([1, 2, 3, 4, 5]).play([Acts.recusal(5)])
    }

    private static let recusals: [GalleryCase] = [
        .refused(
            "ART4-PAR7-RECUSAL", "a position of a recused seat",
            in: { try .proposed([1, 2, 3, 4, 5]).play([Acts.recusal(5, at: "09:11")]) },
            Acts.position("dafp-titular"), remedy: Acts.position("dnp-titular")),
        .refused(
            "ART4-PAR7-RECUSAL", "an objection of a recused seat",
            in: { try .proposed([1, 2, 3, 4, 5]).play([Acts.recusal(5, at: "09:11")]) },
            Acts.objection("dafp-titular"),
            remedy: Acts.session(
                .recusalResolved, at: "09:12",
                ["recusalId": "REC-1", "accepted": false, "resolvers": ["S1", "S2", "S3", "S4"]]),
            Acts.objection("dafp-titular")),
        .refused(
            "ART4-PAR7-RECUSAL", "a seat that resolves its own recusal", in: recused,
            resolved(["S1", "S2", "S3", "S4", "S5"]), remedy: resolved(["S1", "S2", "S3", "S4"])),
        .refused(
            "ART4-PAR7-RECUSAL", "a seat that is not there and resolves", in: recused,
            resolved(["S1", "S2", "S3", "S4", "S7"]), remedy: resolved(["S1", "S2", "S3", "S4"])),
        .refused(
            "ART4-PAR7-RECUSAL", "too few to resolve", in: recused, resolved(["S1", "S2", "S3"]),
            remedy: resolved(["S1", "S2", "S3", "S4"])),
        .refused(
            "ART4-PAR7-RECUSAL", "a recusal that nobody filed", in: recused,
            resolved(["S1", "S2", "S3", "S4"], "REC-2"), remedy: resolved(["S1", "S2", "S3", "S4"])),
        .refused(
            "ART4-PAR7-RECUSAL", "a recusal resolved twice",
            in: { try recused().play([resolved(["S1", "S2", "S3", "S4"])]) }, resolved(["S1", "S2", "S3", "S4"]),
            remedy: Acts.recusal(5, "REC-2", at: "09:09")),
        .refused(
            "ART4-PAR7-RECUSAL", "a recusal filed under the name of another", in: recused,
            Acts.recusal(4, at: "09:09"), remedy: Acts.recusal(4, "REC-2", at: "09:09")),
    ]

    private static let extraordinary: [GalleryCase] = [
        .refused(
            "ART7-EXTRA-DETERMINED", "an extraordinary session of the Secretariat alone", in: { try .founded() },
            Acts.extraordinary, remedy: Acts.request([1, 3, 4, 5]), Acts.extraordinary),
        .refused(
            "ART7-EXTRA-DETERMINED", "an extraordinary session of the chair alone",
            in: { try .founded().play([Acts.request([3])]) }, Acts.extraordinary,
            remedy: Acts.request([1, 3, 4, 5]), Acts.extraordinary),
        .refused(
            "ART7-EXTRA-DETERMINED", "an extraordinary session of all present, of whom there is no session",
            in: {
                try .founded(["extraordinary.support": "allPresentInSession"]).play([Acts.request(Array(1...7))])
            }, Acts.extraordinary, remedy: Acts.convocation),
        .refused(
            "ART7-EXTRA-QUORUM", "an extraordinary session of three seats",
            in: {
                try .founded().play(
                    [Acts.request([1, 3, 4, 5]), Acts.extraordinary] + [1, 3, 4].map { Acts.arrival(seat: $0) }
                        + [Acts.chair("dnp-titular")])
            }, Acts.installed, remedy: Acts.arrival(seat: 5, at: "09:01"), Acts.installed),
    ]

    private static let added = Acts.session(
        .agendaApproved, at: "09:06", ["items": ["P1", "P2", "P3"], "additions": [Acts.item("P3")]])
    private static let opened = Acts.session(.agendaItemOpened, at: "09:07", ["itemId": "P3"])

    private static func assented(_ readings: [String: String] = [:]) -> @Sendable () throws -> Scene {
        {
            try .installed([1, 3, 4, 5], readings).play(
                [added, opened, Acts.proposed.with(["itemId": "P3"])]
                    + [1, 3, 4, 5].map { Acts.position(Acts.titular($0)) })
        }
    }

    private static let deferred = Acts.decision(.decisionDeferred, at: "09:31", ["reason": "Se agregó en la sesión."])

    private static let agendas: [GalleryCase] = [
        .finding(
            "ART6-N2-AGENDA-CHANGE", "an item added after delivery", in: { try .convened().play([Acts.delivered]) },
            Acts.agendaAmended(["P1", "P2", "P3"]),
            remedy: Acts.convocation.with(["sessionId": "S-2026-02", "number": 2])),
        .finding(
            "ART6-N2-AGENDA-CHANGE", "an item taken out after delivery",
            in: { try .convened().play([Acts.delivered]) }, Acts.agendaAmended(["P1"]),
            remedy: Acts.agendaAmended(["P1", "P2"])),
        .refused(
            "ART6-N2-AGENDA-CHANGE", "a version that is not the next one", in: { try .convened() },
            Acts.agendaAmended(["P1", "P2", "P3"], version: 3), remedy: Acts.agendaAmended(["P1", "P2", "P3"])),
        .finding(
            "ART6-N2-AGENDA-CHANGE", "an item added in session", in: { try .installed() }, added,
            remedy: Acts.session(.agendaApproved, at: "09:06", ["items": ["P2", "P1"]])),
        .refused(
            "ART6-N2-AGENDA-CHANGE", "an item that nobody has announced", in: { try .installed() },
            Acts.session(.agendaApproved, at: "09:06", ["items": ["P1", "P9"]]),
            remedy: Acts.session(.agendaApproved, at: "09:06", ["items": ["P1", "P2"]])),
        .refused(
            "ART6-N2-AGENDA-CHANGE", "an addition under the name of another item", in: { try .installed() },
            Acts.session(.agendaApproved, at: "09:06", ["items": ["P1"], "additions": [Acts.item("P2")]]),
            remedy: Acts.session(.agendaApproved, at: "09:06", ["items": ["P1", "P2"]])),
        .finding(
            "ART6-N2-AGENDA-CHANGE", "a proposal on an item added in session",
            in: { try .installed().play([added, opened]) }, Acts.proposed.with(["itemId": "P3"]),
            remedy: Acts.proposed),
        .refused(
            "ART6-N2-AGENDA-CHANGE", "a decision on an item added in session", in: assented(), Acts.adopted,
            remedy: deferred),
        .finding(
            "ART6-N2-AGENDA-CHANGE", "a decision on an item added in session, where those present may agree to it",
            in: assented(["agenda.inSessionAdditions": "byConsensusOfPresent"]), Acts.adopted, remedy: deferred),
        .refused(
            "ART6-N2-AGENDA", "a version without an agenda", in: { try .convened() }, Acts.agendaAmended([]),
            remedy: Acts.agendaAmended(["P1"])),
    ]

    private static let fiveDays: @Sendable (Scene) -> Scene = { scene in
        scene.overrides = ["notice.minDays": "5"]
        return scene
    }

    private static let notices: [GalleryCase] = [
        .finding(
            "ART6-N1-NOTICE", "a convocation that comes on the eve", in: { fiveDays(try .convened()) },
            Acts.delivered.with([
                "sentAt": "2026-02-26T09:00:00-05:00", "receivedAt": "2026-02-26T09:10:00-05:00",
            ]).at("2026-02-26T09:10:00-05:00"),
            remedy: Acts.delivered),
        .finding(
            "ART6-N1-NOTICE", "a session whose convocation reached nobody",
            in: { fiveDays(try .gathered([1, 2, 3, 4, 5]).play([Acts.chair("dnp-titular")])) }, Acts.installed,
            remedy: delivered("S1"), delivered("S2"), delivered("S3"), delivered("S4"), delivered("S5"),
            delivered("S6"), delivered("S7"), delivered(invitee: "rap-caribe"), delivered(invitee: "esquemas"),
            delivered(invitee: "agremiaciones"), Acts.installed),
    ]

    private static func delivered(_ seat: String) -> Step {
        Step(
            .convocationDelivered, Acts.delivered.with(["recipient": ["seatId": .string(seat)]]).data,
            at: Acts.time("09:01"))
    }

    private static func delivered(invitee: String) -> Step {
        Step(
            .convocationDelivered, Acts.delivered.with(["recipient": ["inviteeId": .string(invitee)]]).data,
            at: Acts.time("09:01"))
    }

    private static let remote = Acts.arrival(seat: 2).with(["mode": "remote", "identityEvidence": "Cámara"])

    private static let remotes: [GalleryCase] = [
        .finding(
            "LEX-63-RECORD", "a session with one who is far away, and no record of the platform",
            in: {
                try .convened().play(
                    [remote] + [1, 3, 4, 5].map { Acts.arrival(seat: $0) }
                        + [Acts.chair("dnp-titular"), Acts.installed])
            }, Acts.adjourned,
            remedy: Acts.session(.remoteRecordAttached, at: "10:29", ["platform": "Sala", "document": Acts.document]),
            Acts.adjourned),
        .finding(
            "ART4-PAR7-PARTICIPATION", "a member who takes part in succession", in: { try .convened() },
            remote.with(["mode": "sequential"]), remedy: remote),
    ]

    private static let quorums: [GalleryCase] = [
        .finding(
            "ART4-PAR7-DELIBERATE", "an item opened without a quorum",
            in: { try .installed().play([Acts.departure("dafp-titular", at: "09:06")]) },
            Acts.session(.agendaItemOpened, at: "09:08", ["itemId": "P2"]),
            remedy: Acts.arrival(seat: 5, at: "09:07"),
            Acts.session(.agendaItemOpened, at: "09:08", ["itemId": "P2"])),
        .finding(
            "ART4-PAR7-DELIBERATE", "a session that resumes without a quorum",
            in: {
                try .installed().play([
                    Acts.session(.sessionSuspended, at: "09:06", ["reason": "Receso."]),
                    Acts.departure("dafp-titular", at: "09:07"),
                ])
            }, Acts.session(.sessionResumed, at: "09:20"),
            remedy: Acts.arrival(seat: 5, at: "09:19"), Acts.session(.sessionResumed, at: "09:20")),
        .refused(
            "ART4-PAR7-DECIDE", "a decision after a loss of the quorum from which nobody declared a return",
            in: {
                try .assented().play([
                    Acts.departure("dafp-titular", at: "09:20"), Acts.session(.quorumLost, at: "09:21"),
                    Acts.arrival(seat: 5, at: "09:22"),
                ])
            }, Acts.adopted, remedy: Acts.session(.quorumRestored, at: "09:23"), Acts.adopted),
        .refused(
            "CORE-GENESIS", "a decision after its item was closed",
            in: { try .closedOver(at: "09:20") },
            Acts.adopted, remedy: deferred),
    ]

    private static let changes: [GalleryCase] = [
        .refused(
            "ART5-SECRETARY", "a delegate of the Secretariat without a written act", in: { try .founded() },
            Acts.secretary.with(["basis": "delegate"]),
            remedy: Acts.secretary.with(["basis": "delegate", "act": Acts.document])),
        .refused(
            "ART5-SECRETARY", "a unit in the place of the Secretariat that nobody designated",
            in: { try .founded().play([Acts.unit(from: "2026-01-07")]) },
            Acts.secretary.with(["basis": "successor-unit", "from": "2026-01-06"]),
            remedy: Acts.secretary.with(["basis": "successor-unit", "from": "2026-01-07"])),
        .refused(
            "ART4-COMPOSITION", "a seat that goes to another entity without a decree", in: { try .founded() },
            Acts.seatChanged, remedy: Acts.decreeAmended, Acts.seatChanged),
        .refused(
            "ART4-COMPOSITION", "a seat established again as it was, after a decree",
            in: { try .founded().play([Acts.decreeAmended]) }, Acts.seat(6), remedy: Acts.seatChanged),
        .refused(
            "ART4-PAR1-SAME-ENTITY", "a post of an entity that has succeeded nobody",
            in: { try .founded().play([Acts.incumbent("mininterior-dir", "delegada-1")]) },
            Acts.delegation().with(["postEntityId": "mingobierno"]),
            remedy: Acts.succeeded(from: "2026-02-10"), Acts.delegation().with(["postEntityId": "mingobierno"])),
    ]
}
