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
        let commitments = try book.commitments.rows()
        return zip(sessions, sessions.dropFirst()).compactMap { before, session in
            guard !before.commitments.isEmpty, let start = session.installedAt,
                let due = session.endedAt?.date(), due < date
            else { return nil }
            let reported = Set(session.followUps.flatMap(\.commitmentIds))
            // «los compromisos adquiridos en cada sesión»
            let missing = commitments.filter { $0.isOpen(at: start) && !reported.contains($0.commitmentId) }
            guard !missing.isEmpty else { return nil }
            let ids = missing.map(\.commitmentId).joined(separator: ", ")
            return DeadlineFinding(
                self, .leve, session.sessionId, dueOn: due,
                "La sesión \(session.sessionId) se levantó sin informe de seguimiento sobre: \(ids).",
                "Session \(session.sessionId) was adjourned without a follow-up report on: \(ids).")
        }
    }
}

extension CommitmentView {
    /// Whether it had been raised before an instant and nobody had closed it by then.
    fileprivate func isOpen(at instant: Instant) -> Bool {
        guard let raised = history.first, raised.at < instant else { return false }
        return !history.contains { step in
            guard step.at <= instant else { return false }
            switch step.state {
            case .verified, .cancelled, .merged, .split: return true
            case .raised, .assigned, .accepted, .inProgress, .reported, .returned, .rejected: return false
            }
        }
    }
}
