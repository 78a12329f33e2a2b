/// LEX-PUBLICITY: what is not public is so for a reason in the law, and the reason is on record.
struct ClassifiedWithBasis: Rule {
    let id = "LEX-PUBLICITY"
    let article = Bilingual(es: "Ley 1712 de 2014", en: "Law 1712 of 2014")
    let quote = "—"
    let checks = Bilingual(
        es: "Un documento clasificado o reservado dice el fundamento. Que el fundamento sea cierto no se revisa.",
        en: "A classified or reserved document says its basis. Whether the basis is true is not checked.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Vuelva a clasificar el documento (document.classified) con su fundamento (basis), o como público.",
        en: "Classify the document again (document.classified) with its basis (basis), or as public.")
    let triggers: [EventType] = [.documentClassified]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .documentClassified(let event) = act.event, event.classification != .publica, event.basis == nil
        else { return [] }
        return [
            breach(
                "\(event.documentId) queda como «\(event.classification.label.es)» sin decir el fundamento.",
                "\(event.documentId) becomes \"\(event.classification.label.en)\" without saying the basis.")
        ]
    }
}
