/// ART4-COMPOSITION: the seven seats of article 4, each with its numeral, and no other.
struct Composition: Rule {
    let id = "ART4-COMPOSITION"
    let article = Bilingual(es: "Artículo 4", en: "Article 4")
    let quote = "estará conformada por"
    let checks = Bilingual(
        es: "Las curules son S1 a S7, cada una con su numeral, y se establecen una sola vez.",
        en: "The seats are S1 to S7, each with its numeral, and are established once.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Use el numeral del artículo 4 que corresponde a la curul; cambiar la conformación requiere un decreto.",
        en: "Use the numeral of article 4 of that seat; changing the composition takes a decree.")
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
        if try context.book.seats.row(event.seatId.rawValue) != nil {
            breaches.append(
                breach(
                    "La curul \(event.seatId.rawValue) ya está establecida.",
                    "Seat \(event.seatId.rawValue) is already established."))
        }
        return breaches
    }
}
