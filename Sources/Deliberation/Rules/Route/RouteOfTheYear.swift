/// ART3-N5-ROUTE-ANNUAL: each year has one route of its own, approved by a decision.
struct RouteOfTheYear: Rule {
    let id = "ART3-N5-ROUTE-ANNUAL"
    let article = Bilingual(es: "Artículo 3, numeral 5", en: "Article 3, numeral 5")
    let quote = "Definir las rutas de trabajo anuales"
    let checks = Bilingual(
        es: "La ruta es de una sola vigencia, la de su identificador; la aprueba, la modifica o mueve sus hitos una "
            + "decisión en vigor. Cada vigencia terminada, desde la del decreto, tuvo una ruta aprobada antes de "
            + "acabar; el año en curso no se juzga.",
        en: "The route is of one year, that of its identifier; a decision in force approves it, changes it or moves "
            + "its milestones. Every year that has ended, from that of the decree on, had a route approved before it "
            + "was over; the current year is not judged.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Formule una ruta por vigencia, R-2026 para 2026 (route.formulated), y apruébela con la decisión "
            + "consensuada (route.approved) antes del 31 de diciembre.",
        en: "Formulate one route a year, R-2026 for 2026 (route.formulated), and approve it with the consensus "
            + "decision (route.approved) before 31 December.")
    let triggers: [EventType] = [.routeFormulated, .routeApproved, .routeModified, .milestoneMoved, .routeClosed]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .routeFormulated(let event):
            // «rutas de trabajo anuales»: the identifier R-yyyy leaves room for one route a year
            guard event.routeId != "R-\(event.vigencia)" else { return [] }
            return [
                breach(
                    "La ruta \(event.routeId) no puede ser de la vigencia \(event.vigencia): una ruta es de un solo año.",
                    "Route \(event.routeId) cannot be of the year \(event.vigencia): a route is of a single year.")
            ]
        case .routeApproved(let event): return try rest(on: event.decisionId, act, context)
        case .routeModified(let event): return try rest(on: event.decisionId, act, context)
        case .milestoneMoved(let event): return try rest(on: event.decisionId, act, context)
        case .routeClosed(let event): return try event.decisionId.map { try rest(on: $0, act, context) } ?? []
        default: return []
        }
    }

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        let years = try book.endedYears(asOf: date)
        guard !years.isEmpty else { return [] }
        let routes = try book.routes.rows()
        return try years.compactMap { year in
            let approved = try routes.contains { route in
                let isInTime = route.approvedOn.map { $0 <= year.last } ?? false
                return try route.vigencia == year.year && isInTime && !book.isRevoked(route.decisionId)
            }
            // «anuales»
            guard !approved else { return nil }
            return DeadlineFinding(
                self, .grave, String(year.year), dueOn: year.last,
                "La vigencia \(year.year) terminó sin una ruta aprobada.",
                "The year \(year.year) ended without an approved route.")
        }
    }

    /// «Definir» is for the Commission, which does so by its decisions.
    private func rest(on decisionId: String, _ act: Act, _ context: Context) throws -> [Breach] {
        let problem = try context.problem(withDecision: decisionId, at: act.occurred)
        return problem.map { [breach($0.es, $0.en)] } ?? []
    }
}
