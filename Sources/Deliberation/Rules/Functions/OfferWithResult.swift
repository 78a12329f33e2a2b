/// ART3-N2-OFFER: an offer says what result it leads to and how that is measured.
struct OfferWithResult: Rule {
    let id = "ART3-N2-OFFER"
    let article = Bilingual(es: "Artículo 3, numeral 2", en: "Article 3, numeral 2")
    let quote = "Articular la oferta del Gobierno nacional orientada a resultados de desarrollo territoriales."
    let checks = Bilingual(
        es: "La oferta nombra su entidad, el resultado esperado y el indicador que lo mide.",
        en: "The offer names its entity, the expected result and the indicator that measures it.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Pida a la entidad el resultado (result) y el indicador (indicator) y registre la oferta con ellos "
            + "(institutional.offer.registered).",
        en: "Ask the entity for the result (result) and the indicator (indicator) and record the offer with them "
            + "(institutional.offer.registered).")
    let triggers: [EventType] = [.institutionalOfferRegistered]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .institutionalOfferRegistered(let event) = act.event else { return [] }
        // «orientada a resultados»
        return lacking(
            "La oferta \(event.offerId) de \(event.entityId)", "Offer \(event.offerId) of \(event.entityId)",
            [
                (event.result != nil, "el resultado esperado", "the expected result"),
                (event.indicator != nil, "el indicador", "the indicator"),
            ])
    }
}
