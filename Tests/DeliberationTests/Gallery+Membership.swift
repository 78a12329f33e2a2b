import CanonicalJSON
import Deliberation

/// Articles 1, 3 numeral 12, and 4: name, readings, seats and invitees.
extension Gallery {
    private static let before: @Sendable () throws -> Scene = { try Scene().play([Acts.decree]) }

    private static let seatIDs = ["INTERIOR", "HACIENDA", "DNP", "DAPRE", "DAFP", "APC", "ESAP"]

    /// Another reading, adopted after the decision of 2 March.
    private static func laterReading(
        id: String = "RS-2026-02", from: String = "2026-03-05", by basis: String = "D-2026-001"
    ) -> Step {
        Acts.ruleSet(
            ["consensus.abstention": "blocks"], id: id, from: from, at: "2026-03-04T08:00:00-05:00", by: basis)
    }

    static let membership: [GalleryCase] =
        [
            .finding(
                "ART1-NAME", "another name", in: before, Acts.commission.with(["canonicalName": "Comisión"]),
                remedy: Acts.commission),
            .refused(
                "ART4-COMPOSITION", "a seat under another numeral", in: before, Acts.seat(1).with(["numeral": 2]),
                remedy: Acts.seat(1)),
            .refused(
                "ART4-COMPOSITION", "a seat established twice", in: { try before().play([Acts.seat(1)]) },
                Acts.seat(1), remedy: Acts.seat(2)),
            .refused(
                "ART3-N12-REGULATION", "a reading that is not possible", in: before,
                Acts.ruleSet(["quorum.halfPlusOne": "most"]),
                remedy: Acts.ruleSet(["quorum.halfPlusOne": "moreThanHalf"])),
            .refused(
                "ART3-N12-REGULATION", "a parameter that does not exist", in: before,
                Acts.ruleSet(["quorum.size": "4"]), remedy: Acts.ruleSet(["consensus.abstention": "blocks"])),
            .refused(
                "ART3-N12-REGULATION", "a rule set adopted twice", in: { try .adopted() },
                laterReading(id: "RS-2026-01"), remedy: laterReading()),
            .refused(
                "ART3-N12-REGULATION", "a reading that reaches backwards", in: { try .adopted() },
                laterReading(from: "2026-03-03"), remedy: laterReading()),
            .refused(
                "ART3-N12-REGULATION", "a reading that no decision adopts", in: { try .adopted() },
                laterReading(by: "Acta"), remedy: laterReading()),
            .refused(
                "ART4-PAR2-NOT-MEMBER", "an invitee in a seat", in: { try .convened() },
                Acts.arrival(seat: 1, "esquemas-rep"),
                remedy: Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas")),
            .refused(
                "ART4-PAR2-NOT-MEMBER", "an invitee in the chair",
                in: { try .gathered([3]).play([Acts.arrival("esquemas-rep", as: "invitee", invitee: "esquemas")]) },
                Acts.chair("esquemas-rep"), remedy: Acts.chair("dnp-titular")),
            .refused(
                "ART4-ONE-SEAT", "a second holder for a seat", in: { try .gathered([3]) },
                Acts.arrival(seat: 3, "otro", at: "08:55"),
                remedy: Acts.departure("dnp-titular", at: "08:54"), Acts.arrival(seat: 3, "otro", at: "08:55")),
        ]
        + [
            .refused(
                "ART4-ONE-SEAT", "a position of a delegate whose titular is present",
                in: {
                    try .convened().play(
                        [3, 4, 5].map { Acts.arrival(seat: $0) } + [
                            Acts.arrival(seat: 1, "delegada-1", delegation: "DEL-2026-001"),
                            Acts.chair("dnp-titular"), Acts.installed, Acts.opened, Acts.proposed,
                            Acts.arrival(seat: 1, at: "09:11"),
                        ])
                }, Acts.position("delegada-1"), remedy: Acts.position("mininterior-titular"))
        ]
        + (1...7).map { seat in
            .finding(
                "ART4-N\(seat)-\(seatIDs[seat - 1])", "somebody who does not hold the office",
                in: { try .convened() }, Acts.arrival(seat: seat, "otro"), remedy: Acts.arrival(seat: seat))
        }
        + [("RAP", "rap-caribe"), ("EAT", "esquemas"), ("GREMIO", "agremiaciones")].map { kind, id in
            .finding(
                "ART4-PAR2-PERM-\(kind)", "a permanent invitee left out", in: { try .founded() },
                Acts.convocation.with(["recipients": .array(recipients.filter { $0 != ["inviteeId": .string(id)] })]),
                remedy: Acts.convocation)
        }

    private static var recipients: [JSONValue] {
        guard case .array(let recipients) = Acts.convocation.data["recipients"] else { return [] }
        return recipients
    }
}
