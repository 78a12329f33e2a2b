/// ART4-PAR4-POSITIONS: every seat present has a position; silence is not assent.
struct PositionsOfAll: Rule {
    let id = "ART4-PAR4-POSITIONS"
    let article = Bilingual(es: "Artículo 4, parágrafo 4", en: "Article 4, paragraph 4")
    let quote = "consensuadas por los integrantes"
    let checks = Bilingual(
        es: "Consta la posición de cada curul presente sobre el texto vigente.",
        en: "The position of every seat present on the text in force is on record.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Pida y registre la posición de cada curul (position.stated).",
        en: "Ask for and record the position of every seat (position.stated).")
    let triggers: [EventType] = [.decisionAdopted]
    let readings: [Reading] = [.delegationNoPower]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let id = act.event.decisionID, let decision = try context.book.decisions.row(id) else { return [] }
        let stated = Set(try context.positions(on: decision, at: act.occurred).map(\.seatId))
        // «por los integrantes»
        return try context.presence(
            in: decision.sessionId, itemId: decision.itemId, at: act.occurred
        ).counting
            .filter { !stated.contains($0.seatId) }
            .map {
                breach(
                    "No consta la posición de \($0.seatId.rawValue) sobre el texto vigente.",
                    "The position of \($0.seatId.rawValue) on the text in force is not on record.")
            }
    }
}
