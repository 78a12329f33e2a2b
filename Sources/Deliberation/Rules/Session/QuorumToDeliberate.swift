/// ART4-PAR7-DELIBERATE: what is said while there is no quorum is flagged.
struct QuorumToDeliberate: Rule {
    let id = "ART4-PAR7-DELIBERATE"
    let article = Bilingual(es: "Artículo 4, parágrafo 7", en: "Article 4, paragraph 7")
    let quote = "podrá sesionar, deliberar y tomar decisiones con la participación de mínimo la mitad más uno"
    let checks = Bilingual(
        es: "Se delibera con quórum; la pérdida y la recuperación corresponden a lo que consta.",
        en: "Deliberation takes a quorum; its loss and return match what is on record.")
    let effect = Effect.finding(.leve)
    let readings: [Reading] = [.quorumHalfPlusOne, .quorumDenominator, .delegationNoPower]
    let remedy = Bilingual(
        es: "Suspenda hasta recuperar el quórum y regístrelo (quorum.restored).",
        en: "Suspend until the quorum is back and record it (quorum.restored).")
    let triggers: [EventType] = [
        .interventionRecorded, .decisionProposed, .proposalAmended, .positionStated, .quorumLost, .quorumRestored,
    ]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event), session.state == .installed else { return [] }
        let quorum = try context.quorum(of: session.sessionId, at: act.occurred)
        switch act.type {
        case .quorumLost where quorum.met:
            return [
                breach(
                    "Se declara perdido el quórum y hay \(quorum.present.count) curules.",
                    "The quorum is declared lost and there are \(quorum.present.count) seats.", effect: .refuse)
            ]
        case .quorumRestored where !quorum.met:
            return [
                breach(
                    "Se declara recuperado el quórum y hay \(quorum.present.count) curules.",
                    "The quorum is declared restored and there are \(quorum.present.count) seats.", effect: .refuse)
            ]
        case .quorumLost, .quorumRestored: return []
        default:
            // «deliberar»
            guard !quorum.met else { return [] }
            return [
                breach(
                    "Se delibera sin quórum: \(quorum.present.count) de \(quorum.required).",
                    "Deliberation without quorum: \(quorum.present.count) of \(quorum.required).")
            ]
        }
    }
}
