/// ART3-N9-INTEROP: progress comes from a linked system, with an indicator that others can match.
struct RouteProgressInterop: Rule {
    let id = "ART3-N9-INTEROP"
    let article = Bilingual(es: "Artículo 3, numeral 9", en: "Article 3, numeral 9")
    let quote =
        "Implementar y/o interoperar los instrumentos y/o sistemas de información monitoreo, seguimiento y evaluación "
        + "desde la perspectiva operativa y estratégica homologable"
    let checks = Bilingual(
        es: "El avance de la ruta lleva indicador, código de homologación, sistema de origen vinculado y huella de los "
            + "datos.",
        en: "The progress of the route carries an indicator, a homologation code, a linked source system and the hash "
            + "of the data.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Vincule el sistema (external.system.linked) y reporte el avance (route.progress.reported) con "
            + "«indicator», «homologationCode», «systemId» y «snapshotHash».",
        en: "Link the system (external.system.linked) and report the progress (route.progress.reported) with "
            + "\"indicator\", \"homologationCode\", \"systemId\" and \"snapshotHash\".")
    let triggers: [EventType] = [.routeProgressReported]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .routeProgressReported(let event) = act.event else { return [] }
        var breaches = lacking(
            "El avance de \(event.routeId)", "The progress of \(event.routeId)",
            [
                (event.indicator != nil, "su indicador", "its indicator"),
                // «homologable»
                (event.homologationCode != nil, "su código de homologación", "its homologation code"),
                // «sistemas de información»
                (event.systemId != nil, "su sistema de origen", "its source system"),
                (event.snapshotHash != nil, "la huella de los datos", "the hash of the data"),
            ])
        // «interoperar»
        if let systemId = event.systemId, try context.book.systems.row(systemId) == nil {
            breaches.append(
                breach(
                    "El avance de \(event.routeId) viene de «\(systemId)», un sistema que no está vinculado.",
                    "The progress of \(event.routeId) comes from \"\(systemId)\", a system that is not linked."))
        }
        return breaches
    }
}
