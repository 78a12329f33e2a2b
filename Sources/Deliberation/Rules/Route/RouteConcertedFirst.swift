/// ART3-N5-ROUTE-COLLAB: a route is concerted with national and territorial actors before it is approved.
struct RouteConcertedFirst: Rule {
    let id = "ART3-N5-ROUTE-COLLAB"
    let article = Bilingual(es: "Artículo 3, numeral 5", en: "Article 3, numeral 5")
    let quote =
        "Definir las rutas de trabajo anuales de manera colaborativa con actores nacionales y territoriales para la "
        + "implementación de la oferta articulada"
    let checks = Bilingual(
        es: "Antes de aprobarse, la ruta se concertó con al menos un actor nacional y uno territorial.",
        en: "Before it is approved, the route was concerted with at least one national and one territorial actor.")
    let effect = Effect.finding(.grave)
    let remedy = Bilingual(
        es: "Concierte la ruta y registre con quiénes (route.concerted) antes de aprobarla (route.approved).",
        en: "Concert the route and record with whom (route.concerted) before approving it (route.approved).")
    let triggers: [EventType] = [.routeApproved]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .routeApproved(let event) = act.event, let route = try context.book.routes.row(event.routeId)
        else { return [] }
        var missing: [Bilingual] = []
        // «con actores nacionales y territoriales»
        if route.nationalActors.isEmpty { missing.append(Bilingual(es: "nacional", en: "national")) }
        if route.territorialActors.isEmpty { missing.append(Bilingual(es: "territorial", en: "territorial")) }
        guard !missing.isEmpty else { return [] }
        let es = missing.map(\.es).joined(separator: " ni ")
        let en = missing.map(\.en).joined(separator: " or ")
        return [
            breach(
                "La ruta \(event.routeId) se aprueba sin haberse concertado con ningún actor \(es).",
                "Route \(event.routeId) is approved without having been concerted with any \(en) actor.")
        ]
    }
}
