import CanonicalJSON
import Deliberation

/// Article 3, numerals 5, 9 and 12: routes and the regulation; and what a later decision and a territory must be.
extension Gallery {
    static let routes: [GalleryCase] = annual + lines + regulation + replacements + places

    private static let annual: [GalleryCase] =
        [
            .refused(
                "ART3-N5-ROUTE-ANNUAL", "a route of another year than its own", in: { try .adopted() },
                Works.route.with(["vigencia": 2027]), remedy: Works.route),
            .refused(
                "ART3-N5-ROUTE-ANNUAL", "a route approved by a decision that was not adopted",
                in: { try .assented().play([Works.demand, Works.route, Works.line, Works.concerted]) }, Works.approved,
                remedy: Acts.adopted, Works.approved),
            .finding(
                "ART3-N5-ROUTE-COLLAB", "a route approved before it was concerted", in: { try .routed() },
                Works.approved, remedy: Works.concerted, Works.approved),
        ]
        + [("nationalActors", "national"), ("territorialActors", "territorial")].map { field, kind in
            .finding(
                "ART3-N5-ROUTE-COLLAB", "a route concerted without \(kind) actors",
                in: { try .routed().play([Works.concerted.with([field: []])]) }, Works.approved,
                remedy: Works.concerted, Works.approved)
        }
        + [Works.modified, Works.moved].map { step in
            .refused(
                "ART3-N5-ROUTE-ANNUAL", "\(step.type.rawValue) by a decision that was not adopted",
                in: { try .adopted().play([Works.secondProposed] + approvedSteps) },
                step.with(["decisionId": "D-2026-002"]), remedy: step)
        }

    private static let approvedSteps = [Works.demand, Works.route, Works.line, Works.concerted, Works.approved]

    private static let lines: [GalleryCase] =
        [("demandId", nil), ("differentialCriteria", [] as JSONValue), ("territories", [] as JSONValue)].map {
            field, value in
            .finding(
                "ART3-N5-ROUTE-DIFF", "a line without \(field)",
                in: { try .adopted().play([Works.demand, Works.route]) }, Works.line.with([field: value]),
                remedy: Works.line)
        }
        + ["indicator", "homologationCode", "systemId", "snapshotHash"].map { field in
            .finding(
                "ART3-N9-INTEROP", "progress without \(field)",
                in: { try .routeApproved().play([Works.system]) }, Works.progress.with([field: nil]),
                remedy: Works.progress)
        } + [
            .finding(
                "ART3-N9-INTEROP", "progress from a system that is not linked", in: { try .routeApproved() },
                Works.progress, remedy: Works.system, Works.progress)
        ]

    private static let regulation: [GalleryCase] = [
        .refused(
            "ART3-N12-REGULATION", "a regulation on a decision that was not adopted", in: { try .assented() },
            Works.regulation(), remedy: Acts.adopted, Works.regulation()),
        .refused(
            "ART3-N12-REGULATION", "a reading of a regulation that is not there", in: { try .adopted() },
            Works.parameterOfRegulation, remedy: Works.regulation(), Works.parameterOfRegulation),
        .refused(
            "ART3-N12-REGULATION", "a reading of a regulation that is not yet in force",
            in: { try .adopted().play([Works.regulation(from: "2026-03-06")]) }, Works.parameterOfRegulation,
            remedy: Works.parameterOfRegulation.with(["effectiveFrom": "2026-03-06"])),
    ]

    private static let replacements: [GalleryCase] = [EventType.decisionRevoked, .decisionSuperseded].flatMap { type in
        [
            GalleryCase.refused(
                "CORE-GENESIS", "\(type.rawValue) by itself", in: { try .adopted() },
                Works.replaced(type, "D-2026-001", by: "D-2026-001"),
                remedy: Works.second[0], Works.second[1], Works.second[2], Works.second[3], Works.second[4],
                Works.second[5], Works.replaced(type, "D-2026-001", by: "D-2026-002")),
            .refused(
                "CORE-GENESIS", "\(type.rawValue) by a decision that was not adopted",
                in: { try .adopted().play(Works.second.dropLast()) },
                Works.replaced(type, "D-2026-001", by: "D-2026-002"),
                remedy: Works.second[5], Works.replaced(type, "D-2026-001", by: "D-2026-002")),
            .refused(
                "CORE-GENESIS", "\(type.rawValue) by an earlier decision", in: { try .adopted().play(Works.second) },
                Works.replaced(type, "D-2026-002", by: "D-2026-001"),
                remedy: Works.replaced(type, "D-2026-001", by: "D-2026-002")),
            .refused(
                "CORE-GENESIS", "\(type.rawValue) before the later decision was adopted",
                in: { try .adopted().play(Works.second) },
                Works.replaced(type, "D-2026-001", by: "D-2026-002", at: Acts.time("09:33")),
                remedy: Works.replaced(type, "D-2026-001", by: "D-2026-002", at: Acts.time("09:34"))),
        ]
    }

    private static let places: [GalleryCase] =
        ["00", "12", "080", "0800", "00001"].map { code in
            .refused(
                "CORE-GENESIS", "a demand of the territory \(code)", in: { try .founded() },
                Works.demand.with(["territory": ["code": .string(code), "name": "Lugar"]]),
                remedy: Works.demand.with(["territory": ["code": "08001", "name": "Barranquilla"]]))
        }
        + [Works.offer, Works.space, Works.bet, Works.route].map { step in
            .refused(
                "CORE-GENESIS", "\(step.type.rawValue) in no territory of the country", in: { try .founded() },
                step.with(["territories": [Works.atlantico, ["code": "98", "name": "Lugar"]]]), remedy: step)
        } + [
            .refused(
                "CORE-GENESIS", "a line in no territory of the country", in: { try .routed() },
                Works.line.with(["lineId": "L2", "milestones": [], "territories": [["code": "98", "name": "Lugar"]]]),
                remedy: Works.line.with(["lineId": "L2", "milestones": []])),
            .refused(
                "CORE-GENESIS", "a region of no department", in: { try .founded() }, region(["08", "12"]),
                remedy: region(["08", "13"])),
        ]

    private static func region(_ departments: [JSONValue]) -> Step {
        Step(
            .rapRegistered,
            [
                "rapId": "rap-caribe", "name": "RAP Caribe", "departments": .array(departments),
                "act": Acts.document, "from": "2026-01-05",
            ], at: Works.on("2026-02-01"))
    }
}
