/// ART3-COVERAGE: in every year each function of article 3 shows in at least one act.
struct FunctionCoverage: Rule {
    let id = "ART3-COVERAGE"
    let article = Bilingual(es: "Artículo 3", en: "Article 3")
    let quote = "tendrá asignadas las siguientes funciones"
    let checks = Bilingual(
        es: "En cada vigencia terminada, al menos una decisión adoptada, compromiso, línea de la ruta de ese año, "
            + "demanda, oferta, espacio, apuesta, modelo, iniciativa, producto, grupo o sistema cita cada función F01 "
            + "a F12. El primer año se cuenta desde el decreto; el año en curso no se juzga.",
        en: "In every year that has ended, at least one decision adopted, commitment, line of that year's route, "
            + "demand, offer, space, bet, model, initiative, product, group or system cites each function F01 to F12. "
            + "The first year counts from the decree; the current year is not judged.")
    let effect = Effect.deadline(.informativa)
    let remedy = Bilingual(
        es: "Programe para la vigencia siguiente una actividad de esa función y cite su código en «functionCodes».",
        en: "Plan an activity of that function for the next year and cite its code in \"functionCodes\".")

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        let years = try book.endedYears(asOf: date)
        guard !years.isEmpty else { return [] }
        let traces = try book.functionTraces()
        return years.flatMap { year in
            let served = Set(traces.filter { year.contains($0.on) }.flatMap(\.codes))
            // «las siguientes funciones»
            return FunctionCode.allCases.filter { !served.contains($0) }.map { code in
                DeadlineFinding(
                    self, .informativa, "\(year.year)/\(code.rawValue)", dueOn: year.last,
                    "En \(year.year) nada cita la función \(code.rawValue) («\(code.label.es)»).",
                    "In \(year.year) nothing cites function \(code.rawValue) (\"\(code.label.en)\").")
            }
        }
    }
}

extension Book {
    /// What cites functions of article 3, each with its day.
    ///
    /// A line counts on the last day of the year of its route, for the row keeps no day of its own; a decision counts
    /// from its adoption, and one adopted against a rule does not count.
    public func functionTraces() throws -> [(on: CalendarDate, codes: [FunctionCode])] {
        var traces: [(on: CalendarDate, codes: [FunctionCode])] = []
        for row in try decisions.rows() where row.state != .irregular {
            if let adopted = row.adoptedAt { traces.append((adopted.date(), row.functionCodes)) }
        }
        try commitments.forEachRow { traces.append(($0.raisedOn, $0.functionCodes)) }
        for row in try routes.rows() {
            guard let day = CalendarDate(year: Int(clamping: row.vigencia), month: 12, day: 31) else { continue }
            for line in row.lines { traces.append((day, line.functionCodes)) }
        }
        for row in try demands.rows() { traces.append((row.on, row.functionCodes)) }
        for row in try offers.rows() { traces.append((row.on, row.functionCodes)) }
        for row in try spaces.rows() { traces.append((row.on, row.functionCodes)) }
        for row in try bets.rows() { traces.append((row.on, row.functionCodes)) }
        for row in try models.rows() { traces.append((row.on, row.functionCodes)) }
        for row in try initiatives.rows() { traces.append((row.on, row.functionCodes)) }
        for row in try products.rows() { traces.append((row.on, row.functionCodes)) }
        for row in try groups.rows() { traces.append((row.on, row.functionCodes)) }
        for row in try systems.rows() { traces.append((row.on, row.functionCodes)) }
        return traces
    }
}
