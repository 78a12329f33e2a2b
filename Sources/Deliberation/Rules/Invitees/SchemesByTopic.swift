/// ART4-PAR5-TOPIC: the schemes' representative is chosen for one topic, and speaks on no other.
struct SchemesByTopic: Rule {
    let id = "ART4-PAR5-TOPIC"
    let article = Bilingual(es: "Artículo 4, parágrafo 5", en: "Article 4, paragraph 5")
    let quote =
        "se tomará la decisión de la participación de acuerdo con la pertinencia y el tema que se esté abordando"
    let checks = Bilingual(
        es: "La elección dice en qué sesión y punto se aborda el tema, y el escogido interviene solo en ese punto.",
        en: "The choice says in which session and item the topic is dealt with, and the one chosen speaks only there.")
    let effect = Effect.finding(.leve)
    let remedy = Bilingual(
        es: "Registre una elección de la Mesa (eat.representative.chosen) para esa sesión (sessionId) y ese punto "
            + "(itemId) antes de la intervención.",
        en: "Record a choice of the Mesa (eat.representative.chosen) for that session (sessionId) and that item "
            + "(itemId) before the intervention.")
    let triggers: [EventType] = [.eatRepresentativeChosen, .interventionRecorded]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        switch act.event {
        case .eatRepresentativeChosen(let event): return try chosen(event, context)
        case .interventionRecorded(let event): return try spoke(event, act.occurred, context)
        default: return []
        }
    }

    private func chosen(_ event: EatRepresentativeChosen, _ context: Context) throws -> [Breach] {
        // «el tema que se esté abordando»
        guard let sessionId = event.sessionId, let itemId = event.itemId else {
            return [
                breach(
                    "La elección de «\(event.person.id)» no dice en qué sesión y punto se aborda «\(event.topic)».",
                    "The choice of \"\(event.person.id)\" does not say in which session and item \"\(event.topic)\" is "
                        + "dealt with.")
            ]
        }
        guard let session = try context.book.sessions.row(sessionId), session.item(itemId) == nil else { return [] }
        return [
            breach(
                "«\(event.person.id)» fue escogido para el punto \(itemId), que no está en la agenda de \(sessionId).",
                "\"\(event.person.id)\" was chosen for item \(itemId), which is not on the agenda of \(sessionId).")
        ]
    }

    private func spoke(_ event: InterventionRecorded, _ instant: Instant, _ context: Context) throws -> [Breach] {
        guard
            let row = try context.book.attendance.row(event.sessionId)?.attendee(event.attendeeId, at: instant),
            row.capacity == .invitee, row.invitationId == nil
        else { return [] }
        let schemes = try context.book.ids(.schemes(person: event.attendeeId))
        let choices = try schemes.compactMap { try context.book.eats.row($0) }.flatMap(\.choices).filter {
            $0.person.id == event.attendeeId && $0.at <= instant
        }
        let kind = try row.inviteeId.flatMap { try context.book.invitees.row($0)?.kind }
        guard kind == .eat || !choices.isEmpty else { return [] }
        let isChosen = choices.contains {
            ($0.sessionId ?? event.sessionId) == event.sessionId && ($0.itemId ?? event.itemId) == event.itemId
        }
        // «de acuerdo con la pertinencia y el tema»: chosen for this one, not for another
        guard !isChosen else { return [] }
        return [
            breach(
                "«\(event.attendeeId)» intervino en \(event.sessionId), \(event.itemId), y la Mesa no consta que lo haya "
                    + "escogido para ese punto.",
                "\"\(event.attendeeId)\" spoke in \(event.sessionId), \(event.itemId), and is not on record as chosen "
                    + "by the Mesa for that item.")
        ]
    }
}
