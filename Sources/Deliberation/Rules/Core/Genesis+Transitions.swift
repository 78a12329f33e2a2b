extension Genesis {
    /// Each thing moves only along its life (rulebook 2.4), which the catalogue says: an act is in order in the states
    /// that it lists.
    func transitions(_ act: Act, _ context: Context) throws -> [Bilingual] {
        if let session = try context.sessionToldLate(act) { return try late(act, in: session, context) }
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
        // What nobody settled before the session ended is still said to have come to nothing.
        let isUnfinished = act.type == .decisionNotReached && session.state == .adjourned
        if session.state != .installed, !isUnfinished {
            problems.append(outOfOrder(act, session.sessionId, session.state.label))
        }
        switch act.event {
        case .decisionProposed(let event): problems += itemStep(act, session, event.itemId, .open)
        case .decisionAdopted, .positionStated, .objectionRaised, .proposalAmended:
            // A decision is of its item: once that is closed, nothing more is said or decided in it.
            guard let id = act.event.decisionID, let decision = try context.book.decisions.row(id) else { break }
            problems += itemStep(act, session, decision.itemId, .open)
            if case .objectionRaised(let event) = act.event { problems += knownObjection(event, decision) }
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

    func knownObjection(_ event: ObjectionRaised, _ decision: DecisionView) -> [Bilingual] {
        guard decision.objections.contains(where: { $0.objectionId == event.objectionId }) else { return [] }
        return [
            Bilingual(
                es: "\(event.decisionId) ya tiene una objeción «\(event.objectionId)».",
                en: "\(event.decisionId) already has an objection \"\(event.objectionId)\".")
        ]
    }

    private func step(_ act: Act, _ session: SessionView, _ context: Context) throws -> [Bilingual] {
        switch act.event {
        case .agendaItemOpened(let event): return itemStep(act, session, event.itemId, .pending)
        case .agendaItemClosed(let event):
            let undecided = try underWay(in: session, context) { $0.itemId == event.itemId }
            return itemStep(act, session, event.itemId, .open) + unsettled(act, event.itemId, undecided)
        case .sessionAdjourned:
            let undecided = unsettled(act, session.sessionId, try underWay(in: session, context) { _ in true })
            let open = session.agenda.filter { $0.state == .open }.map(\.itemId).joined(separator: ", ")
            guard !open.isEmpty else { return undecided }
            return [
                Bilingual(
                    es: "No se levanta la sesión con puntos abiertos: \(open).",
                    en: "The session is not adjourned with open items: \(open).")
            ] + undecided
        case .attendanceStarted(let event): return try attending(event, act, session, context)
        default: return []
        }
    }

    func attending(
        _ event: AttendanceStarted, _ act: Act, _ session: SessionView, _ context: Context
    ) throws -> [Bilingual] {
        let present = try context.book.attendance.row(session.sessionId)?.attendee(event.person.id, at: act.occurred)
        guard present != nil else { return [] }
        return [
            Bilingual(
                es: "«\(event.person.id)» ya está en la sesión.",
                en: "\"\(event.person.id)\" is already in the session.")
        ]
    }

    /// The decisions of a session that nobody has settled.
    private func underWay(
        in session: SessionView, _ context: Context, where isWanted: (DecisionView) -> Bool
    ) throws -> [String] {
        try session.decisions.compactMap { try context.book.decisions.row($0) }
            .filter { $0.isOpen && isWanted($0) }.map(\.decisionId)
    }

    /// What is proposed comes to an end of its own: nothing closes over it.
    private func unsettled(_ act: Act, _ id: String, _ decisions: [String]) -> [Bilingual] {
        guard !decisions.isEmpty else { return [] }
        let label = Catalogue.event(act.type).label
        let names = decisions.joined(separator: ", ")
        return [
            Bilingual(
                es: "«\(label.es)» no procede en \(id): sigue en trámite \(names). Registre antes si se adoptó "
                    + "(decision.adopted), no se alcanzó (decision.not.reached), se aplazó (decision.deferred) o se retiró "
                    + "(proposal.withdrawn).",
                en: "\"\(label.en)\" is out of order in \(id): \(names) still under way. Record first whether it was "
                    + "adopted (decision.adopted), not reached (decision.not.reached), deferred (decision.deferred) or "
                    + "withdrawn (proposal.withdrawn).")
        ]
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

    func outOfOrder(_ act: Act, _ id: String, _ state: Bilingual) -> Bilingual {
        let label = Catalogue.event(act.type).label
        return Bilingual(
            es: "«\(label.es)» no procede: \(id) está en estado «\(state.es)».",
            en: "\"\(label.en)\" is out of order: \(id) is in state \"\(state.en)\".")
    }
}
