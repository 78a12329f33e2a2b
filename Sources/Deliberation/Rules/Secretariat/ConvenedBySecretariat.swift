/// ART6-N1-CONVENE: no session without a convocation.
struct ConvenedBySecretariat: Rule {
    let id = "ART6-N1-CONVENE"
    let article = Bilingual(es: "Artículo 6, numeral 1", en: "Article 6, numeral 1")
    let quote = "Convocar las sesiones de la Comisión Intersectorial"
    let checks = Bilingual(
        es: "Todo acto de una sesión tiene antes la convocatoria de la Secretaría Técnica.",
        en: "Every act of a session follows the convocation by the Technical Secretariat.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Registre primero la convocatoria (convocation.issued).",
        en: "Record the convocation first (convocation.issued).")
    /// All acts of a session but those that begin one.
    static let acts = EventType.allCases.filter { type in
        let event = Catalogue.event(type)
        return event.creates == nil && event.aggregate == "session" || type == .decisionProposed
    }
    let triggers = Self.acts

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let id = act.event.sessionID, try context.book.sessions.row(id) == nil else { return [] }
        // «Convocar las sesiones»
        return [breach("La sesión \(id) no ha sido convocada.", "Session \(id) has not been convened.")]
    }
}
