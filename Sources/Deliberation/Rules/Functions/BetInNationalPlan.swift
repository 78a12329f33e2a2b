/// ART3-N4-AGENDA: a bet is scheduled in view of the national plan, together with the territories.
struct BetInNationalPlan: Rule {
    let id = "ART3-N4-AGENDA"
    let article = Bilingual(es: "Artículo 3, numeral 4", en: "Article 3, numeral 4")
    let quote =
        "Agendar las apuestas de desarrollo territoriales desde la perspectiva del Plan Nacional de Desarrollo de "
        + "manera colaborativa con entidades territoriales y esquemas asociativos territoriales."
    let checks = Bilingual(
        es: "La apuesta cita el Plan Nacional de Desarrollo y al menos una entidad territorial o esquema asociativo.",
        en: "The bet cites the National Development Plan and at least one territorial entity or associative scheme.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Registre la apuesta (territorial.bet.scheduled) con su referencia en el plan (pndReference) y con quién "
            + "se agenda (partners).",
        en: "Record the bet (territorial.bet.scheduled) with its reference in the plan (pndReference) and with whom it "
            + "is scheduled (partners).")
    let triggers: [EventType] = [.territorialBetScheduled]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .territorialBetScheduled(let event) = act.event else { return [] }
        return lacking(
            "La apuesta \(event.betId)", "Bet \(event.betId)",
            [
                // «desde la perspectiva del Plan Nacional de Desarrollo»
                (event.pndReference != nil, "su referencia en el plan", "its reference in the plan"),
                // «de manera colaborativa con entidades territoriales y esquemas asociativos»
                (
                    !event.partners.isEmpty, "con qué entidad territorial o esquema se agenda",
                    "with which territorial entity or scheme it is scheduled"
                ),
            ])
    }
}
