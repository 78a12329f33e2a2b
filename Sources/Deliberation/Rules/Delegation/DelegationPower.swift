/// ART4-PAR1-POWER: the act gives the power to decide.
struct DelegationPower: Rule {
    let id = "ART4-PAR1-POWER"
    let article = Bilingual(es: "Artículo 4, parágrafo 1", en: "Article 4, paragraph 1")
    let quote = "un acto administrativo que dé potestad en la toma de decisiones"
    let checks = Bilingual(
        es: "El acto da la potestad y dice en qué cláusula; quien no la tiene asiste con voz y no cuenta.",
        en: "The act grants the power and says in which clause; one without it attends with voice and does not count.")
    let effect = Effect.finding(.grave)
    let readings: [Reading] = [.delegationNoPower]
    let remedy = Bilingual(
        es: "Expida un acto que dé expresamente la potestad de decidir y señale la cláusula.",
        en: "Issue an act that expressly grants the power to decide and point to the clause.")
    let triggers: [EventType] = [.delegationIssued, .positionStated, .objectionRaised]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        if case .delegationIssued(let event) = act.event {
            // «que dé potestad en la toma de decisiones»
            guard !event.grantsDecisionPower || event.clauseLocator == nil else { return [] }
            return [
                breach(
                    "El acto \(event.actNumber) no da, con cláusula, la potestad de decidir.",
                    "Act \(event.actNumber) does not grant, by a clause, the power to decide.")
            ]
        }
        guard let voter = act.event.voter, let session = try context.book.session(of: act.event) else { return [] }
        let presence = try context.presence(in: session.sessionId, at: act.occurred)
        guard presence.seat(of: voter)?.standing == .voiceOnly else { return [] }
        return [
            breach(
                "«\(voter)» asiste con un acto sin potestad de decidir: tiene voz y no fija posición.",
                "\"\(voter)\" attends under an act without decision power: voice, but no position.", effect: .refuse)
        ]
    }
}
