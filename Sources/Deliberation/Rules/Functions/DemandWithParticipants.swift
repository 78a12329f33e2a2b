/// ART3-N1-DEMAND: a demand is identified with the people of its territory.
struct DemandWithParticipants: Rule {
    let id = "ART3-N1-DEMAND"
    let article = Bilingual(es: "Artículo 3, numeral 1", en: "Article 3, numeral 1")
    let quote =
        "Identificar los conocimientos e innovaciones y demandas propios del territorio de manera participativa."
    let checks = Bilingual(
        es: "La demanda nombra su territorio y al menos un participante de él.",
        en: "The demand names its territory and at least one participant from it.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Identifique la demanda con actores del territorio y nómbrelos en «participants» "
            + "(territorial.demand.registered).",
        en: "Identify the demand with actors of the territory and name them in \"participants\" "
            + "(territorial.demand.registered).")
    let triggers: [EventType] = [.territorialDemandRegistered]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        // «de manera participativa»
        guard case .territorialDemandRegistered(let event) = act.event, event.participants.isEmpty else { return [] }
        return [
            breach(
                "Nadie de \(event.territory.name) participó en identificar la demanda \(event.demandId).",
                "Nobody from \(event.territory.name) took part in identifying demand \(event.demandId).")
        ]
    }
}
