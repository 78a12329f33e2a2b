/// ART6-N2-AGENDA: the convocation itself carries the agenda.
struct AgendaInConvocation: Rule {
    let id = "ART6-N2-AGENDA"
    let article = Bilingual(es: "Artículo 6, numeral 2", en: "Article 6, numeral 2")
    let quote = "Elaborar y presentar la agenda de las sesiones en la convocatoria a la sesión."
    let checks = Bilingual(
        es: "La convocatoria, y cada versión suya, trae la agenda con puntos sin repetir; llega a las siete curules.",
        en: "The convocation, and each version of it, carries the agenda, no item twice; it goes to the seven seats.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Incluya en la convocatoria la agenda con sus anexos por huella y las siete curules.",
        en: "Include in the convocation the agenda with its attachments by hash, and the seven seats.")
    let triggers: [EventType] = [.convocationIssued, .convocationAmended]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        if case .convocationAmended(let event) = act.event { return agenda(event.agenda) }
        guard case .convocationIssued(let event) = act.event else { return [] }
        var breaches = agenda(event.agenda)
        let missing = SeatID.allCases.filter { seat in !event.recipients.contains { $0.seatId == seat } }
        if !missing.isEmpty {
            let names = missing.map(\.rawValue).joined(separator: ", ")
            breaches.append(
                // Not all the seats were called: that can happen, and must not vanish from the record.
                breach(
                    "La convocatoria no llega a: \(names).", "The convocation does not go to: \(names).",
                    effect: .refuseAsIrregular))
        }
        return breaches
    }

    private func agenda(_ items: [AgendaItem]) -> [Breach] {
        // «la agenda de las sesiones en la convocatoria»
        if items.isEmpty { return [breach("La convocatoria no trae agenda.", "The convocation carries no agenda.")] }
        guard Set(items.map(\.itemId)).count != items.count else { return [] }
        return [breach("La agenda repite un punto.", "The agenda repeats an item.")]
    }
}
