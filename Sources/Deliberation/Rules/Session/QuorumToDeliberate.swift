/// ART4-PAR7-DELIBERATE: what is said while there is no quorum is flagged.
///
/// Under the reading `installAndDecide` the quorum is needed only to install and to decide, and nothing is flagged; a
/// loss or a return of the quorum that did not happen is refused under both.
struct QuorumToDeliberate: Rule {
    let id = "ART4-PAR7-DELIBERATE"
    let article = Bilingual(es: "Artículo 4, parágrafo 7", en: "Article 4, paragraph 7")
    let quote = "podrá sesionar, deliberar y tomar decisiones con la participación de mínimo la mitad más uno"
    let checks = Bilingual(
        es: "Se delibera con quórum; la pérdida y la recuperación corresponden a lo que consta.",
        en: "Deliberation takes a quorum; its loss and return match what is on record.")
    let effect = Effect.finding(.leve)
    let readings: [Reading] = [
        .quorumScope, .quorumHalfPlusOne, .quorumDenominator, .delegationNoPower, .remoteModes,
    ]
    let remedy = Bilingual(
        es: "Suspenda hasta recuperar el quórum y regístrelo (quorum.restored).",
        en: "Suspend until the quorum is back and record it (quorum.restored).")
    let triggers: [EventType] = [
        .interventionRecorded, .decisionProposed, .proposalAmended, .positionStated, .quorumLost, .quorumRestored,
        .agendaItemOpened, .sessionResumed,
    ]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event),
            session.state == .installed || session.state == .suspended
        else { return [] }
        let quorum = try context.quorum(of: session.sessionId, at: act.occurred)
        switch act.type {
        case .quorumLost where quorum.met:
            return [
                breach(
                    "Se declara perdido el quórum y hay \(quorum.seatsPresent.es).",
                    "The quorum is declared lost and there \(quorum.seatsPresent.en).", effect: .refuse)
            ]
        case .quorumRestored where !quorum.met:
            return [
                breach(
                    "Se declara recuperado el quórum y hay \(quorum.seatsPresent.es).",
                    "The quorum is declared restored and there \(quorum.seatsPresent.en).", effect: .refuse)
            ]
        case .quorumLost, .quorumRestored: return []
        case .sessionResumed: return deliberation(quorum, context, "Se reanuda", "Resumed")
        default: return deliberation(quorum, context, "Se delibera", "Deliberation")
        }
    }

    private func deliberation(_ quorum: QuorumFact, _ context: Context, _ es: String, _ en: String) -> [Breach] {
        // «deliberar»
        guard !quorum.met, context.readings[.quorumScope] == "continuous" else { return [] }
        return [
            breach(
                "\(es) sin quórum: \(quorum.present.count) de \(quorum.required).",
                "\(en) without quorum: \(quorum.present.count) of \(quorum.required).")
        ]
    }
}
