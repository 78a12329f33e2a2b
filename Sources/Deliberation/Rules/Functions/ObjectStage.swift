/// ART2-OBJECT: the stage of the object that a decision names goes with the functions that it cites.
struct ObjectStage: Rule {
    let id = "ART2-OBJECT"
    let article = Bilingual(es: "Artículo 2", en: "Article 2")
    let quote = "tendrá por objeto la formulación, puesta en marcha y seguimiento de las estrategias"
    let checks = Bilingual(
        es: "La etapa de la decisión concuerda con sus funciones: una de seguimiento cita F08, F09 o F11, y una de "
            + "formulación no cita solo esas. No se revisa si el texto es de esa etapa: eso lo juzga quien lee.",
        en: "The stage of the decision agrees with its functions: one of follow-up cites F08, F09 or F11, and one of "
            + "formulation does not cite only those. Whether the text is of that stage is not checked: a reader judges "
            + "it.")
    let effect = Effect.finding(.informativa)
    let remedy = Bilingual(
        es: "Corrija la etapa (stage) o las funciones (functionCodes) de la propuesta (decision.proposed).",
        en: "Correct the stage (stage) or the functions (functionCodes) of the proposal (decision.proposed).")
    let triggers: [EventType] = [.decisionProposed]

    private let followUp: Set<FunctionCode> = [.f08, .f09, .f11]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        // A proposal that cites no function is for ART3-TRACE.
        guard case .decisionProposed(let event) = act.event, !event.functionCodes.isEmpty else { return [] }
        let codes = Set(event.functionCodes)
        switch event.stage {
        // «formulación»
        case .formulacion where codes.isSubset(of: followUp):
            return [
                breach(
                    "\(event.decisionId) se propone como formulación y solo cita funciones de seguimiento.",
                    "\(event.decisionId) is proposed as formulation and cites only functions of follow-up.")
            ]
        // «seguimiento»
        case .seguimiento where codes.isDisjoint(with: followUp):
            return [
                breach(
                    "\(event.decisionId) se propone como seguimiento y no cita F08, F09 ni F11.",
                    "\(event.decisionId) is proposed as follow-up and cites none of F08, F09 and F11.")
            ]
        case .formulacion, .puestaEnMarcha, .seguimiento: return []
        }
    }
}
