extension Context {
    /// The session of an irregular fact that is told after later acts of it, or nil.
    ///
    /// Only a fact against a rule is ever told late: every other act keeps the order of its session, or it could be
    /// slipped in among what others have already rested on.
    func sessionToldLate(_ act: Act) throws -> SessionView? {
        guard isIrregularFact, Genesis.toldLate.contains(act.type), let session = try book.session(of: act.event)
        else { return nil }
        // A session is convened once: a second convocation comes too late by being the second.
        return act.occurred < session.lastAct || act.type == .convocationIssued ? session : nil
    }
}

extension Genesis {
    /// The acts of a session that a rule refuses and whose fact may all the same have happened.
    static let toldLate: Set<EventType> = [
        .attendanceStarted, .convocationIssued, .decisionAdopted, .objectionRaised, .positionStated, .recusalResolved,
        .sessionInstalled,
    ]

    /// A fact told late is held against what is known of its own moment, not against where its session has come since.
    func late(_ act: Act, in session: SessionView, _ context: Context) throws -> [Bilingual] {
        switch act.event {
        case .convocationIssued:
            guard let end = [session.installedAt, session.endedAt].compactMap(\.self).min(), end <= act.occurred
            else { return [] }
            return [notInState(act, session)]
        case .attendanceStarted(let event):
            return lateArrival(act, session) + (try attending(event, act, session, context))
        case .sessionInstalled:
            if session.installedAt != nil { return [outOfOrder(act, session.sessionId, session.state.label)] }
            return lateArrival(act, session)
        default:
            guard let installedAt = session.installedAt, installedAt <= act.occurred, !session.isOver(at: act.occurred)
            else { return [notInState(act, session)] }
            return try lateDecision(act, context)
        }
    }

    /// People come to a session on its day, and before it is over.
    private func lateArrival(_ act: Act, _ session: SessionView) -> [Bilingual] {
        let isOnItsDay = session.start.date() <= act.occurred.date()
        return isOnItsDay && !session.isOver(at: act.occurred) ? [] : [notInState(act, session)]
    }

    /// The decision must have been under way then, on the text that the ledger still has.
    private func lateDecision(_ act: Act, _ context: Context) throws -> [Bilingual] {
        guard let id = act.event.decisionID, let decision = try context.book.decisions.row(id) else { return [] }
        if decision.textAt > act.occurred {
            return [
                Bilingual(
                    es:
                        "El texto de \(id) (versión \(decision.revision)) es del \(decision.textAt), posterior al acto.",
                    en: "The text of \(id) (version \(decision.revision)) is of \(decision.textAt), after the act.")
            ]
        }
        // What was adopted by the rules is not undone by telling that it had been adopted against them before.
        let isSettled = decision.settledAt.map { $0 < act.occurred } ?? false
        if isSettled || act.type == .decisionAdopted && decision.adoptedAt != nil {
            return [outOfOrder(act, id, decision.state.label)]
        }
        guard case .objectionRaised(let event) = act.event else { return [] }
        return knownObjection(event, decision)
    }

    private func notInState(_ act: Act, _ session: SessionView) -> Bilingual {
        let label = Catalogue.event(act.type).label
        let (start, end) = (session.installedAt ?? session.start, session.endedAt?.description ?? "—")
        return Bilingual(
            es: "«\(label.es)» no procede el \(act.occurred): \(session.sessionId) va del \(start) al \(end).",
            en: "\"\(label.en)\" is out of order at \(act.occurred): \(session.sessionId) runs from \(start) to \(end)."
        )
    }

    /// The record that already holds a fact, or nil: what happened once is told once.
    func record(of fact: Act, _ context: Context) throws -> String? {
        try context.book.ids(.irregularities(fact)).first { id in
            guard let row = try context.book.irregularities.row(id) else { return false }
            return try context.recorded(row.position)?.irregularFact?.event == fact.event
        }
    }
}

extension SessionView {
    /// Whether the session had ended by an instant.
    func isOver(at instant: Instant) -> Bool { endedAt.map { $0 <= instant } ?? false }
}
