/// ART3-N8-FOLLOWUP: a route in force is socialized and followed up within its year, with the groups of value.
struct RouteFollowUp: Rule {
    let id = "ART3-N8-FOLLOWUP"
    let article = Bilingual(es: "Artículo 3, numeral 8", en: "Article 3, numeral 8")
    let quote =
        "Socializar y hacer seguimiento a los planes colaborativos de trabajo concertados con los grupos de valor "
        + "priorizados"
    let checks = Bilingual(
        es: "Cada ruta aprobada en su vigencia tiene en ella al menos una socialización y un avance que nombra su "
            + "grupo de valor.",
        en: "Every route approved in its year has in it at least one socialization and one progress report that names "
            + "its group of value.")
    let effect = Effect.deadline(.leve)
    let remedy = Bilingual(
        es: "Socialice la ruta (route.socialized) y reporte su avance con el grupo de valor (route.progress.reported) "
            + "antes del 31 de diciembre de su vigencia.",
        en: "Socialize the route (route.socialized) and report its progress with the group of value "
            + "(route.progress.reported) before 31 December of its year.")

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        try book.routes.rows().flatMap { route -> [DeadlineFinding] in
            let year = Int(clamping: route.vigencia)
            guard let last = CalendarDate(year: year, month: 12, day: 31), last < date,
                let approved = route.approvedOn, approved <= last
            else { return [] }
            var findings: [DeadlineFinding] = []
            // «Socializar»
            if !route.socializations.contains(where: { $0.at.date().year == year }) {
                findings.append(
                    DeadlineFinding(
                        self, .leve, route.routeId, dueOn: last,
                        "La ruta \(route.routeId) no se socializó en \(year).",
                        "Route \(route.routeId) was not socialized in \(year)."))
            }
            // «hacer seguimiento … con los grupos de valor priorizados»
            if !route.progress.contains(where: { $0.valueGroup != nil && $0.at.date().year == year }) {
                findings.append(
                    DeadlineFinding(
                        self, .leve, route.routeId, dueOn: last,
                        "La ruta \(route.routeId) no tiene en \(year) un avance con grupo de valor.",
                        "Route \(route.routeId) has no progress report with a group of value in \(year)."))
            }
            return findings
        }
    }
}
