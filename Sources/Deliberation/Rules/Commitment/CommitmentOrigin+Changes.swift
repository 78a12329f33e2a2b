extension CommitmentOrigin {
    /// What happens to a commitment after it was raised.
    func change(_ act: Act, _ context: Context) throws -> [Breach] {
        switch act.event {
        case .commitmentAssigned(let event):
            return try due(event.dueDate, event.commitmentId, context)
                + known([event.responsibleEntityId] + (event.coResponsibles ?? []), event.commitmentId, context)
        case .commitmentReassigned(let event):
            return try known([event.responsibleEntityId], event.commitmentId, context)
        case .commitmentRescheduled(let event):
            return try due(event.newDueDate, event.commitmentId, context)
                + rescheduling(event, act, context)
        case .commitmentCancelled(let event):
            let problem = try context.problem(withDecision: event.decisionId, at: act.occurred)
            return problem.map { [breach($0.es, $0.en)] } ?? []
        case .commitmentMerged(let event):
            return try continuing(event.commitmentId, [event.intoCommitmentId], context)
        case .commitmentSplit(let event):
            return try continuing(event.commitmentId, event.intoCommitmentIds, context)
        default: return []
        }
    }

    private func due(_ date: CalendarDate, _ id: String, _ context: Context) throws -> [Breach] {
        guard let raised = try context.book.commitments.row(id)?.raisedOn, date < raised else { return [] }
        return [
            breach(
                "\(id) vencería el \(date), antes de suscitarse el \(raised).",
                "\(id) would be due on \(date), before it was raised on \(raised).")
        ]
    }

    /// A new date is the Commission's to give; without its decision the delay stands as a finding.
    private func rescheduling(_ event: CommitmentRescheduled, _ act: Act, _ context: Context) throws -> [Breach] {
        guard let decisionId = event.decisionId else {
            return [
                breach(
                    "\(event.commitmentId) pasa al \(event.newDueDate) sin una decisión que lo apruebe.",
                    "\(event.commitmentId) moves to \(event.newDueDate) without a decision that approves it.",
                    effect: .finding(.leve))
            ]
        }
        let problem = try context.problem(withDecision: decisionId, at: act.occurred)
        return problem.map { [breach($0.es, $0.en, effect: .finding(.leve))] } ?? []
    }

    private func known(_ entityIds: [String], _ id: String, _ context: Context) throws -> [Breach] {
        try entityIds.filter { try context.book.entities.row($0) == nil }.map { entityId in
            breach(
                "\(id) queda a cargo de «\(entityId)», una entidad que el libro no conoce.",
                "\(id) is left to \"\(entityId)\", an entity that the ledger does not know.",
                effect: .finding(.leve))
        }
    }

    /// What goes on inside others must not be lost: they are open, and none is the same one.
    private func continuing(_ id: String, _ others: [String], _ context: Context) throws -> [Breach] {
        var breaches: [Breach] = []
        if others.contains(id) {
            breaches.append(
                breach("\(id) no puede seguir en sí mismo.", "\(id) cannot continue in itself."))
        }
        if Set(others).count != others.count {
            breaches.append(
                breach("\(id) nombra dos veces el mismo compromiso.", "\(id) names the same commitment twice."))
        }
        for other in others where other != id {
            guard let row = try context.book.commitments.row(other), !row.isOpen else { continue }
            breaches.append(
                breach(
                    "\(id) seguiría en \(other), que ya está cerrado («\(row.state.label.es)»).",
                    "\(id) would continue in \(other), which is already closed (\"\(row.state.label.en)\")."))
        }
        return breaches
    }
}
