/// ART6-N4-INVITE-REQUESTS: the convocation presents the request for each special guest.
///
/// Independent of ART4-PAR2-TOPIC-PRIOR: an agreed topic does not stand in for the request, nor the request for it.
struct GuestRequestsInConvocation: Rule {
    let id = "ART6-N4-INVITE-REQUESTS"
    let article = Bilingual(es: "Artículo 6, numeral 4", en: "Article 6, numeral 4")
    let quote = "Informar y presentar las solicitudes de invitados especiales, en la convocatoria a la sesión."
    let checks = Bilingual(
        es: "La convocatoria de la sesión trae la solicitud de ese invitado especial por ese tema.",
        en: "The convocation of the session carries the request for that special guest on that topic.")
    let effect = Effect.refuseAsIrregular
    let remedy = Bilingual(
        es: "Convoque con la solicitud de cada invitado especial (specialInviteRequests), o invítelo a una sesión cuya "
            + "convocatoria la traiga.",
        en: "Convene with the request for each special guest (specialInviteRequests), or invite to a session whose "
            + "convocation carries it.")
    let triggers: [EventType] = [.specialInvitationIssued]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard case .specialInvitationIssued(let event) = act.event,
            let session = try context.book.sessions.row(event.sessionId)
        else { return [] }
        // «las solicitudes de invitados especiales, en la convocatoria a la sesión»
        let isPresented = session.inviteRequests.contains {
            $0.topicId == event.topicId && $0.guestId == event.guest.guestId
        }
        guard !isPresented else { return [] }
        return [
            breach(
                "La convocatoria de \(event.sessionId) no presenta la solicitud de «\(event.guest.guestId)» por el tema "
                    + "\(event.topicId).",
                "The convocation of \(event.sessionId) does not present the request for \"\(event.guest.guestId)\" on "
                    + "topic \(event.topicId).")
        ]
    }
}
