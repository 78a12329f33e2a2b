/// ART3-N12-REGULATION: parameters are adopted by an act, one reading each, and never backwards.
///
/// Not enforced here: that a reading based on the regulation waits for the regulation; no act of this version adopts
/// one.
struct OneReadingPerParameter: Rule {
    let id = "ART3-N12-REGULATION"
    let article = Bilingual(es: "Artículo 3, numeral 12", en: "Article 3, numeral 12")
    let quote = "Elaborar su reglamento de funcionamiento."
    let checks = Bilingual(
        es: "Cada lectura adoptada existe, es una de las posibles, se adopta una vez y no rige hacia atrás.",
        en: "Each adopted reading exists, is a possible one, is adopted once and does not reach backwards.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Use los parámetros y lecturas que muestra «constancia rules» y una fecha que no sea anterior al acto.",
        en: "Use the parameters and readings that \"constancia rules\" shows, and a date not before the act.")
    let triggers: [EventType] = [.ruleSetAdopted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .ruleSetAdopted(let event) = act.event else { return [] }
        var breaches: [Breach] = []
        var seen: Set<String> = []
        for parameter in event.parameters {
            let isPossible = Reading.named(parameter.key)?.accepts(parameter.value) ?? false
            if !isPossible || !seen.insert(parameter.key).inserted {
                breaches.append(
                    breach(
                        "«\(parameter.key) = \(parameter.value)» no es una lectura posible o está repetida.",
                        "\"\(parameter.key) = \(parameter.value)\" is not a possible reading, or is repeated."))
            }
        }
        let earlier = try context.book.commission.row(Book.commissionKey)?.ruleSets ?? []
        if earlier.contains(where: { $0.ruleSetId == event.ruleSetId }) {
            breaches.append(
                breach("«\(event.ruleSetId)» ya existe.", "\"\(event.ruleSetId)\" already exists."))
        }
        if !earlier.isEmpty, event.effectiveFrom < act.occurred.date() {
            breaches.append(
                breach(
                    "Regiría desde el \(event.effectiveFrom), antes del acto que lo adopta.",
                    "It would be in force from \(event.effectiveFrom), before the act that adopts it."))
        }
        return breaches
    }
}
