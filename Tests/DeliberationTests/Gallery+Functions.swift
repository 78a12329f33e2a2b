import CanonicalJSON
import Deliberation

/// Articles 2, 3, 4 paragraph 6, 6 numeral 7 and 8: what the Commission does, and the laws on its documents.
extension Gallery {
    static let articleThree: [GalleryCase] = traces + stages + territory + articulation + knowledge + documents

    private static let traces: [GalleryCase] = [
        ("a route line", Works.line), ("a demand", Works.demand.with(["demandId": "DM-2026-002"])),
        ("an offer", Works.offer), ("a space", Works.space), ("a bet", Works.bet),
        ("a model", Works.model.with(["betId": nil])), ("an initiative", Works.initiative),
        ("a product", Works.product), ("a group", Works.group), ("a system", Works.system),
    ].map { title, step in
        .finding(
            "ART3-TRACE", "\(title) that serves no function",
            in: { try .adopted().play([Works.demand, Works.route]) }, step.with(["functionCodes": []]), remedy: step)
    }

    private static let stages: [GalleryCase] = [
        .finding(
            "ART2-OBJECT", "a follow-up that follows nothing up", in: { try .installed() },
            Acts.proposed.with(["stage": "seguimiento"]),
            remedy: Acts.proposed.with(["stage": "seguimiento", "functionCodes": ["F05", "F08"]])),
        .finding(
            "ART2-OBJECT", "a formulation that only follows up", in: { try .installed() },
            Acts.proposed.with(["functionCodes": ["F08", "F11"]]),
            remedy: Acts.proposed.with(["functionCodes": ["F08", "F11"], "stage": "seguimiento"])),
    ]

    private static let territory: [GalleryCase] = [
        .finding(
            "ART3-N1-DEMAND", "a demand that nobody of the territory took part in", in: { try .founded() },
            Works.demand.with(["participants": []]), remedy: Works.demand),
        .finding(
            "ART3-N2-OFFER", "an offer without a result", in: { try .founded() }, Works.offer.with(["result": nil]),
            remedy: Works.offer),
        .finding(
            "ART3-N2-OFFER", "an offer without an indicator", in: { try .founded() },
            Works.offer.with(["indicator": nil]), remedy: Works.offer),
        .finding(
            "ART3-N3-SPACES", "a space without anybody in it", in: { try .founded() },
            Works.space.with(["participants": []]), remedy: Works.space),
        .finding(
            "ART3-N3-SPACES", "a space from which nothing came", in: { try .founded() },
            Works.space.with(["output": nil]), remedy: Works.space),
        .finding(
            "ART3-N4-AGENDA", "a bet outside the national plan", in: { try .founded() },
            Works.bet.with(["pndReference": nil]), remedy: Works.bet),
        .finding(
            "ART3-N4-AGENDA", "a bet without the territories", in: { try .founded() },
            Works.bet.with(["partners": []]), remedy: Works.bet),
    ]

    private static let articulation: [GalleryCase] =
        [("betId", nil), ("baselineCapacity", nil), ("actors", [] as JSONValue)].map { field, value in
            .finding(
                "ART3-N6-MODEL", "a model without \(field)", in: { try .founded().play([Works.bet]) },
                Works.model.with([field: value]), remedy: Works.model)
        } + [
            .finding(
                "ART3-N7-PND", "an initiative that no decision adopts", in: { try .adopted() },
                Works.initiative.with(["decisionId": nil]), remedy: Works.initiative),
            .finding(
                "ART3-N7-PND", "an initiative on a decision that was not adopted", in: { try .assented() },
                Works.initiative, remedy: Acts.adopted, Works.initiative),
            .refused(
                "ART4-PAR6-SCHEMES", "a group that no decision creates", in: { try .adopted() },
                Works.group.with(["decisionId": nil]), remedy: Works.group),
            .refused(
                "ART4-PAR6-SCHEMES", "a group on a decision that was not adopted", in: { try .assented() },
                Works.group, remedy: Acts.adopted, Works.group),
            .refused(
                "ART4-PAR6-SCHEMES", "a group that decides", in: { try .adopted().play([Works.group]) },
                Works.meeting.with(["decides": true]), remedy: Works.meeting),
            .finding(
                "ART8-DAFP", "a model of another seat", in: { try .founded().play([Works.offer]) },
                Works.operatingModel.with(["seatId": "S7"]), remedy: Works.operatingModel),
            .finding(
                "ART8-DAFP", "a model without MIPG", in: { try .founded().play([Works.offer]) },
                Works.operatingModel.with(["mipgReference": nil]), remedy: Works.operatingModel),
            .finding(
                "ART8-DAFP", "a model that consolidates no offer", in: { try .founded().play([Works.offer]) },
                Works.operatingModel.with(["offerIds": []]), remedy: Works.operatingModel),
        ]

    private static let knowledge: [GalleryCase] =
        [("document", nil), ("topics", [] as JSONValue), ("channel", nil)].map { field, value in
            .finding(
                "ART3-N10-KNOWLEDGE", "a product without \(field)", in: { try .founded() },
                Works.product.with([field: value]), remedy: Works.product)
        } + [
            .finding(
                "ART6-N7-KM", "an exercise of no session", in: { try .convened() },
                Works.exercise.with(["sessionId": nil, "itemId": nil]), remedy: Works.exercise),
            .finding(
                "ART6-N7-KM", "an exercise of no item", in: { try .convened() }, Works.exercise.with(["itemId": nil]),
                remedy: Works.exercise),
            .finding(
                "ART6-N7-KM", "an exercise of an item that is not on the agenda", in: { try .convened() },
                Works.exercise.with(["itemId": "P9"]), remedy: Works.exercise),
        ]

    private static let documents: [GalleryCase] = [
        .finding(
            "LEX-ARCHIVE", "a first document that is not number 1", in: { try .founded() }, Works.document(2),
            remedy: Works.document(1)),
        .finding(
            "LEX-ARCHIVE", "a gap in the order", in: { try .founded().play([Works.document(1)]) },
            Works.document(3, hash: "b"), remedy: Works.document(2, hash: "b")),
        .finding(
            "LEX-ARCHIVE", "a number used twice", in: { try .founded().play([Works.document(1)]) },
            Works.document(1, hash: "b").with(["documentId": "DOC-2026-0002"]), remedy: Works.document(2, hash: "b")),
        .finding(
            "LEX-ARCHIVE", "the same document twice", in: { try .founded().play([Works.document(1)]) },
            Works.document(2), remedy: Works.document(2, hash: "b")),
        .finding(
            "LEX-PUBLICITY", "a classified document without a basis",
            in: { try .founded().play([Works.document(1)]) }, Works.classified("clasificada"),
            remedy: Works.classified("clasificada", basis: "Ley 1712 de 2014, artículo 18")),
        .finding(
            "LEX-PUBLICITY", "a reserved document without a basis",
            in: { try .founded().play([Works.document(1)]) }, Works.classified("reservada"),
            remedy: Works.classified("publica")),
    ]
}
