/// ART4-PAR7-PARTICIPATION: remote attendance counts when identity and medium are on record.
struct RemoteParticipation: Rule {
    let id = "ART4-PAR7-PARTICIPATION"
    let article = Bilingual(
        es: "Artículo 4, parágrafo 7; Ley 1437 de 2011, artículo 63",
        en: "Article 4, paragraph 7; Law 1437 of 2011, article 63")
    let quote = "con la participación de mínimo la mitad más uno"
    let checks = Bilingual(
        es: "Quien asiste de forma remota tiene prueba de identidad.",
        en: "Whoever attends remotely has identity evidence.")
    let effect = Effect.finding(.grave)
    let remedy = Bilingual(
        es: "Registre cómo se verificó la identidad (identityEvidence).",
        en: "Record how identity was verified (identityEvidence).")
    let triggers: [EventType] = [.attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        // «con la participación»
        guard case .attendanceStarted(let event) = act.event, event.capacity == .seat, event.mode == .remote,
            event.identityEvidence == nil
        else { return [] }
        return [
            breach(
                "«\(event.person.id)» ingresa de forma remota sin prueba de identidad.",
                "\"\(event.person.id)\" enters remotely without identity evidence.")
        ]
    }
}
