/// ART9-EFFECTIVE: no act of the Commission before the decree that creates it.
struct EffectiveDecree: Rule {
    let id = "ART9-EFFECTIVE"
    let article = Bilingual(es: "Artículo 9", en: "Article 9")
    let quote = "El presente decreto rige a partir de la fecha de su expedición."
    let checks = Bilingual(
        es: "Ningún acto de la Comisión es anterior a la expedición del decreto.",
        en: "No act of the Commission is earlier than the issue of the decree.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Corrija la fecha del acto: la Comisión no existe antes del decreto.",
        en: "Correct the date of the act: the Commission does not exist before the decree.")
    let triggers = EventType.allCases.filter { $0 != .decreeIssued }

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        // «a partir de la fecha de su expedición»
        guard let decree = try context.book.commission.row(Book.commissionKey)?.decreeDate,
            act.occurred.date() < decree
        else { return [] }
        return [
            breach(
                "El acto es del \(act.occurred.date()) y el decreto rige desde el \(decree).",
                "The act is of \(act.occurred.date()) and the decree is in force from \(decree).")
        ]
    }
}
