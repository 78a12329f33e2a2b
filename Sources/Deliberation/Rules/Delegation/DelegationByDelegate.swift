/// ART4-PAR1-NO-SUBDELEGATION: who acts by delegation does not delegate again.
struct DelegationByDelegate: Rule {
    let id = "ART4-PAR1-NO-SUBDELEGATION"
    let article = Bilingual(es: "Ley 489 de 1998, artículo 11, numeral 2", en: "Law 489 of 1998, article 11, number 2")
    let quote = "Las funciones, atribuciones y potestades recibidas en virtud de delegación."
    let checks = Bilingual(
        es: "Quien expide el acto no ocupa un empleo en el que esa curul ya está delegada.",
        en: "Whoever issues the act does not fill a post to which that seat is already delegated.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "El delegado no subdelega: pida al titular de la curul un acto propio y registre ese (delegation.issued).",
        en: "A delegate does not delegate again: ask the holder of the seat for an act and record that one "
            + "(delegation.issued).")
    let triggers: [EventType] = [.delegationIssued]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .delegationIssued(let event) = act.event else { return [] }
        let book = context.book
        let holder = try book.seats.row(event.seatId.rawValue)?.holder(on: event.actDate)
        guard holder?.person.id != event.issuerId else { return [] }
        // «recibidas en virtud de delegación»
        let posts = try book.ids(.posts(event.seatId)).filter { post in
            try book.posts.row(post)?.incumbent(on: event.actDate)?.person.id == event.issuerId
        }
        let candidates = try posts.flatMap { try book.ids(.delegations(event.seatId, post: $0)) }.sorted()
        let received = try candidates.compactMap { try book.delegations.row($0) }.first { delegation in
            delegation.seatId == event.seatId && delegation.isInForce(on: event.actDate)
        }
        guard let received else { return [] }
        return [
            breach(
                "«\(event.issuerId)» actúa por \(event.seatId.rawValue) en virtud de \(received.delegationId) el "
                    + "\(event.actDate): no puede delegar a su vez.",
                "\"\(event.issuerId)\" acts for \(event.seatId.rawValue) under \(received.delegationId) on "
                    + "\(event.actDate): cannot delegate in turn.")
        ]
    }
}
