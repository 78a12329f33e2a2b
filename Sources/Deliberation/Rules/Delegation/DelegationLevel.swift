/// ART4-PAR1-LEVEL: a seat is delegated only to a post of the directive or advisory level.
struct DelegationLevel: Rule {
    let id = "ART4-PAR1-LEVEL"
    let article = Bilingual(es: "Artículo 4, parágrafo 1", en: "Article 4, paragraph 1")
    let quote = "La delegación podrá ser únicamente en un empleo del nivel directivo o asesor"
    let checks = Bilingual(
        es: "El empleo delegado es del nivel directivo o asesor.",
        en: "The delegated post is of the directive or advisory level.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Expida un nuevo acto que delegue en un empleo del nivel directivo o asesor de la misma entidad.",
        en: "Issue a new act that delegates to a post of the directive or advisory level of the same entity.")
    let triggers: [EventType] = [.delegationIssued]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .delegationIssued(let event) = act.event else { return [] }
        // «únicamente en un empleo del nivel directivo o asesor»
        switch event.postLevel {
        case .directivo, .asesor: return []
        case .profesional, .tecnico, .asistencial:
            return [
                breach(
                    "El empleo «\(event.postTitle)» es del nivel \(event.postLevel.label.es).",
                    "The post \"\(event.postTitle)\" is of the level \(event.postLevel.label.en).")
            ]
        }
    }
}
