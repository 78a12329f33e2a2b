/// ART5-SECRETARY: the functions of article 6 are exercised by whoever holds the Technical Secretariat.
struct SecretaryActs: Rule {
    let id = "ART5-SECRETARY"
    let article = Bilingual(es: "Artículo 5", en: "Article 5")
    let quote =
        "La Secretaría Técnica será ejercida por el/la Director(a) de Estrategia Regional del Departamento Nacional de "
        + "Planeación o su delegado(a) o la dependencia que haga sus veces."
    let checks = Bilingual(
        es: "Convoca el actor designado como Secretaría Técnica en esa fecha; el delegado tiene un acto escrito y la "
            + "dependencia que hace sus veces está designada.",
        en: "The actor designated as Technical Secretariat on that date convenes; a delegate has a written act and a "
            + "successor unit is designated.")
    let effect = Effect.refuse
    let readings: [Reading] = [.secretaryDelegateLevel]
    let remedy = Bilingual(
        es: "Firme con la llave de la Secretaría Técnica designada (secretary.designated, con su acto; si es otra "
            + "dependencia, después de successor.unit.designated).",
        en: "Sign with the key of the designated Technical Secretariat (secretary.designated, with its act; for "
            + "another unit, after successor.unit.designated).")
    let triggers: [EventType] = [
        .secretaryDesignated, .convocationIssued, .convocationDelivered, .convocationAmended, .sessionRescheduled,
        .sessionCancelled,
    ]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        let commission = try context.book.commission.row(Book.commissionKey)
        if case .secretaryDesignated(let event) = act.event { return designation(event, commission, context) }
        // «será ejercida por el/la Director(a) de Estrategia Regional …»
        let secretary = commission?.secretary(on: act.occurred.date())
        guard secretary?.actorId != act.actor else { return [] }
        return [
            breach(
                "«\(act.actor)» no es la Secretaría Técnica designada el \(act.occurred.date()).",
                "\"\(act.actor)\" is not the designated Technical Secretariat on \(act.occurred.date()).")
        ]
    }

    private func designation(
        _ event: SecretaryDesignated, _ commission: CommissionView?, _ context: Context
    ) -> [Breach] {
        switch event.basis {
        case .titular: return []
        case .delegate:
            // «o su delegado(a)»: Ley 489 de 1998, artículo 10, asks for a written act
            guard event.act == nil, context.readings[.secretaryDelegateLevel] == "ley489" else { return [] }
            return [
                breach(
                    "«\(event.person.id)» ejerce la Secretaría Técnica por delegación sin acto escrito (act).",
                    "\"\(event.person.id)\" holds the Technical Secretariat by delegation without a written act (act).")
            ]
        case .successorUnit:
            // «o la dependencia que haga sus veces»
            guard commission?.units.contains(where: { $0.from <= event.from }) != true else { return [] }
            return [
                breach(
                    "Ninguna dependencia hace las veces de Estrategia Regional el \(event.from).",
                    "No unit acts in the place of Regional Strategy on \(event.from).")
            ]
        }
    }
}
