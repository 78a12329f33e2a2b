/// ART6-N2-AGENDA-CHANGE: what changes after the agenda was sent is a version on record, and may not be decidable.
struct AgendaChange: Rule {
    let id = "ART6-N2-AGENDA-CHANGE"
    let article = Bilingual(
        es: "Artículo 6, numeral 2; artículo 4, parágrafo 3", en: "Article 6, numeral 2; article 4, paragraph 3")
    let quote = "los temas acordados en la agenda previamente establecida a cada sesión"
    let checks = Bilingual(
        es: "Lo que se agrega o cambia después de comunicar la agenda, o en la sesión, queda en su versión; se decide "
            + "solo si la lectura adoptada lo permite.",
        en: "What is added or changed after the agenda was delivered, or in session, is a version on record; it is "
            + "decided only where the adopted reading allows it.")
    let effect = Effect.finding(.leve)
    let readings: [Reading] = [.agendaAdditions]
    let remedy = Bilingual(
        es: "Lleve el punto a la agenda de la sesión siguiente (convocation.issued) y aplace la decisión "
            + "(decision.deferred).",
        en: "Take the item to the agenda of the next session (convocation.issued) and defer the decision "
            + "(decision.deferred).")
    let triggers: [EventType] = [.convocationAmended, .agendaApproved, .decisionProposed, .decisionAdopted]

    func judge(_ act: Act, in context: Context) throws -> [Breach] {
        guard let session = try context.book.session(of: act.event) else { return [] }
        switch act.event {
        case .convocationAmended(let event): return amended(event, session)
        case .agendaApproved(let event): return approved(event, session)
        case .decisionProposed(let event): return decided(event.itemId, act, session, context)
        default: return try context.item(of: act.event).map { decided($0, act, session, context) } ?? []
        }
    }

    private func amended(_ event: ConvocationAmended, _ session: SessionView) -> [Breach] {
        var breaches: [Breach] = []
        if event.version != session.agendaVersion + 1 {
            breaches.append(
                breach(
                    "La agenda de \(session.sessionId) va en la versión \(session.agendaVersion): la siguiente no es la "
                        + "\(event.version).",
                    "The agenda of \(session.sessionId) is at version \(session.agendaVersion): the next one is not "
                        + "\(event.version).", effect: .refuse))
        }
        let changed = event.agenda.filter { item in
            guard let known = session.item(item.itemId) else { return true }
            return !known.saysTheSame(as: ItemRow(item, version: event.version))
        }
        let removed = session.agenda.filter { known in !event.agenda.contains { $0.itemId == known.itemId } }
        let items = (changed.map(\.itemId) + removed.map(\.itemId)).joined(separator: ", ")
        guard !session.deliveries.isEmpty, !items.isEmpty else { return breaches }
        breaches.append(
            breach(
                "La agenda de \(session.sessionId) cambia después de comunicada, en: \(items).",
                "The agenda of \(session.sessionId) changes after it was delivered, in: \(items)."))
        return breaches
    }

    private func approved(_ event: AgendaApproved, _ session: SessionView) -> [Breach] {
        let additions = (event.additions ?? []).map(\.itemId)
        let known = session.agenda.map(\.itemId) + additions
        var breaches: [Breach] = []
        if Set(known).count != known.count || Set(event.items).count != event.items.count {
            breaches.append(
                breach(
                    "El orden del día de \(session.sessionId) repite un punto.",
                    "The agenda of \(session.sessionId) has an item twice.", effect: .refuse))
        }
        let strange = event.items.filter { !known.contains($0) }.joined(separator: ", ")
        if !strange.isEmpty {
            breaches.append(
                breach(
                    "No están en la agenda de \(session.sessionId): \(strange).",
                    "Not on the agenda of \(session.sessionId): \(strange).", effect: .refuse))
        }
        // «previamente establecida»
        guard !additions.isEmpty else { return breaches }
        let items = additions.joined(separator: ", ")
        breaches.append(
            breach(
                "Se agregan en la sesión puntos que la convocatoria no traía: \(items).",
                "Items that the convocation did not carry are added in session: \(items)."))
        return breaches
    }

    private func decided(
        _ itemId: String, _ act: Act, _ session: SessionView, _ context: Context
    ) -> [Breach] {
        guard let item = session.item(itemId), item.late || item.inSession else { return [] }
        let mayBeDecided = context.readings[.agendaAdditions] == "byConsensusOfPresent" && session.agendaApproved
        let isAdopted = act.type == .decisionAdopted
        // Where those present may agree to it, their agreement is the agenda that they approve.
        guard mayBeDecided else {
            return [
                breach(
                    "\(itemId) no estaba así en la agenda que se comunicó: no se decide en esta sesión.",
                    "\(itemId) was not so on the agenda that was delivered: it is not decided in this session.",
                    effect: isAdopted ? .refuseAsIrregular : effect)
            ]
        }
        return [
            isAdopted
                ? breach(
                    "\(itemId) se decide sin haber estado así en la agenda que se comunicó; la aprobaron los presentes.",
                    "\(itemId) is decided without having been so on the agenda delivered; those present approved it.")
                : breach(
                    "\(itemId) no estaba así en la agenda que se comunicó; los presentes aprobaron tratarlo.",
                    "\(itemId) was not so on the agenda delivered; those present approved taking it up.")
        ]
    }
}
