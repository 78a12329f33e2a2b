/// ART7-EXTRA-QUORUM: an extraordinary session is installed with the quorum of any other.
struct QuorumOfExtraordinary: Rule {
    let id = "ART7-EXTRA-QUORUM"
    let article = Bilingual(es: "Artículo 7", en: "Article 7")
    let quote = "sea consecuente con lo dispuesto en el parágrafo 7 del artículo 4 del presente Decreto"
    let checks = Bilingual(
        es: "La sesión extraordinaria se instala con el mismo quórum de la ordinaria.",
        en: "The extraordinary session is installed with the same quorum as an ordinary one.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.quorumHalfPlusOne, .quorumDenominator, .delegationNoPower, .remoteModes]
    let remedy = Bilingual(
        es: "Espere el quórum, o declare fallida la extraordinaria (session.failed.for.quorum).",
        en: "Wait for the quorum, or declare the extraordinary session failed (session.failed.for.quorum).")
    let triggers: [EventType] = [.sessionInstalled]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event), session.kind == .extraordinaria else { return [] }
        let quorum = try context.quorum(of: session.sessionId, at: act.occurred)
        // «consecuente con lo dispuesto en el parágrafo 7 del artículo 4»
        guard !quorum.met else { return [] }
        return [
            breach(
                "La extraordinaria \(session.sessionId) tiene \(quorum.seatsPresent.es), de las \(quorum.required) que se requieren: "
                    + "ser extraordinaria no baja el quórum.",
                "The extraordinary session \(session.sessionId) has \(quorum.present.count) seats of "
                    + "\(quorum.required): being extraordinary does not lower the quorum.")
        ]
    }
}
