import CanonicalJSON
import Deliberation

/// Articles 4 paragraph 7, 5 and 6: the Secretariat, arrivals and the quorum.
extension Gallery {
    private static let invitee = Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas")

    private static func speech(_ id: String, _ item: JSONValue, at: String = "09:08") -> Step {
        Acts.session(
            .interventionRecorded, at: at, ["attendeeId": .string(id), "itemId": item, "summary": "Expone."])
    }

    private static func fact(_ seats: [JSONValue], required: JSONValue = 4, met: JSONValue = true) -> JSONValue {
        [
            "present": .array(seats), "denominator": 7, "required": required, "requiredAlternative": 5, "met": met,
            "metAlternative": false,
        ]
    }

    static let sessions: [GalleryCase] =
        secretariat + quorum

    private static let secretariat: [GalleryCase] = [
        .refused(
            "ART5-SECRETARY", "a convocation of one who is not the Secretariat",
            in: { try .founded().play([Acts.enrolled("otra", ["secretariat"])]) },
            Step(.convocationIssued, Acts.convocation.data, at: Acts.convocation.at, actor: "otra"),
            remedy: Acts.convocation),
        .refused(
            "ART6-N1-CONVENE", "a session that nobody convened", in: { try .convened() },
            Acts.session(.quorumVerified, at: "08:55").with(["sessionId": "S-2026-02", "quorum": fact([], met: false)]),
            remedy: Acts.session(.quorumVerified, at: "08:55")),
        .refused(
            "ART6-N2-AGENDA", "no agenda", in: { try .founded() }, Acts.convocation.with(["agenda": []]),
            remedy: Acts.convocation),
        .refused(
            "ART6-N2-AGENDA", "a seat that is not called", in: { try .founded() },
            Acts.convocation.with([
                "recipients": .array((1...6).map { ["seatId": .string("S\($0)")] })
            ]), remedy: Acts.convocation),
        .finding(
            "LEX-RECEIPT", "a delivery without its filing number", in: { try .convened() },
            Acts.delivered.with(["filingNumber": nil]), remedy: Acts.delivered),
        .finding(
            "ART5-DUAL-ROLE", "the Technical Secretary in seat S3", in: { try .convened() },
            Acts.arrival(seat: 3, "dnp-estrategia"), remedy: Acts.arrival(seat: 3)),
        .finding(
            "ART4-PAR7-PARTICIPATION", "a remote member whom nobody identified", in: { try .convened() },
            Acts.arrival(seat: 3).with(["mode": "remote"]),
            remedy: Acts.arrival(seat: 3).with(["mode": "remote", "identityEvidence": "Cámara"])),
        .finding(
            "ART4-N3-CHAIR", "another seat in the chair", in: { try .gathered([1, 3, 4, 5]) },
            Acts.chair("dafp-titular"), remedy: Acts.chair("dnp-titular")),
        .finding(
            "ART4-N3-CHAIR", "a session that nobody chairs", in: { try .gathered([1, 3, 4, 5, 6]) }, Acts.installed,
            remedy: Acts.chair("dnp-titular"), Acts.installed),
    ]

    private static let quorum: [GalleryCase] = [
        .refused(
            "ART4-PAR7-QUORUM", "a seat that is not there", in: { try .gathered([1, 3, 4, 5]) },
            Acts.session(.quorumVerified, at: "08:55", ["quorum": fact(["S1", "S2", "S3", "S4"])]),
            remedy: Acts.session(.quorumVerified, at: "08:55")),
        .refused(
            "ART4-PAR7-QUORUM", "a number that does not follow", in: { try .gathered([1, 3, 4, 5]) },
            Acts.session(.quorumVerified, at: "08:55", ["quorum": fact(["S1", "S3", "S4", "S5"], required: 3)]),
            remedy: Acts.session(.quorumVerified, at: "08:55")),
        .refused(
            "ART4-PAR7-QUORUM", "a quorum that is denied", in: { try .gathered([1, 3, 4, 5]) },
            Acts.session(.quorumVerified, at: "08:55", ["quorum": fact(["S1", "S3", "S4", "S5"], met: false)]),
            remedy: Acts.session(.quorumVerified, at: "08:55")),
        .finding(
            "ART4-PAR7-QUORUM", "exactly four seats: the readings differ",
            in: { try .gathered([1, 3, 4, 5]).play([Acts.chair("dnp-titular")]) }, Acts.installed,
            remedy: Acts.arrival(seat: 2, at: "09:01"), Acts.installed),
        .refused(
            "ART4-PAR7-INSTALL", "three seats", in: { try .gathered([1, 3, 4]).play([Acts.chair("dnp-titular")]) },
            Acts.installed, remedy: Acts.arrival(seat: 5, at: "09:01"), Acts.installed),
        .refused(
            "ART4-PAR7-INSTALL", "a failed session that has a quorum", in: { try .gathered([1, 3, 4, 5]) },
            Acts.session(.sessionFailedForQuorum, at: "09:30"),
            remedy: Acts.departure("dafp-titular", at: "09:10"), Acts.session(.sessionFailedForQuorum, at: "09:30")),
        .finding(
            "ART4-PAR7-DELIBERATE", "words without a quorum",
            in: { try .installed().play([Acts.departure("dafp-titular", at: "09:06")]) }, speech("dnp-titular", "P1"),
            remedy: Acts.arrival(seat: 2, at: "09:07"), speech("dnp-titular", "P1")),
        .refused(
            "ART4-PAR7-DELIBERATE", "a loss of the quorum that is there", in: { try .installed() },
            Acts.session(.quorumLost, at: "09:07"),
            remedy: Acts.departure("dafp-titular", at: "09:06"), Acts.session(.quorumLost, at: "09:07")),
        .refused(
            "ART4-PAR7-DELIBERATE", "a return of the quorum that is not there",
            in: { try .installed().play([Acts.departure("dafp-titular", at: "09:06")]) },
            Acts.session(.quorumRestored, at: "09:07"),
            remedy: Acts.arrival(seat: 5, at: "09:07"), Acts.session(.quorumRestored, at: "09:07")),
        .finding(
            "ART4-PAR3-ON-AGENDA", "an invitee who speaks on an item that is not open",
            in: {
                try .installed().play([Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas", at: "09:06")])
            },
            speech("esquemas-rep", "P2"), remedy: speech("esquemas-rep", "P1")),
    ]
}
