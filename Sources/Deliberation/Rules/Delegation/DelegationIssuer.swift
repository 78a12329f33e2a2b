/// ART4-PAR1-ISSUER: the holder of the seat's office delegates it.
struct DelegationIssuer: Rule {
    let id = "ART4-PAR1-ISSUER"
    let article = Bilingual(
        es: "Artículo 4, parágrafo 1; Ley 489 de 1998, artículos 9 y 10",
        en: "Article 4, paragraph 1; Law 489 of 1998, articles 9 and 10")
    let quote = "o su delegado (a)"
    let checks = Bilingual(
        es: "Quien expide el acto es titular del cargo de la curul en la fecha del acto.",
        en: "Whoever issues the act holds the office of the seat on the date of the act.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "El acto debe expedirlo el titular de la curul; registre antes su posesión o encargo.",
        en: "The act must be issued by the holder of the seat; record the appointment first.")
    let triggers: [EventType] = [.delegationIssued]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .delegationIssued(let event) = act.event else { return [] }
        // «su delegado»: the delegate of the one who holds the office
        let holder = try context.book.seats.row(event.seatId.rawValue)?.holder(on: event.actDate)
        guard holder?.person.id != event.issuerId else { return [] }
        return [
            breach(
                "«\(event.issuerId)» no consta como titular de \(event.seatId.rawValue) el \(event.actDate).",
                "\"\(event.issuerId)\" is not on record as holder of \(event.seatId.rawValue) on \(event.actDate).")
        ]
    }
}
