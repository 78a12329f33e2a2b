/// ART4-PAR6-SCHEMES: the Commission creates its groups by a decision, and no group decides in its place.
struct GroupsCreatedByDecision: Rule {
    let id = "ART4-PAR6-SCHEMES"
    let article = Bilingual(es: "Artículo 4, parágrafo 6", en: "Article 4, paragraph 6")
    let quote =
        "podrá establecer de acuerdo con las necesidades territoriales y regionales mecanismos de focalización y "
        + "esquemas organizativos, temáticos y/o de gestión pertinentes"
    let checks = Bilingual(
        es: "El grupo cita la decisión en vigor que lo crea; lo que produce son insumos y nunca decisiones.",
        en: "The group cites the decision in force that creates it; what it produces are inputs and never decisions.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Adopte la decisión que crea el grupo (decision.adopted) y cítela (decisionId). Lo que el grupo acuerde "
            + "llévelo a la sesión como propuesta (decision.proposed).",
        en: "Adopt the decision that creates the group (decision.adopted) and cite it (decisionId). What the group "
            + "agrees on, bring to the session as a proposal (decision.proposed).")
    let triggers: [EventType] = [.workingGroupCreated, .workingGroupMeetingHeld]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        // «La Comisión … podrá establecer»
        case .workingGroupCreated(let event):
            guard let decisionId = event.decisionId else {
                return lacking(
                    "El grupo \(event.groupId)", "Group \(event.groupId)",
                    [(false, "qué decisión lo crea", "which decision creates it")])
            }
            let problem = try context.problem(withDecision: decisionId, at: act.occurred)
            return problem.map { [breach($0.es, $0.en)] } ?? []
        // «para la coordinación e implementación de sus funciones», not to decide
        case .workingGroupMeetingHeld(let event) where event.decides:
            return [
                breach(
                    "La reunión de \(event.groupId) dice decidir; un grupo solo entrega insumos a la Comisión.",
                    "The meeting of \(event.groupId) claims to decide; a group only gives inputs to the Commission.")
            ]
        default: return []
        }
    }
}
