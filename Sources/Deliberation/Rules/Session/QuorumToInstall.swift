/// ART4-PAR7-INSTALL: the Commission meets only with quorum; without it the session fails.
struct QuorumToInstall: Rule {
    let id = "ART4-PAR7-INSTALL"
    let article = Bilingual(es: "Artículo 4, parágrafo 7", en: "Article 4, paragraph 7")
    let quote = "podrá sesionar, deliberar y tomar decisiones con la participación de mínimo la mitad más uno"
    let checks = Bilingual(
        es: "La sesión se instala con quórum; se declara fallida solo sin él.",
        en: "The session is installed with quorum; it is declared failed only without.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.quorumHalfPlusOne, .quorumDenominator, .delegationNoPower, .remoteModes]
    let remedy = Bilingual(
        es: "Espere a que ingresen más curules, o declare la sesión fallida (session.failed.for.quorum).",
        en: "Wait for more seats to arrive, or declare the session failed (session.failed.for.quorum).")
    let triggers: [EventType] = [.sessionInstalled, .sessionFailedForQuorum]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let id = act.event.sessionID else { return [] }
        let quorum = try context.quorum(of: id, at: act.occurred)
        // «podrá sesionar … con la participación de mínimo la mitad más uno»
        if act.type == .sessionInstalled, !quorum.met {
            return [
                breach(
                    "Hay \(quorum.seatsPresent.es), de las \(quorum.required) que se requieren para instalar.",
                    "There \(quorum.seatsPresent.en) of \(quorum.required) required: it cannot be installed.")
            ]
        }
        if act.type == .sessionFailedForQuorum, quorum.met {
            return [
                breach(
                    "Hay quórum (\(quorum.present.count) de \(quorum.required)): la sesión no es fallida.",
                    "There is a quorum (\(quorum.present.count) of \(quorum.required)): the session has not failed.",
                    effect: .refuse)
            ]
        }
        return []
    }
}
