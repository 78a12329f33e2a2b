/// ART4-PAR2-NOT-MEMBER: an invitee is never a member: not in quorum, consensus or chair.
struct InviteeIsNotMember: Rule {
    let id = "ART4-PAR2-NOT-MEMBER"
    let article = Bilingual(es: "Artículo 4, parágrafo 2", en: "Article 4, paragraph 2")
    let quote = "serán invitados permanentes"
    let checks = Bilingual(
        es: "Quien está acreditado como invitado no ocupa una curul ni preside.",
        en: "Whoever is accredited as an invitee takes no seat and does not chair.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Registre su asistencia como invitado (capacity: invitee).",
        en: "Record the attendance as an invitee (capacity: invitee).")
    let triggers: [EventType] = [.attendanceStarted, .chairAssumed]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .attendanceStarted(let event) where event.capacity == .seat:
            if event.invitationId != nil { return [refusal(event.person.id)] }
            // The decree bounds the view: one row for each region, scheme or association, whoever stands for it.
            let isInvitee = try context.book.invitees.rows().contains {
                $0.person.id == event.person.id && $0.isAccredited(on: act.occurred.date())
            }
            // «invitados permanentes»
            return isInvitee ? [refusal(event.person.id)] : []
        case .chairAssumed(let event):
            let row = try context.book.attendance.row(event.sessionId)?.attendee(event.attendeeId, at: act.occurred)
            return row?.capacity == .invitee ? [refusal(event.attendeeId)] : []
        default: return []
        }
    }

    private func refusal(_ person: String) -> Breach {
        breach("«\(person)» es invitado y no integrante.", "\"\(person)\" is an invitee and not a member.")
    }
}
