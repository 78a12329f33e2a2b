/// ART4-COMPOSITION: the seven seats of article 4, each with its numeral, and no other.
struct Composition: Rule {
    let id = "ART4-COMPOSITION"
    let article = Bilingual(es: "Artículo 4", en: "Article 4")
    let quote = "estará conformada por"
    let checks = Bilingual(
        es: "Las curules son S1 a S7, cada una con su numeral; se establecen una vez y solo otro decreto las cambia.",
        en: "The seats are S1 to S7, each with its numeral; they are established once, and only a decree changes them.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Use el numeral del artículo 4 que corresponde a la curul; para cambiar el cargo o la entidad, registre "
            + "antes el decreto modificatorio (decree.amended).",
        en: "Use the numeral of article 4 of that seat; to change its office or entity, record the amending decree "
            + "first (decree.amended).")
    let triggers: [EventType] = [.seatEstablished]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .seatEstablished(let event) = act.event else { return [] }
        var breaches: [Breach] = []
        // «estará conformada por: 1. El/La ministro(a) del Interior …»
        if event.numeral != Int64(event.seatId.position + 1) {
            breaches.append(
                breach(
                    "La curul \(event.seatId.rawValue) no es la del numeral \(event.numeral).",
                    "Seat \(event.seatId.rawValue) is not that of numeral \(event.numeral)."))
        }
        guard let seat = try context.book.seats.row(event.seatId.rawValue) else { return breaches }
        let amendments = try context.book.commission.row(Book.commissionKey)?.amendments ?? []
        let isAmended = amendments.contains { $0.date <= act.occurred.date() }
        // An amending decree may change the office or the entity of a seat; it repeats none.
        let changes = (seat.office, seat.entityId, seat.entityName) != (event.office, event.entityId, event.entityName)
        if !isAmended || !changes {
            breaches.append(
                breach(
                    "La curul \(event.seatId.rawValue) ya está establecida\(isAmended ? " así" : "").",
                    "Seat \(event.seatId.rawValue) is already established\(isAmended ? " so" : "")."))
        }
        return breaches
    }
}
