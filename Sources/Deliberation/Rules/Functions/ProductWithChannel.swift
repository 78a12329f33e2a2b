/// ART3-N10-KNOWLEDGE: a knowledge product can be found: its document, its topics and the channel that takes it.
struct ProductWithChannel: Rule {
    let id = "ART3-N10-KNOWLEDGE"
    let article = Bilingual(es: "Artículo 3, numeral 10", en: "Article 3, numeral 10")
    let quote =
        "Se priorizarán los espacios académicos, observatorios y los espacios relacionados con el desarrollo "
        + "territorial."
    let checks = Bilingual(
        es: "El producto tiene documento con su huella, temas y canal. Que se prefieran los canales que el decreto "
            + "prioriza no se revisa.",
        en: "The product has a document with its hash, topics and a channel. Whether the channels that the decree puts "
            + "first are preferred is not checked.")
    let effect = Effect.finding(.informativa)
    let remedy = Bilingual(
        es: "Registre el producto (knowledge.product.registered) con su documento, sus temas (topics) y su canal "
            + "(channel).",
        en: "Record the product (knowledge.product.registered) with its document, its topics (topics) and its channel "
            + "(channel).")
    let triggers: [EventType] = [.knowledgeProductRegistered]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .knowledgeProductRegistered(let event) = act.event else { return [] }
        return lacking(
            "El producto \(event.productId)", "Product \(event.productId)",
            [
                (event.document != nil, "su documento", "its document"),
                (!event.topics.isEmpty, "sus temas", "its topics"),
                // «los espacios académicos, observatorios y los espacios relacionados»
                (event.channel != nil, "su canal", "its channel"),
            ])
    }
}
