/// ART4-PAR3-ON-AGENDA: invitees speak on open items of the agenda sent; special guests, only on their own.
struct InviteeOnAgenda: Rule {
    let id = "ART4-PAR3-ON-AGENDA"
    let article = Bilingual(es: "Artículo 4, parágrafo 3", en: "Article 4, paragraph 3")
    let quote = "para exponer sobre los temas acordados en la agenda previamente establecida a cada sesión"
    let checks = Bilingual(
        es: "El invitado interviene en un punto abierto de la agenda comunicada; el especial, solo en el de su "
            + "invitación; el permanente, según la lectura adoptada.",
        en: "The invitee speaks on an open item of the agenda delivered; a special guest only on that of the "
            + "invitation; a permanent invitee, depending on the reading adopted.")
    let effect = Effect.finding(.leve)
    let readings: [Reading] = [.invitePermanentVoice]
    let remedy = Bilingual(
        es: "Dé la palabra al invitado en el punto de su invitación, una vez abierto (agenda.item.opened), y convoque "
            + "con ese punto.",
        en: "Let the invitee speak on the item of the invitation, once it is open (agenda.item.opened), and convene "
            + "with that item.")
    let triggers: [EventType] = [.interventionRecorded]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .interventionRecorded(let event) = act.event,
            let session = try context.book.sessions.row(event.sessionId),
            let row = try context.book.attendance.row(event.sessionId)?.attendee(event.attendeeId, at: act.occurred),
            row.capacity == .invitee
        else { return [] }
        let office = row.person.office
        var breaches: [Breach] = []
        let item = session.item(event.itemId)
        // «sobre los temas acordados en la agenda previamente establecida»
        if item?.state != .open {
            breaches.append(
                breach(
                    "«\(office)» intervino en \(event.itemId), que no estaba abierto.",
                    "\"\(office)\" spoke on \(event.itemId), which was not open."))
        }
        if let item, item.late || item.inSession {
            breaches.append(
                breach(
                    "«\(office)» intervino en \(event.itemId), agregado o cambiado después de comunicar la agenda.",
                    "\"\(office)\" spoke on \(event.itemId), added or changed after the agenda was delivered."))
        }
        return try breaches + voice(of: row, event, context)
    }

    /// Paragraph 3 gives voice to special guests, each for one topic; of the permanent ones it says nothing.
    private func voice(
        of row: AttendanceRow, _ event: InterventionRecorded, _ context: Context
    ) throws -> [Breach] {
        let office = row.person.office
        guard let id = row.invitationId else {
            guard context.readings[.invitePermanentVoice] == "presenceOnly" else { return [] }
            return [
                breach(
                    "«\(office)» es invitado permanente y la lectura adoptada no le da voz.",
                    "\"\(office)\" is a permanent invitee, to whom the adopted reading gives no voice.")
            ]
        }
        guard let invitation = try context.book.invitations.row(id),
            invitation.sessionId != event.sessionId || invitation.itemId != event.itemId
        else { return [] }
        return [
            breach(
                "«\(office)» intervino en \(event.sessionId), \(event.itemId), y su invitación \(id) es para "
                    + "\(invitation.sessionId), \(invitation.itemId).",
                "\"\(office)\" spoke in \(event.sessionId), \(event.itemId), and the invitation \(id) is for "
                    + "\(invitation.sessionId), \(invitation.itemId).")
        ]
    }
}
