/// ART6-N5-FOLLOWUP: the session after one that raised commitments hears of every commitment that is open.
struct FollowUpOfCommitments: Rule {
    let id = "ART6-N5-FOLLOWUP"
    let article = Bilingual(es: "Artículo 6, numeral 5", en: "Article 6, numeral 5")
    let quote = "Hacer seguimiento y presentar informes sobre los compromisos adquiridos en cada sesión"
    let checks = Bilingual(
        es: "La sesión instalada que sigue a una con compromisos recibe el informe de todos los que siguen abiertos.",
        en: "The installed session that follows one with commitments hears a report on all that are still open.")
    let effect = Effect.deadline(.leve)
    let remedy = Bilingual(
        es: "Presente el informe en la sesión siguiente (follow.up.report.presented) con todos los compromisos "
            + "abiertos; si se presentó y no se registró, regístrelo.",
        en: "Present the report in the next session (follow.up.report.presented) with every open commitment; if it was "
            + "presented and not recorded, record it.")

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        let sessions = try book.installedSessions()
        let hearings: [(start: Instant, due: CalendarDate, session: SessionView)] =
            zip(sessions, sessions.dropFirst()).compactMap { before, session in
                guard !before.commitments.isEmpty, let start = session.installedAt,
                    let due = session.endedAt?.date(), due < date
                else { return nil }
                return (start, due, session)
            }
        guard !hearings.isEmpty else { return [] }
        let reported = hearings.map { Set($0.session.followUps.flatMap(\.commitmentIds)) }
        var missing = [[String]](repeating: [], count: hearings.count)
        // A ledger has many more commitments than memory has room for at once.
        try book.commitments.forEachRow { commitment in
            guard let raised = commitment.history.first?.at else { return }
            let closed = commitment.closings.min()
            // «los compromisos adquiridos en cada sesión»
            for (index, hearing) in hearings.enumerated() where raised < hearing.start {
                if let closed, closed <= hearing.start { continue }
                guard !reported[index].contains(commitment.commitmentId) else { continue }
                missing[index].append(commitment.commitmentId)
            }
        }
        return zip(hearings, missing).compactMap { hearing, missing in
            guard !missing.isEmpty else { return nil }
            let (id, ids) = (hearing.session.sessionId, missing.joined(separator: ", "))
            return DeadlineFinding(
                self, .leve, id, dueOn: hearing.due,
                "La sesión \(id) se levantó sin informe de seguimiento sobre: \(ids).",
                "Session \(id) was adjourned without a follow-up report on: \(ids).")
        }
    }
}

extension CommitmentView {
    /// When somebody closed it; a correction may tell of more than one time.
    fileprivate var closings: [Instant] {
        history.compactMap { step in
            switch step.state {
            case .verified, .cancelled, .merged, .split: step.at
            case .raised, .assigned, .accepted, .inProgress, .reported, .returned, .rejected: nil
            }
        }
    }
}
