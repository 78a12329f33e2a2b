/// ART4-PAR2-ONE-TOPIC: one invitation is for one topic of one session, which is on its agenda.
struct InvitationOneTopic: Rule {
    let id = "ART4-PAR2-ONE-TOPIC"
    let article = Bilingual(es: "Artículo 4, parágrafo 2", en: "Article 4, paragraph 2")
    let quote = "para el desarrollo de un tema puntual"
    let checks = Bilingual(
        es: "El tema de la invitación es un punto de la agenda, no se invita dos veces por él a la misma persona o "
            + "entidad, y el invitado asiste a esa sesión y no a otra.",
        en: "The topic of the invitation is an item of the agenda, nobody is invited for it twice, and the guest "
            + "attends that session and no other.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Expida una invitación por tema y por sesión (special.invitation.issued), con un punto de la agenda.",
        en: "Issue one invitation for each topic and session (special.invitation.issued), with an agenda item.")
    let triggers: [EventType] = [.specialInvitationIssued, .attendanceStarted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .specialInvitationIssued(let event): return try issued(event, context)
        case .attendanceStarted(let event):
            guard let id = event.invitationId, let invitation = try context.book.invitations.row(id) else { return [] }
            return attended(event, invitation)
        default: return []
        }
    }

    private func issued(_ event: SpecialInvitationIssued, _ context: Context) throws -> [Breach] {
        var breaches: [Breach] = []
        // «un tema puntual», «sobre los temas acordados en la agenda»
        if let session = try context.book.sessions.row(event.sessionId), session.item(event.itemId) == nil {
            breaches.append(
                breach(
                    "\(event.invitationId) es para el punto \(event.itemId), que no está en la agenda de "
                        + "\(event.sessionId).",
                    "\(event.invitationId) is for item \(event.itemId), which is not on the agenda of "
                        + "\(event.sessionId)."))
        }
        let guest = event.guest.guestId
        let earlier = try context.book.ids(.invitations(topic: event.topicId, guest: guest)).sorted()
            .compactMap { try context.book.invitations.row($0) }
            .first { $0.topicId == event.topicId && $0.guest.guestId == guest && $0.answer != .declined }
        if let earlier {
            breaches.append(
                breach(
                    "«\(event.guest.guestId)» ya está invitado por el tema \(event.topicId) en "
                        + "\(earlier.invitationId).",
                    "\"\(event.guest.guestId)\" is already invited for topic \(event.topicId) by "
                        + "\(earlier.invitationId)."))
        }
        return breaches
    }

    private func attended(_ event: AttendanceStarted, _ invitation: InvitationView) -> [Breach] {
        let id = invitation.invitationId
        if invitation.sessionId != event.sessionId {
            return [
                breach(
                    "«\(event.person.id)» asiste a \(event.sessionId) con \(id), que es para \(invitation.sessionId).",
                    "\"\(event.person.id)\" attends \(event.sessionId) with \(id), which is for "
                        + "\(invitation.sessionId).")
            ]
        }
        guard invitation.answer == .declined else { return [] }
        return [
            breach(
                "«\(event.person.id)» asiste con \(id), que consta como declinada.",
                "\"\(event.person.id)\" attends with \(id), which is on record as declined.")
        ]
    }
}
