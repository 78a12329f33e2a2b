/// ART1-NAME: one canonical name; the decree itself uses three.
struct CommissionName: Rule {
    let id = "ART1-NAME"
    let article = Bilingual(es: "Artículo 1", en: "Article 1")
    let quote = "Créase la Comisión Intersectorial de Cooperación y Asistencia Técnica Territorial"
    let checks = Bilingual(
        es: "El nombre registrado es el del artículo 1; las otras formas son variantes.",
        en: "The recorded name is that of article 1; the other forms are variants.")
    let effect = Effect.finding(.informativa)
    let remedy = Bilingual(
        es: "Registre el nombre del artículo 1 y deje las otras formas en «aliases».",
        en: "Record the name of article 1 and keep the other forms in \"aliases\".")
    let triggers: [EventType] = [.commissionCreated]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        // «Comisión Intersectorial de Cooperación y Asistencia Técnica Territorial»
        guard case .commissionCreated(let event) = act.event,
            event.canonicalName != "Comisión Intersectorial de Cooperación y Asistencia Técnica Territorial"
        else { return [] }
        return [
            breach(
                "«\(event.canonicalName)» no es el nombre del artículo 1.",
                "\"\(event.canonicalName)\" is not the name of article 1.")
        ]
    }
}
