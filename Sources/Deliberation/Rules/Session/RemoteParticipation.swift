/// ART4-PAR7-PARTICIPATION: remote attendance counts when it is simultaneous and identity is on record.
struct RemoteParticipation: Rule {
    let id = "ART4-PAR7-PARTICIPATION"
    let article = Bilingual(
        es: "Artículo 4, parágrafo 7; Ley 1437 de 2011, artículo 63",
        en: "Article 4, paragraph 7; Law 1437 of 2011, article 63")
    let quote = "con la participación de mínimo la mitad más uno"
    let checks = Bilingual(
        es: "Quien asiste de forma remota tiene prueba de identidad y asiste de forma simultánea.",
        en: "Whoever attends remotely has identity evidence and attends simultaneously.")
    let effect = Effect.finding(.grave)
    let readings: [Reading] = [.remoteModes]
    let remedy = Bilingual(
        es: "Registre cómo se verificó la identidad (identityEvidence) y haga que participe a la vez que los demás.",
        en: "Record how identity was verified (identityEvidence) and have the person take part with the others.")
    let triggers: [EventType] = [.attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .attendanceStarted(let event) = act.event, event.capacity == .seat, event.mode != .inPerson
        else { return [] }
        var breaches: [Breach] = []
        // «con la participación»
        if event.mode == .sequential, context.readings[.remoteModes] == "synchronous" {
            breaches.append(
                breach(
                    "«\(event.person.id)» asiste de forma sucesiva y no simultánea: no cuenta.",
                    "\"\(event.person.id)\" attends in succession, not simultaneously: does not count."))
        }
        if event.identityEvidence == nil {
            breaches.append(
                breach(
                    "«\(event.person.id)» ingresa de forma remota sin prueba de identidad.",
                    "\"\(event.person.id)\" enters remotely without identity evidence."))
        }
        return breaches
    }
}
