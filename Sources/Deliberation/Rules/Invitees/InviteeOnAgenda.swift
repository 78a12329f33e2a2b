/// ART4-PAR3-ON-AGENDA: invitees speak on items of the agenda, while the item is open.
struct InviteeOnAgenda: Rule {
    let id = "ART4-PAR3-ON-AGENDA"
    let article = Bilingual(es: "Artículo 4, parágrafo 3", en: "Article 4, paragraph 3")
    let quote = "para exponer sobre los temas acordados en la agenda previamente establecida a cada sesión"
    let checks = Bilingual(
        es: "El invitado interviene en un punto abierto de la agenda convocada.",
        en: "The invitee speaks on an open item of the convened agenda.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Abra el punto antes de la intervención del invitado.", en: "Open the item before the invitee speaks.")
    let triggers: [EventType] = [.interventionRecorded]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .interventionRecorded(let event) = act.event,
            let session = try context.book.sessions.row(event.sessionId),
            let row = try context.book.attendance.row(event.sessionId)?.attendee(event.attendeeId, at: act.occurred),
            row.capacity == .invitee
        else { return [] }
        // «sobre los temas acordados en la agenda previamente establecida»
        guard session.item(event.itemId)?.state != .open else { return [] }
        return [
            breach(
                "«\(row.person.office)» intervino en \(event.itemId), que no estaba abierto.",
                "\"\(row.person.office)\" spoke on \(event.itemId), which was not open.")
        ]
    }
}
