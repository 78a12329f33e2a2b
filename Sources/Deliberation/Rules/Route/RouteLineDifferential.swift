/// ART3-N5-ROUTE-DIFF: each line of a route answers a demand, with differential criteria, in a territory.
struct RouteLineDifferential: Rule {
    let id = "ART3-N5-ROUTE-DIFF"
    let article = Bilingual(es: "Artículo 3, numeral 5", en: "Article 3, numeral 5")
    let quote = "con enfoque territorial y criterios diferenciales de acuerdo con la demanda identificada"
    let checks = Bilingual(
        es: "La línea cita una demanda registrada, al menos un criterio diferencial y un territorio.",
        en: "The line cites a registered demand, at least one differential criterion and a territory.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Registre la demanda (territorial.demand.registered) y agregue la línea (route.line.added) con ella "
            + "(demandId), sus criterios (differentialCriteria) y sus territorios (territories).",
        en: "Record the demand (territorial.demand.registered) and add the line (route.line.added) with it (demandId), "
            + "its criteria (differentialCriteria) and its territories (territories).")
    let triggers: [EventType] = [.routeLineAdded]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .routeLineAdded(let event) = act.event else { return [] }
        return lacking(
            "La línea \(event.lineId) de \(event.routeId)", "Line \(event.lineId) of \(event.routeId)",
            [
                // «de acuerdo con la demanda identificada»
                (event.demandId != nil, "a qué demanda responde", "which demand it answers"),
                // «criterios diferenciales»
                (!event.differentialCriteria.isEmpty, "sus criterios diferenciales", "its differential criteria"),
                // «con enfoque territorial»
                (!event.territories.isEmpty, "en qué territorio", "in which territory"),
            ])
    }
}
