/// ART4-PAR5-INTEREST: the representative is chosen among the schemes that presented their interest before.
struct SchemesByInterest: Rule {
    let id = "ART4-PAR5-INTEREST"
    let article = Bilingual(es: "Artículo 4, parágrafo 5", en: "Article 4, paragraph 5")
    let quote = "de acuerdo a la presentación de interés en participar en el espacio, con base en los interesados"
    let checks = Bilingual(
        es: "El esquema escogido presentó antes su interés en participar.",
        en: "The scheme chosen had presented its interest in taking part.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Registre la presentación de interés (eat.interest.presented) antes de la elección.",
        en: "Record the presentation of interest (eat.interest.presented) before the choice.")
    let triggers: [EventType] = [.eatRepresentativeChosen]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .eatRepresentativeChosen(let event) = act.event else { return [] }
        let interests = try context.book.eats.row(event.eatId)?.interests ?? []
        // «con base en los interesados»
        guard !interests.contains(where: { $0.at <= act.occurred }) else { return [] }
        return [
            breach(
                "No consta que «\(event.eatId)» haya presentado interés antes del \(act.occurred).",
                "\"\(event.eatId)\" is not on record as having presented interest before \(act.occurred).")
        ]
    }
}
