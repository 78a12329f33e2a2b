/// ART4-PAR5-MESA: the representative of the associative schemes is chosen by the Mesa, coordinated by Interior.
struct SchemesChosenByMesa: Rule {
    let id = "ART4-PAR5-MESA"
    let article = Bilingual(es: "Artículo 4, parágrafo 5", en: "Article 4, paragraph 5")
    let quote =
        "serán escogidos por la Mesa Interinstitucional para los Esquemas Asociativos Territoriales, coordinada por el "
        + "Ministerio del Interior"
    let checks = Bilingual(
        es: "La elección trae el acto de la Mesa y la coordina la entidad de la curul S1.",
        en: "The choice carries the act of the Mesa, which the entity of seat S1 coordinates.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Registre la elección (eat.representative.chosen) con el acto de la Mesa (mesaAct) y el Ministerio del "
            + "Interior como coordinador (coordinatorEntityId).",
        en: "Record the choice (eat.representative.chosen) with the act of the Mesa (mesaAct) and the Ministry of the "
            + "Interior as its coordinator (coordinatorEntityId).")
    let triggers: [EventType] = [.eatRepresentativeChosen]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .eatRepresentativeChosen(let event) = act.event else { return [] }
        var breaches: [Breach] = []
        // «escogidos por la Mesa Interinstitucional»
        if event.mesaAct == nil {
            breaches.append(
                breach(
                    "La elección de «\(event.person.id)» por «\(event.eatId)» no trae el acto de la Mesa.",
                    "The choice of \"\(event.person.id)\" for \"\(event.eatId)\" carries no act of the Mesa."))
        }
        // «coordinada por el Ministerio del Interior»
        let interior = try context.book.seats.row(SeatID.s1.rawValue).map {
            try context.book.entity($0.entityId, on: act.occurred.date())
        }
        if event.coordinatorEntityId != interior {
            breaches.append(
                breach(
                    "Coordinó la Mesa «\(event.coordinatorEntityId)» y corresponde a la entidad de S1 "
                        + "(«\(interior ?? "—")»).",
                    "The Mesa was coordinated by \"\(event.coordinatorEntityId)\"; it falls to the entity of S1 "
                        + "(\"\(interior ?? "—")\")."))
        }
        return breaches
    }
}
