extension Genesis {
    /// Each thing moves only along its life (rulebook 2.4), which the catalogue says: an act is in order in the states
    /// that it lists.
    func transitions(_ act: Act, _ context: Context) throws -> [Bilingual] {
        var problems: [Bilingual] = []
        let states = Catalogue.event(act.type).when
        if !states.isEmpty, let state = try context.book.state(of: act.event), !states.contains(state.word) {
            problems.append(outOfOrder(act, subject(of: act), state.label))
        }
        if act.event.decisionID != nil { return try problems + decision(act, context) }
        guard let session = try context.book.session(of: act.event) else { return problems }
        return try problems + step(act, session, context)
    }

    private func decision(_ act: Act, _ context: Context) throws -> [Bilingual] {
        // A decision is worked on only while its session deliberates; a later one may replace it at any time.
        if act.type == .decisionRevoked || act.type == .decisionSuperseded { return [] }
        guard let session = try context.book.session(of: act.event) else { return [] }
        var problems: [Bilingual] = []
        if session.state != .installed { problems.append(outOfOrder(act, session.sessionId, session.state.label)) }
        switch act.event {
        case .decisionProposed(let event): problems += itemStep(act, session, event.itemId, .open)
        case .decisionAdopted(let event):
            // A decision is of its item: once that is closed, nothing more is decided in it.
            if let itemId = try context.book.decisions.row(event.decisionId)?.itemId {
                problems += itemStep(act, session, itemId, .open)
            }
        case .objectionRaised(let event):
            let known = try context.book.decisions.row(event.decisionId)?.objections ?? []
            if known.contains(where: { $0.objectionId == event.objectionId }) {
                problems.append(
                    Bilingual(
                        es: "\(event.decisionId) ya tiene una objeción «\(event.objectionId)».",
                        en: "\(event.decisionId) already has an objection \"\(event.objectionId)\"."))
            }
        case .objectionWithdrawn(let event):
            let open = try context.book.decisions.row(event.decisionId)?.openObjections ?? []
            if !open.contains(where: { $0.objectionId == event.objectionId }) {
                problems.append(
                    Bilingual(
                        es: "\(event.decisionId) no tiene abierta la objeción «\(event.objectionId)».",
                        en: "\(event.decisionId) has no open objection \"\(event.objectionId)\"."))
            }
        default: break
        }
        return problems
    }

    private func step(_ act: Act, _ session: SessionView, _ context: Context) throws -> [Bilingual] {
        switch act.event {
        case .agendaItemOpened(let event): return itemStep(act, session, event.itemId, .pending)
        case .agendaItemClosed(let event): return itemStep(act, session, event.itemId, .open)
        case .sessionAdjourned:
            let open = session.agenda.filter { $0.state == .open }.map(\.itemId).joined(separator: ", ")
            guard !open.isEmpty else { return [] }
            return [
                Bilingual(
                    es: "No se levanta la sesión con puntos abiertos: \(open).",
                    en: "The session is not adjourned with open items: \(open).")
            ]
        case .attendanceStarted(let event):
            let present = try context.book.attendance.row(session.sessionId)?
                .attendee(event.person.id, at: act.occurred)
            guard present != nil else { return [] }
            return [
                Bilingual(
                    es: "«\(event.person.id)» ya está en la sesión.",
                    en: "\"\(event.person.id)\" is already in the session.")
            ]
        default: return []
        }
    }

    private func itemStep(_ act: Act, _ session: SessionView, _ itemId: String, _ needed: ItemState) -> [Bilingual] {
        guard let item = session.item(itemId), item.state != needed else { return [] }
        return [outOfOrder(act, itemId, item.state.label)]
    }

    /// The thing that an act is about, by the name that its stream gives it.
    private func subject(of act: Act) -> String {
        // All acts of the auditors stand in one stream.
        if case .auditFindingAnswered(let event) = act.event { return event.findingId }
        return act.event.streamName.split(separator: "/").last.map(String.init) ?? act.event.streamName
    }

    private func outOfOrder(_ act: Act, _ id: String, _ state: Bilingual) -> Bilingual {
        let label = Catalogue.event(act.type).label
        return Bilingual(
            es: "«\(label.es)» no procede: \(id) está en estado «\(state.es)».",
            en: "\"\(label.en)\" is out of order: \(id) is in state \"\(state.en)\".")
    }
}
