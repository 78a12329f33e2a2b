/// ART3-N6-MODEL: a model of intervention joins a bet, the capacities there are and the actors.
struct ModelOnCapacities: Rule {
    let id = "ART3-N6-MODEL"
    let article = Bilingual(es: "Artículo 3, numeral 6", en: "Article 3, numeral 6")
    let quote =
        "Articular modelos de intervención de acuerdo con el agendamiento, capacidades iniciales de las entidades "
        + "territoriales y actores incidentes en el desarrollo territorial."
    let checks = Bilingual(
        es: "El modelo cita una apuesta agendada, las capacidades iniciales y los actores.",
        en: "The model cites a scheduled bet, the initial capacities and the actors.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Registre el modelo (intervention.model.articulated) con su apuesta (betId), las capacidades de partida "
            + "(baselineCapacity) y los actores (actors).",
        en: "Record the model (intervention.model.articulated) with its bet (betId), the capacities at the start "
            + "(baselineCapacity) and the actors (actors).")
    let triggers: [EventType] = [.interventionModelArticulated]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .interventionModelArticulated(let event) = act.event else { return [] }
        return lacking(
            "El modelo \(event.modelId)", "Model \(event.modelId)",
            [
                // «de acuerdo con el agendamiento»
                (event.betId != nil, "a qué apuesta responde", "which bet it answers"),
                // «capacidades iniciales de las entidades territoriales»
                (event.baselineCapacity != nil, "las capacidades iniciales", "the initial capacities"),
                // «y actores incidentes»
                (!event.actors.isEmpty, "los actores", "the actors"),
            ])
    }
}
