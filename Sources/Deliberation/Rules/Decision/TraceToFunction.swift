/// ART3-TRACE: decisions and commitments say which functions of article 3 they serve.
struct TraceToFunction: Rule {
    let id = "ART3-TRACE"
    let article = Bilingual(es: "Artículo 3", en: "Article 3")
    let quote = "tendrá asignadas las siguientes funciones"
    let checks = Bilingual(
        es: "La decisión o el compromiso cita al menos una función F01 a F12.",
        en: "The decision or commitment cites at least one function F01 to F12.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Indique en «functionCodes» la función del artículo 3.",
        en: "Name the function of article 3 in \"functionCodes\".")
    let triggers: [EventType] = [.decisionProposed, .commitmentRaised]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        let codes: [FunctionCode] =
            switch act.event {
            case .decisionProposed(let event): event.functionCodes
            case .commitmentRaised(let event): event.functionCodes
            default: []
            }
        // «las siguientes funciones»
        guard codes.isEmpty else { return [] }
        let id = act.event.decisionID ?? act.event.commitmentID ?? ""
        return [breach("\(id) no cita función alguna.", "\(id) cites no function.")]
    }
}
