import CanonicalJSON
import Deliberation

/// The acts of articles 3 and 8: routes, territories, knowledge, groups and documents.
enum Works {
    static let atlantico: JSONValue = ["code": "08", "name": "Atlántico"]

    static func on(_ day: String) -> String { "\(day)T10:00:00-05:00" }

    static let route = Step(
        .routeFormulated,
        ["routeId": "R-2026", "vigencia": 2026, "title": "Ruta 2026", "territories": [atlantico]],
        at: on("2026-03-03"))
    static let line = Step(
        .routeLineAdded,
        [
            "routeId": "R-2026", "lineId": "L1", "title": "Línea", "demandId": "DM-2026-001",
            "differentialCriteria": ["Municipios de sexta categoría"], "territories": [atlantico],
            "responsibleEntityId": "dnp",
            "milestones": [["milestoneId": "H1", "date": "2026-06-30", "deliverable": "Talleres"]],
            "functionCodes": ["F05"],
        ], at: on("2026-03-04"))
    static let concerted = Step(
        .routeConcerted,
        [
            "routeId": "R-2026", "nationalActors": ["DNP"], "territorialActors": ["Gobernación"],
            "document": Acts.document,
        ], at: on("2026-03-05"))
    static let approved = Step(
        .routeApproved, ["routeId": "R-2026", "decisionId": "D-2026-001"], at: on("2026-03-06"))
    static let modified = Step(
        .routeModified,
        ["routeId": "R-2026", "version": 2, "decisionId": "D-2026-001", "changes": "Cambia."], at: on("2026-03-07"))
    static let moved = Step(
        .milestoneMoved,
        [
            "routeId": "R-2026", "milestoneId": "H1", "date": "2026-07-31", "decisionId": "D-2026-001",
            "reason": "Vías cerradas.",
        ], at: on("2026-03-07"))
    static let progress = Step(
        .routeProgressReported,
        [
            "routeId": "R-2026", "percent": 40, "narrative": "Avanza.", "valueGroup": "Alcaldías",
            "indicator": "Municipios asistidos", "homologationCode": "ATT-01", "systemId": "sistema",
            "snapshotHash": .string(Acts.hash), "reporter": "DNP",
        ], at: on("2026-06-30"))
    static let socialized = Step(
        .routeSocialized, ["routeId": "R-2026", "audience": "Alcaldías", "channel": "Encuentro"], at: on("2026-04-10"))

    static let demand = Step(
        .territorialDemandRegistered,
        [
            "demandId": "DM-2026-001", "territory": atlantico, "participants": ["Gobernación"], "method": "Mesa",
            "text": "Apoyo.", "functionCodes": ["F01"],
        ], at: on("2026-03-03"))
    static let offer = Step(
        .institutionalOfferRegistered,
        [
            "offerId": "OF-2026-001", "entityId": "esap", "title": "Capacitación", "result": "Equipos capacitados",
            "indicator": "Personas", "territories": [atlantico], "functionCodes": ["F02"],
        ], at: on("2026-03-03"))
    static let space = Step(
        .concertationSpaceHeld,
        [
            "spaceId": "EC-2026-001", "title": "Encuentro", "participants": ["Gobernación"], "output": "Prioridades.",
            "territories": [atlantico], "functionCodes": ["F03"],
        ], at: on("2026-03-03"))
    static let bet = Step(
        .territorialBetScheduled,
        [
            "betId": "AP-2026-001", "title": "Corredor", "pndReference": "Convergencia regional",
            "partners": ["Gobernación"], "territories": [atlantico], "functionCodes": ["F04"],
        ], at: on("2026-03-03"))
    static let model = Step(
        .interventionModelArticulated,
        [
            "modelId": "MI-2026-001", "title": "Modelo", "betId": "AP-2026-001", "baselineCapacity": "Dos de diez.",
            "actors": ["ESAP"], "functionCodes": ["F06"],
        ], at: on("2026-03-04"))
    static let initiative = Step(
        .pndInitiativePresented,
        [
            "initiativeId": "PND-2026-001", "title": "Capítulo", "decisionId": "D-2026-001",
            "document": Acts.document, "functionCodes": ["F07"],
        ], at: on("2026-03-04"))
    static let operatingModel = Step(
        .operatingModelPresented,
        [
            "operatingModelId": "MO-2026-001", "seatId": "S5", "vigencia": 2026, "mipgReference": "Dimensión 3",
            "offerIds": ["OF-2026-001"], "document": Acts.document,
        ], at: on("2026-03-04"))
    static let product = Step(
        .knowledgeProductRegistered,
        [
            "productId": "PC-2026-001", "title": "Guía", "kind": "guía", "topics": ["Asistencia"],
            "channel": "academic", "document": Acts.document, "functionCodes": ["F10"],
        ], at: on("2026-03-04"))
    static let exercise = Step(
        .knowledgeExerciseConvened,
        [
            "exerciseId": "EG-2026-001", "title": "Taller", "sessionId": "S-2026-01", "itemId": "P1",
            "date": "2026-05-20",
        ], at: on("2026-03-04"))
    static let group = Step(
        .workingGroupCreated,
        [
            "groupId": "GT-2026-01", "name": "Grupo de oferta", "decisionId": "D-2026-001", "purpose": "Consolidar.",
            "entityIds": ["dnp"], "functionCodes": ["F02"],
        ], at: Acts.time("09:35"))
    static let meeting = Step(
        .workingGroupMeetingHeld,
        ["groupId": "GT-2026-01", "participants": ["DNP"], "output": "Propuesta.", "decides": false],
        at: on("2026-03-05"))
    static let dissolved = Step(
        .workingGroupDissolved, ["groupId": "GT-2026-01", "reason": "Cumplió."], at: Acts.time("09:38"))
    static let system = Step(
        .externalSystemLinked,
        [
            "systemId": "sistema", "name": "Sistema", "owner": "DNP", "uri": "https://example.org",
            "homologation": ["ATT-01"], "functionCodes": ["F09"],
        ], at: on("2026-03-04"))

    static func document(_ order: Int64, hash: Character = "a") -> Step {
        Step(
            .documentIncorporated,
            [
                "documentId": .string("DOC-2026-000\(order)"), "order": .integer(order), "origin": "nativo",
                "document": ["name": "ruta.pdf", "sha256": .string(String(repeating: hash, count: 64))],
            ], at: on("2026-03-04"))
    }

    static func classified(_ word: String, basis: String? = nil) -> Step {
        Step(
            .documentClassified,
            ["documentId": "DOC-2026-0001", "classification": .string(word)], at: on("2026-03-05")
        ).with(basis.map { ["basis": .string($0)] } ?? [:])
    }

    static func regulation(_ decisionId: String = "D-2026-001", from: String = "2026-03-04") -> Step {
        Step(
            .regulationAdopted,
            [
                "version": "1", "decisionId": .string(decisionId), "document": Acts.document,
                "effectiveFrom": .string(from),
            ], at: on("2026-03-04"))
    }

    static let parameterOfRegulation = Step(
        .ruleSetAdopted,
        [
            "ruleSetId": "RS-2026-02", "effectiveFrom": "2026-03-05",
            "parameters": [
                [
                    "key": "notice.minDays", "value": "5", "basis": ["REGLAMENTO de la Comisión, artículo 3"],
                    "adoptedBy": "D-2026-001",
                ]
            ],
        ], at: on("2026-03-04"))

    static func replaced(_ type: EventType, _ id: String, by later: String, at: String = on("2026-03-03")) -> Step {
        Step(
            type, ["decisionId": .string(id), "byDecisionId": .string(later), "reason": "Cambió el supuesto."], at: at)
    }

    /// Another decision under the same item: proposed at 09:32, assented to at 09:33, adopted at 09:34.
    static let secondProposed = retold(Acts.proposed, at: "09:32")
    static let second: [Step] =
        [secondProposed] + [1, 3, 4, 5].map { retold(Acts.position(Acts.titular($0)), at: "09:33") } + [
            retold(Acts.adopted, at: "09:34")
        ]

    private static func retold(_ step: Step, at time: String) -> Step {
        var step = step.with(["decisionId": "D-2026-002"])
        step.at = Acts.time(time)
        return step
    }
}

extension Scene {
    /// Applies acts without judging them: what a later year holds is recorded after the scenes' last day.
    @discardableResult
    func happen(_ steps: [Step]) throws -> Scene {
        for step in steps {
            try book.evolve(try act(step))
            book.settle()
        }
        return self
    }

    /// What one rule misses as of a date.
    func missing(_ rule: String, on date: String) throws -> [DeadlineFinding] {
        guard let date = CalendarDate(date) else { throw SceneError(description: "no date: \(date)") }
        return try Rulebook.overdue(asOf: date, book: book, readings: Readings(ruleSet: nil))
            .filter { $0.ruleID == rule }
    }

    func commitment(_ id: String = "C-2026-001") throws -> CommitmentView {
        guard let row = try book.commitments.row(id) else { throw SceneError(description: "no commitment \(id)") }
        return row
    }

    /// Adopted, with the demand, the route and its line.
    static func routed() throws -> Scene {
        try adopted().play([Works.demand, Works.route, Works.line])
    }

    /// Routed, concerted and approved.
    static func routeApproved() throws -> Scene {
        try routed().play([Works.concerted, Works.approved])
    }

    /// Adopted, with a commitment that is assigned.
    static func committed() throws -> Scene {
        try adopted().play([Acts.commitment, Acts.assigned])
    }
}
