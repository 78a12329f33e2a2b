/// ART3-N12-REGULATION: the Commission adopts its regulation by a decision, within a year; and readings are adopted by an
/// act, one each, never backwards and never from a regulation that is not there.
struct OneReadingPerParameter: Rule {
    let id = "ART3-N12-REGULATION"
    let article = Bilingual(es: "Artículo 3, numeral 12", en: "Article 3, numeral 12")
    let quote = "Elaborar su reglamento de funcionamiento."
    let checks = Bilingual(
        es: "El reglamento lo adopta una decisión en vigor, y hay uno al cumplirse un año del decreto (el plazo es de "
            + "este programa: el decreto no fija ninguno). Cada lectura adoptada existe, es una de las posibles, se "
            + "adopta una vez, no rige hacia atrás y no se funda en un reglamento que aún no rige; cambiar las primeras lo "
            + "adopta una decisión en vigor.",
        en: "A decision in force adopts the regulation, and there is one when a year has passed since the decree (the "
            + "term is this program's: the decree sets none). Each adopted reading exists, is a possible one, is "
            + "adopted once, does not reach backwards and does not rest on a regulation that is not yet in force; a "
            + "decision in force adopts any change of the first ones.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Adopte el reglamento por consenso y regístrelo (regulation.adopted). En rule.set.adopted use los "
            + "parámetros y lecturas que muestra «constancia rules» y una fecha que no sea anterior al acto ni al "
            + "reglamento citado.",
        en: "Adopt the regulation by consensus and record it (regulation.adopted). In rule.set.adopted use the "
            + "parameters and readings that \"constancia rules\" shows, and a date before neither the act nor the "
            + "regulation cited.")
    let triggers: [EventType] = [.ruleSetAdopted, .regulationAdopted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .ruleSetAdopted(let event):
            let commission = try context.book.commission.row(Book.commissionKey)
            return try possible(event) + basis(event, commission) + time(event, act, commission)
                + decision(event, act, commission, in: context)
        case .regulationAdopted(let event):
            let problem = try context.problem(withDecision: event.decisionId, at: act.occurred)
            return problem.map { [breach($0.es, $0.en)] } ?? []
        default: return []
        }
    }

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        guard let commission = try book.commission.row(Book.commissionKey), let decree = commission.decreeDate,
            commission.regulations.isEmpty
        else { return [] }
        // 29 February has no anniversary: the term ends on the last day of that month.
        let due =
            CalendarDate(year: decree.year + 1, month: decree.month, day: decree.day)
            ?? CalendarDate(year: decree.year + 1, month: 2, day: 28) ?? .latest
        guard due < date else { return [] }
        return [
            DeadlineFinding(
                self, .informativa, "commission", dueOn: due,
                "Pasó un año desde el decreto, del \(decree), y la Comisión no ha adoptado su reglamento.",
                "A year has passed since the decree, of \(decree), and the Commission has not adopted its regulation.")
        ]
    }

    private func possible(_ event: RuleSetAdopted) -> [Breach] {
        var seen: Set<String> = []
        return event.parameters.compactMap { parameter in
            let isPossible = Reading.named(parameter.key)?.accepts(parameter.value) ?? false
            let isFirst = seen.insert(parameter.key).inserted
            guard !isPossible || !isFirst else { return nil }
            return breach(
                "«\(parameter.key) = \(parameter.value)» no es una lectura posible o está repetida.",
                "\"\(parameter.key) = \(parameter.value)\" is not a possible reading, or is repeated.")
        }
    }

    /// «su reglamento»: nothing rests on it before it is in force.
    private func basis(_ event: RuleSetAdopted, _ commission: CommissionView?) -> [Breach] {
        guard commission?.hasRegulation(on: event.effectiveFrom) != true else { return [] }
        return event.parameters
            .filter { $0.basis.contains { $0.lowercased().contains("reglamento") } }
            .map { parameter in
                breach(
                    "«\(parameter.key)» se funda en el reglamento y ninguno rige el \(event.effectiveFrom).",
                    "\"\(parameter.key)\" rests on the regulation and none is in force on \(event.effectiveFrom).")
            }
    }

    /// The first readings come with the act that founds the ledger; whoever changes them later cites a decision.
    private func decision(
        _ event: RuleSetAdopted, _ act: Act, _ commission: CommissionView?, in context: Context
    ) throws -> [Breach] {
        guard commission?.ruleSets.isEmpty == false else { return [] }
        return try event.parameters.compactMap { parameter in
            try context.problem(withDecision: parameter.adoptedBy, at: act.occurred).map { problem in
                breach(
                    "«\(parameter.key)» no la adopta ninguna decisión. \(problem.es)",
                    "\"\(parameter.key)\" is adopted by no decision. \(problem.en)")
            }
        }
    }

    private func time(_ event: RuleSetAdopted, _ act: Act, _ commission: CommissionView?) -> [Breach] {
        let earlier = commission?.ruleSets ?? []
        var breaches: [Breach] = []
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
