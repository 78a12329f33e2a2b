/// ART6-N7-KM: an exercise of knowledge management comes from a topic of the sessions.
struct ExerciseOnSessionTopic: Rule {
    let id = "ART6-N7-KM"
    let article = Bilingual(es: "Artículo 6, numeral 7", en: "Article 6, numeral 7")
    let quote =
        "Convocar y promover ejercicios de gestión del conocimiento relacionados con los temas desarrollados en las "
        + "sesiones, cuando aplique."
    let checks = Bilingual(
        es: "El ejercicio cita una sesión y un punto de su orden del día. «Cuando aplique» lo decide la Secretaría: "
            + "que no haya ejercicios no se revisa.",
        en: "The exercise cites a session and an item of its agenda. \"Where it applies\" is for the Secretariat to "
            + "say: that there are no exercises is not checked.")
    let effect = Effect.finding(.informativa)
    let remedy = Bilingual(
        es: "Cite la sesión (sessionId) y el punto (itemId) al convocar el ejercicio (knowledge.exercise.convened).",
        en: "Cite the session (sessionId) and the item (itemId) when convening the exercise "
            + "(knowledge.exercise.convened).")
    let triggers: [EventType] = [.knowledgeExerciseConvened]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .knowledgeExerciseConvened(let event) = act.event else { return [] }
        guard let sessionId = event.sessionId, let itemId = event.itemId else {
            return lacking(
                "El ejercicio \(event.exerciseId)", "Exercise \(event.exerciseId)",
                [
                    (event.sessionId != nil, "de qué sesión nace", "of which session it is born"),
                    (event.itemId != nil, "de qué punto", "of which item"),
                ])
        }
        // «relacionados con los temas desarrollados en las sesiones»
        guard try context.book.sessions.row(sessionId)?.item(itemId) == nil else { return [] }
        return [
            breach(
                "\(event.exerciseId) cita el punto \(itemId), que no está en el orden del día de \(sessionId).",
                "\(event.exerciseId) cites item \(itemId), which is not on the agenda of \(sessionId).")
        ]
    }
}
