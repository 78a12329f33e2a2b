/// ART5-SECRETARY: the functions of article 6 are exercised by whoever holds the Technical Secretariat.
struct SecretaryActs: Rule {
    let id = "ART5-SECRETARY"
    let article = Bilingual(es: "Artículo 5", en: "Article 5")
    let quote =
        "La Secretaría Técnica será ejercida por el/la Director(a) de Estrategia Regional del Departamento Nacional de "
        + "Planeación o su delegado(a) o la dependencia que haga sus veces."
    let checks = Bilingual(
        es: "Convoca el actor designado como Secretaría Técnica en esa fecha.",
        en: "The actor designated as Technical Secretariat on that date convenes.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Firme con la llave de la Secretaría Técnica designada (secretary.designated).",
        en: "Sign with the key of the designated Technical Secretariat (secretary.designated).")
    let triggers: [EventType] = [.convocationIssued, .convocationDelivered]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        let commission = try context.book.commission.row(Book.commissionKey)
        // «será ejercida por el/la Director(a) de Estrategia Regional …»
        let secretary = commission?.secretary(on: act.occurred.date())
        guard secretary?.actorId != act.actor else { return [] }
        return [
            breach(
                "«\(act.actor)» no es la Secretaría Técnica designada el \(act.occurred.date()).",
                "\"\(act.actor)\" is not the designated Technical Secretariat on \(act.occurred.date()).")
        ]
    }
}
