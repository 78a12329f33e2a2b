/// ART4-PAR3-NO-VOTE: invitees have voice but no vote.
struct InviteeHasNoVote: Rule {
    let id = "ART4-PAR3-NO-VOTE"
    let article = Bilingual(es: "Artículo 4, parágrafo 3", en: "Article 4, paragraph 3")
    let quote = "tendrán voz, pero no voto"
    let checks = Bilingual(
        es: "Ningún invitado fija posición ni objeta.", en: "No invitee states a position or objects.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Registre lo dicho como intervención (intervention.recorded).",
        en: "Record what was said as an intervention (intervention.recorded).")
    let triggers: [EventType] = [.positionStated, .objectionRaised]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let voter = act.event.voter, let session = try context.book.session(of: act.event) else { return [] }
        let row = try context.book.attendance.row(session.sessionId)?.attendee(voter, at: act.occurred)
        // «tendrán voz, pero no voto»
        guard let row, row.capacity == .invitee else { return [] }
        return [
            breach(
                "«\(row.person.office)» asiste como invitado: no fija posición.",
                "\"\(row.person.office)\" attends as an invitee: states no position.")
        ]
    }
}
