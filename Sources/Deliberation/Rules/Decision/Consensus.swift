/// ART4-PAR4-CONSENSUS: decisions are by consensus; there is no majority to fall back on.
struct Consensus: Rule {
    let id = "ART4-PAR4-CONSENSUS"
    let article = Bilingual(es: "Artículo 4, parágrafo 4", en: "Article 4, paragraph 4")
    let quote = "Las decisiones serán consensuadas por los integrantes de la Comisión Intersectorial"
    let checks = Bilingual(
        es: "Según la lectura adoptada: nadie presente objeta, o todos asienten, o no objeta ninguna de las siete.",
        en: "Under the adopted reading: nobody present objects, or all assent, or none of the seven objects.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.consensusMode, .consensusAbstention, .delegationNoPower]
    let remedy = Bilingual(
        es: "Busque el consenso con una enmienda, o declare que no se alcanzó (decision.not.reached).",
        en: "Seek consensus by an amendment, or declare that it was not reached (decision.not.reached).")
    let triggers: [EventType] = [.decisionAdopted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let id = act.event.decisionID, let decision = try context.book.decisions.row(id) else { return [] }
        let positions = try context.positions(on: decision, at: act.occurred)
        let blocking = positions.filter { blocks($0.position, context) }
        var breaches = blocking.map {
            breach(
                "La posición de \($0.seatId.rawValue) sobre el texto vigente es «\($0.position.label.es)».",
                "The position of \($0.seatId.rawValue) on the text in force is \"\($0.position.label.en)\".")
        }
        let present = try context.presence(
            in: decision.sessionId, itemId: decision.itemId, at: act.occurred
        ).counting.map(\.seatId)
        let required: [SeatID] =
            switch context.readings[.consensusMode] {
            case "explicitAssentOfAllPresent": present
            case "noObjectionOfAllSeven": SeatID.allCases
            default: []
            }
        // «por los integrantes»
        for seat in required where !positions.contains(where: { $0.seatId == seat }) {
            breaches.append(
                breach(
                    "No consta la posición de \(seat.rawValue), que esta lectura exige.",
                    "The position of \(seat.rawValue), required by this reading, is not on record."))
        }
        // Silence is not assent: somebody must have spoken for the text in force.
        if positions.isEmpty {
            breaches.append(
                breach(
                    "No consta ninguna posición sobre el texto vigente.",
                    "No position on the text in force is on record."))
        }
        return breaches
    }

    private func blocks(_ position: Position, _ context: Context) -> Bool {
        switch position {
        case .object: true
        case .abstain: context.readings[.consensusAbstention] == "blocks"
        case .standAside: context.readings[.consensusMode] == "explicitAssentOfAllPresent"
        case .assent, .assentWithReservation: false
        }
    }
}
