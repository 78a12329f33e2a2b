/// ART4-PAR4-OBJECTION: an objection is withdrawn or resolved before adoption, and both are on record.
struct ObjectionsResolved: Rule {
    let id = "ART4-PAR4-OBJECTION"
    let article = Bilingual(es: "Artículo 4, parágrafo 4", en: "Article 4, paragraph 4")
    let quote = "Las decisiones serán consensuadas por los integrantes de la Comisión Intersectorial"
    let checks = Bilingual(
        es: "Ninguna objeción sigue abierta al adoptar; retirarla después no sanea la decisión.",
        en: "No objection is still open at adoption; withdrawing it later does not mend the decision.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Registre cómo se resolvió la objeción (objection.withdrawn), enmiende el texto, o declare que no hubo "
            + "decisión (decision.not.reached).",
        en: "Record how the objection was resolved (objection.withdrawn), amend the text, or declare that no decision "
            + "was reached (decision.not.reached).")
    let triggers: [EventType] = [.decisionAdopted, .objectionWithdrawn]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let id = act.event.decisionID, let decision = try context.book.decisions.row(id) else { return [] }
        if case .objectionWithdrawn(let event) = act.event {
            // Recorded, for it happened; what was decided over the objection stays as it was decided.
            guard let adoptedAt = decision.adoptedAt else { return [] }
            return [
                breach(
                    "La objeción \(event.objectionId) se retira después de adoptada \(id) (\(adoptedAt)): no la sanea.",
                    "Objection \(event.objectionId) is withdrawn after \(id) was adopted (\(adoptedAt)): it mends nothing.",
                    effect: .finding(.grave))
            ]
        }
        // «consensuadas»: an objection is never outvoted
        return decision.openObjections(at: act.occurred).map {
            breach(
                "La objeción \($0.objectionId) de «\($0.attendeeId)» sigue abierta.",
                "Objection \($0.objectionId) of \"\($0.attendeeId)\" is still open.")
        }
    }
}
