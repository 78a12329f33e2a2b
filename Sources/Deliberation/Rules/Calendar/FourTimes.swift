/// ART7-FOUR: at least four sessions in a year, whatever quarters they fell in.
struct FourTimes: Rule {
    let id = "ART7-FOUR"
    let article = Bilingual(es: "Artículo 7", en: "Article 7")
    let quote = "por los menos cuatro (4) veces durante una vigencia"
    let checks = Bilingual(
        es: "Cada vigencia terminada tiene al menos cuatro sesiones instaladas de las que cuentan.",
        en: "Every year that has ended has at least four installed sessions of those that count.")
    let effect = Effect.deadline(.grave)
    let readings: [Reading] = [.sessionCountForFour, .sessionVigencia, .sessionPartialYear]
    let remedy = Bilingual(
        es: "Programe y convoque (convocation.issued) al menos cuatro sesiones ordinarias en la vigencia.",
        en: "Plan and convene (convocation.issued) at least four ordinary sessions in the year.")

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        guard let decree = try book.commission.row(Book.commissionKey)?.decreeDate, decree <= date else { return [] }
        let counted = try book.countedSessions().filter {
            $0.kind == .ordinaria || readings[.sessionCountForFour] == "anyInstalled"
        }
        return (decree.year...date.year).compactMap { year in
            let last = Vigencia.lastDay(ofQuarter: 4, year: year)
            let owed = Vigencia.owed(year: year, decreeDate: decree, readings: readings).sessions
            let held = counted.count { $0.installedAt?.date().year == year }
            // «por los menos cuatro (4) veces»
            guard last < date, held < owed else { return nil }
            return DeadlineFinding(
                self, .grave, "\(year)", dueOn: last,
                "En \(year) se debían \(owed) sesiones y cuentan \(held).",
                "In \(year) \(owed) sessions were owed and \(held) count.")
        }
    }
}
