/// ART5-NO-VOTE: the Secretariat is not a seat, nor is support staff.
struct SecretaryHasNoVote: Rule {
    let id = "ART5-NO-VOTE"
    let article = Bilingual(es: "Artículos 4 y 5 (implícito)", en: "Articles 4 and 5 (implied)")
    let quote = "La Secretaría Técnica será ejercida por"
    let checks = Bilingual(
        es: "Solo las siete curules fijan posición u objetan.", en: "Only the seven seats state positions or object.")
    let effect = Effect.refuse
    let remedy = Bilingual(
        es: "Registre lo dicho como intervención (intervention.recorded).",
        en: "Record what was said as an intervention (intervention.recorded).")
    let triggers: [EventType] = [.positionStated, .objectionRaised]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let voter = act.event.voter, let session = try context.book.session(of: act.event),
            let row = try context.book.attendance.row(session.sessionId)?.attendee(voter, at: act.occurred)
        else { return [] }
        switch row.capacity {
        case .secretary, .support:
            return [
                breach(
                    "«\(row.person.office)» no ocupa una curul: no fija posición.",
                    "\"\(row.person.office)\" takes no seat: states no position.")
            ]
        case .seat:
            let standing = try context.presence(
                in: session.sessionId, itemId: try context.item(of: act.event), at: act.occurred
            ).seat(of: voter)?.standing
            guard standing == .notHolder || standing == .notCovered else { return [] }
            return [
                breach(
                    "«\(voter)» no ocupa válidamente una curul: no fija posición.",
                    "\"\(voter)\" does not validly take a seat: states no position.")
            ]
        case .invitee: return []
        }
    }
}
