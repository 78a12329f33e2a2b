/// ART3-TRACE: what the Commission does says which functions of article 3 it serves.
struct TraceToFunction: Rule {
    let id = "ART3-TRACE"
    let article = Bilingual(es: "Artículo 3", en: "Article 3")
    let quote = "tendrá asignadas las siguientes funciones"
    let checks = Bilingual(
        es: "La decisión, el compromiso, la línea de ruta, la demanda, la oferta, el espacio, la apuesta, el modelo de "
            + "intervención, la iniciativa, el producto, el grupo o el sistema cita al menos una función F01 a F12.",
        en: "The decision, commitment, route line, demand, offer, space, bet, intervention model, initiative, product, "
            + "group or system cites at least one function F01 to F12.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Indique en «functionCodes» la función del artículo 3.",
        en: "Name the function of article 3 in \"functionCodes\".")
    let triggers: [EventType] = [
        .decisionProposed, .commitmentRaised, .routeLineAdded, .territorialDemandRegistered,
        .institutionalOfferRegistered, .concertationSpaceHeld, .territorialBetScheduled, .interventionModelArticulated,
        .pndInitiativePresented, .knowledgeProductRegistered, .workingGroupCreated, .externalSystemLinked,
    ]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        // «las siguientes funciones»
        guard let traced = act.event.tracedFunctions, traced.codes.isEmpty else { return [] }
        return [
            breach(
                "«\(traced.id)» no cita ninguna función del artículo 3.",
                "\"\(traced.id)\" cites no function of article 3.")
        ]
    }
}
