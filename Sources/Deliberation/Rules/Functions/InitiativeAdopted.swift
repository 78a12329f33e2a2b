/// ART3-N7-PND: the Commission's initiatives for the national plan are its decisions, and each plan has at least one.
struct InitiativeAdopted: Rule {
    let id = "ART3-N7-PND"
    let article = Bilingual(es: "Artículo 3, numeral 7", en: "Article 3, numeral 7")
    let quote = "Participar y presentar iniciativas en la construcción del Plan Nacional de Desarrollo"
    let checks = Bilingual(
        es: "La iniciativa cita la decisión en vigor que la adopta. Hay al menos una en cada ventana de cuatro años: "
            + "2026 a 2029, 2030 a 2033 y así en adelante, por los gobiernos que empiezan el 7 de agosto de 2026, de "
            + "2030…; vence el 31 de diciembre del último año, aunque el plan se construya en los primeros meses.",
        en: "The initiative cites the decision in force that adopts it. There is at least one in each window of four "
            + "years: 2026 to 2029, 2030 to 2033 and so on, after the governments that begin on 7 August of 2026, of "
            + "2030…; due on 31 December of the last year, although the plan is made in the first months.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Adopte la iniciativa por consenso (decision.adopted) y preséntela con esa decisión "
            + "(pnd.initiative.presented).",
        en: "Adopt the initiative by consensus (decision.adopted) and present it with that decision "
            + "(pnd.initiative.presented).")
    let triggers: [EventType] = [.pndInitiativePresented]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .pndInitiativePresented(let event) = act.event else { return [] }
        guard let decisionId = event.decisionId else {
            return lacking(
                "La iniciativa \(event.initiativeId)", "Initiative \(event.initiativeId)",
                [(false, "qué decisión la adopta", "which decision adopts it")])
        }
        let problem = try context.problem(withDecision: decisionId, at: act.occurred)
        return problem.map { [breach($0.es, $0.en)] } ?? []
    }

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        guard let decree = try book.commission.row(Book.commissionKey)?.decreeDate else { return [] }
        let days = try book.initiatives.rows().map(\.on)
        return stride(from: 2026, to: date.year, by: 4).compactMap { first in
            let window = first...first + 3
            // «en la construcción del Plan Nacional de Desarrollo»
            guard let last = CalendarDate(year: window.upperBound, month: 12, day: 31), decree <= last, last < date,
                !days.contains(where: { window.contains($0.year) })
            else { return nil }
            return DeadlineFinding(
                self, .informativa, "\(window.lowerBound)-\(window.upperBound)", dueOn: last,
                "La Comisión no presentó iniciativas al plan entre \(window.lowerBound) y \(window.upperBound).",
                "The Commission presented no initiative for the plan in \(window.lowerBound) to \(window.upperBound).")
        }
    }
}
