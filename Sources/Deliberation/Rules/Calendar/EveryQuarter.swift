/// ART7-QUARTERLY: no quarter ends without a session.
struct EveryQuarter: Rule {
    let id = "ART7-QUARTERLY"
    let article = Bilingual(es: "Artículo 7", en: "Article 7")
    let quote = "sesionará cada trimestre"
    let checks = Bilingual(
        es: "Cada trimestre terminado tiene al menos una sesión instalada; una fallida no cuenta.",
        en: "Every quarter that has ended has at least one installed session; a failed one does not count.")
    let effect = Effect.deadline(.grave)
    let readings: [Reading] = [.sessionQuarter, .sessionPartialYear]
    let remedy = Bilingual(
        es: "Convoque (convocation.issued) e instale (session.installed) una sesión en cada trimestre; el que pasó sin "
            + "sesión queda como hallazgo.",
        en: "Convene (convocation.issued) and install (session.installed) a session in each quarter; one that went by "
            + "without a session stays a finding.")

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        guard let decree = try book.commission.row(Book.commissionKey)?.decreeDate, decree <= date else { return [] }
        let days = try book.countedSessions().compactMap { $0.installedAt?.date() }
        if readings[.sessionQuarter] == "rolling3Months" { return rolling(decree, days, asOf: date, readings) }
        let held = Set(days.map { [$0.year, $0.quarter] })
        return (decree.year...date.year).flatMap { year in
            Vigencia.owed(year: year, decreeDate: decree, readings: readings).quarters.compactMap { quarter in
                let last = Vigencia.lastDay(ofQuarter: quarter, year: year)
                // «cada trimestre»
                guard last < date, !held.contains([year, quarter]) else { return nil }
                return DeadlineFinding(
                    self, .grave, "\(year)-Q\(quarter)", dueOn: last,
                    "El trimestre \(quarter) de \(year) terminó sin sesión instalada.",
                    "Quarter \(quarter) of \(year) ended without an installed session.")
            }
        }
    }

    /// Never more than three months from one session to the next, nor from when the first one is owed.
    private func rolling(
        _ decree: CalendarDate, _ days: [CalendarDate], asOf date: CalendarDate, _ readings: Readings
    ) -> [DeadlineFinding] {
        let quarter = Vigencia.owed(year: decree.year, decreeDate: decree, readings: readings).quarters.first
        let first =
            quarter.map { Vigencia.firstDay(ofQuarter: $0, year: decree.year) }
            ?? Vigencia.firstDay(ofQuarter: 1, year: decree.year + 1)
        var findings: [DeadlineFinding] = []
        var since = max(decree, first)
        var due = Vigencia.threeMonths(after: since)
        while since < due, due < date {
            if let last = days.last(where: { since < $0 && $0 <= due }) {
                since = last
            } else {
                findings.append(
                    DeadlineFinding(
                        self, .grave, "\(since)/\(due)", dueOn: due,
                        "Pasaron tres meses sin sesión instalada, del \(since) al \(due).",
                        "Three months passed without an installed session, from \(since) to \(due)."))
                since = due
            }
            due = Vigencia.threeMonths(after: since)
        }
        return findings
    }
}
