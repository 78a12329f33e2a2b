/// ART6-N6-EXTRA-FUNCTIONS: a further function of the Secretariat takes the assent of all seven members.
struct ExtraFunctionAssent: Rule {
    let id = "ART6-N6-EXTRA-FUNCTIONS"
    let article = Bilingual(es: "Artículo 6, numeral 6", en: "Article 6, numeral 6")
    let quote = "Las demás que la Comisión determine en sesión, con aval de la totalidad de los integrantes."
    let checks = Bilingual(
        es: "La función cita una decisión en vigor y el aval de las siete curules; según la lectura, todas en la "
            + "sesión o con adhesión posterior de las ausentes.",
        en: "The function cites a decision in force and the assent of the seven seats; by the reading, all in the "
            + "session or with the later adhesion of those absent.")
    let effect = Effect.refuseAsIrregular
    let readings: [Reading] = [.extraFunctionsAssent]
    let remedy = Bilingual(
        es: "Adopte la decisión con las siete curules presentes y de acuerdo (position.stated, decision.adopted) "
            + "y registre después la función con las siete en «assents».",
        en: "Adopt the decision with the seven seats present and assenting (position.stated, decision.adopted) and "
            + "then record the function with the seven in \"assents\".")
    let triggers: [EventType] = [.secretariatFunctionAssigned]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .secretariatFunctionAssigned(let event) = act.event,
            let decision = try context.book.decisions.row(event.decisionId)
        else { return [] }
        // «que la Comisión determine en sesión»
        if let problem = try context.problem(withDecision: event.decisionId, at: act.occurred) {
            return [breach(problem.es, problem.en)]
        }
        var breaches: [Breach] = []
        // «con aval de la totalidad de los integrantes»
        let missing = SeatID.allCases.filter { !event.assents.contains($0) }
        if !missing.isEmpty || event.assents.count != SeatID.allCases.count {
            let names = Self.list(missing)
            breaches.append(
                breach(
                    "El aval debe ser de las siete curules, cada una una vez; falta: \(names).",
                    "The assent must be of the seven seats, each once; missing: \(names)."))
        }
        let silent = SeatID.allCases.filter { !assented($0, decision, context) }
        if !silent.isEmpty {
            let names = Self.list(silent)
            breaches.append(
                breach(
                    "En \(event.decisionId) no consta el asentimiento de: \(names).",
                    "In \(event.decisionId) there is no assent on record of: \(names)."))
        }
        return breaches
    }

    /// Whether a seat assented when the decision was adopted; by the looser reading one that was absent may adhere.
    private func assented(_ seat: SeatID, _ decision: DecisionView, _ context: Context) -> Bool {
        switch decision.adopted?.last(where: { $0.seatId == seat })?.position {
        case .assent, .assentWithReservation: return true
        case .standAside, .abstain, .object: return false
        case nil:
            let wasPresent = decision.quorum?.present.contains(seat) ?? false
            return !wasPresent && context.readings[.extraFunctionsAssent] == "sevenOfSevenWithLaterAdhesion"
        }
    }

    private static func list(_ seats: [SeatID]) -> String {
        seats.isEmpty ? "—" : seats.map(\.rawValue).joined(separator: ", ")
    }
}
