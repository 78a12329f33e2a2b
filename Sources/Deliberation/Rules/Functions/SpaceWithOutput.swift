/// ART3-N3-SPACES: a space has people in it and something comes out of it.
struct SpaceWithOutput: Rule {
    let id = "ART3-N3-SPACES"
    let article = Bilingual(es: "Artículo 3, numeral 3", en: "Article 3, numeral 3")
    let quote = "Generar espacios para concertar, priorizar y articular la acción territorial"
    let checks = Bilingual(
        es: "El espacio tiene participantes y un producto: prioridades o acuerdos.",
        en: "The space has participants and an output: priorities or agreements.")
    let effect = Effect.finding(.informativa)
    let remedy = Bilingual(
        es: "Registre el espacio (concertation.space.held) con sus participantes y lo que se priorizó o acordó "
            + "(output).",
        en: "Record the space (concertation.space.held) with its participants and what was prioritised or agreed "
            + "(output).")
    let triggers: [EventType] = [.concertationSpaceHeld]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .concertationSpaceHeld(let event) = act.event else { return [] }
        // «para concertar, priorizar y articular»
        return lacking(
            "El espacio \(event.spaceId)", "Space \(event.spaceId)",
            [
                (!event.participants.isEmpty, "quiénes participaron", "who took part"),
                (event.output != nil, "qué se priorizó o acordó", "what was prioritised or agreed"),
            ])
    }
}
