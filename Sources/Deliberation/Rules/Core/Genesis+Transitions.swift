extension Genesis {
    /// Each thing moves only along its life (rulebook 2.4).
    func transitions(_ act: Act, _ context: Context) throws -> [Bilingual] {
        if act.type == .delegationRegistered || act.type == .delegationRevoked {
            return try delegation(act, context)
        }
        if let id = act.event.commitmentID, let row = try context.book.commitments.row(id) {
            return commitment(act, row)
        }
        if let id = act.event.decisionID {
            return try decision(act, id, context)
        }
        guard let session = try context.book.session(of: act.event) else { return [] }
        return try sessionStep(act, session, context)
    }

    private func delegation(_ act: Act, _ context: Context) throws -> [Bilingual] {
        guard let id = act.event.delegationID, let row = try context.book.delegations.row(id) else { return [] }
        let allowed: [DelegationState] = act.type == .delegationRegistered ? [.issued] : [.issued, .registered]
        return step(id, row.state.label, allowed.contains(row.state), act)
    }

    private func commitment(_ act: Act, _ row: CommitmentView) -> [Bilingual] {
        let allowed: [CommitmentState] =
            switch act.type {
            case .commitmentAssigned: [.raised, .assigned]
            case .commitmentAccepted: [.assigned]
            case .commitmentProgressReported, .commitmentFulfilmentReported:
                [.assigned, .accepted, .inProgress, .returned]
            case .commitmentVerified: [.reported]
            default: []
            }
        return step(row.commitmentId, row.state.label, allowed.contains(row.state), act)
    }

    private func decision(_ act: Act, _ id: String, _ context: Context) throws -> [Bilingual] {
        guard let session = try context.book.session(of: act.event) else { return [] }
        var problems = step(session.sessionId, session.state.label, session.state == .installed, act)
        if let row = try context.book.decisions.row(id) {
            problems += step(id, row.state.label, row.isOpen, act)
            if case .objectionWithdrawn(let event) = act.event,
                !row.openObjections.contains(where: { $0.objectionId == event.objectionId })
            {
                problems.append(
                    Bilingual(
                        es: "\(id) no tiene abierta la objeción «\(event.objectionId)».",
                        en: "\(id) has no open objection \"\(event.objectionId)\"."))
            }
            if case .objectionRaised(let event) = act.event,
                row.objections.contains(where: { $0.objectionId == event.objectionId })
            {
                problems.append(
                    Bilingual(
                        es: "\(id) ya tiene una objeción «\(event.objectionId)».",
                        en: "\(id) already has an objection \"\(event.objectionId)\"."))
            }
        } else if case .decisionProposed(let event) = act.event, let item = session.item(event.itemId) {
            problems += step(event.itemId, item.state.label, item.state == .open, act)
        }
        return problems
    }

    private func sessionStep(_ act: Act, _ session: SessionView, _ context: Context) throws -> [Bilingual] {
        let allowed: [SessionState] =
            switch act.type {
            case .convocationDelivered: [.convened, .verification, .installed]
            case .attendanceStarted, .quorumVerified, .chairAssumed, .attendanceEnded:
                [.convened, .verification, .installed]
            case .sessionInstalled, .sessionFailedForQuorum: [.verification]
            default: [.installed]
            }
        var problems = step(session.sessionId, session.state.label, allowed.contains(session.state), act)
        switch act.event {
        case .agendaItemOpened(let event):
            let item = session.item(event.itemId)
            problems += step(event.itemId, item?.state.label, item?.state == .pending, act)
        case .agendaItemClosed(let event):
            let item = session.item(event.itemId)
            problems += step(event.itemId, item?.state.label, item?.state == .open, act)
        case .sessionAdjourned:
            let open = session.agenda.filter { $0.state == .open }.map(\.itemId).joined(separator: ", ")
            if !open.isEmpty {
                problems.append(
                    Bilingual(
                        es: "No se levanta la sesión con puntos abiertos: \(open).",
                        en: "The session is not adjourned with open items: \(open)."))
            }
        case .attendanceStarted(let event):
            if try context.book.attendance.row(session.sessionId)?
                .attendee(event.person.id, at: act.occurred) != nil
            {
                problems.append(
                    Bilingual(
                        es: "«\(event.person.id)» ya está en la sesión.",
                        en: "\"\(event.person.id)\" is already in the session."))
            }
        default: break
        }
        return problems
    }

    private func step(_ id: String, _ state: Bilingual?, _ isAllowed: Bool, _ act: Act) -> [Bilingual] {
        guard !isAllowed else { return [] }
        let label = Catalogue.event(act.type).label
        return [
            Bilingual(
                es: "«\(label.es)» no procede: \(id) está en estado «\(state?.es ?? "?")».",
                en: "\"\(label.en)\" is out of order: \(id) is in state \"\(state?.en ?? "?")\".")
        ]
    }
}
