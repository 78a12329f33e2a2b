/// ART6-N3-MINUTES: every installed session has minutes drafted, approved and signed in the term of the regulation.
///
/// The decree sets no term: until the regulation does, nothing is overdue and nothing is on time.
struct MinutesOnTime: Rule {
    let id = "ART6-N3-MINUTES"
    let article = Bilingual(es: "Artículo 6, numeral 3", en: "Article 6, numeral 3")
    let quote = "Elaborar y documentar las memorias de las sesiones."
    let checks = Bilingual(
        es: "La memoria de cada sesión instalada se elabora, se aprueba y se firma en el plazo del reglamento.",
        en: "The minutes of every installed session are drafted, approved and signed in the term of the regulation.")
    let effect = Effect.deadline(.leve)
    let readings: [Reading] = [.minutesDueDays, .calendar]
    let remedy = Bilingual(
        es: "Elabore la memoria (minutes.drafted), remítala (minutes.circulated), regístrela aprobada "
            + "(minutes.approved) y firmada (minutes.signed).",
        en: "Draft the minutes (minutes.drafted), circulate them (minutes.circulated), record their approval "
            + "(minutes.approved) and their signature (minutes.signed).")
    let needsRegulation = true

    func overdue(asOf date: CalendarDate, book: Book, readings: Readings) throws -> [DeadlineFinding] {
        let commission = try book.commission.row(Book.commissionKey)
        return try book.installedSessions().compactMap { session in
            // The term is the one that the session froze: a regulation never reaches backwards.
            let frozen = readings.frozen(by: session, in: commission)
            guard let end = session.endedAt, let days = frozen.days(.minutesDueDays) else { return nil }
            let due = Terms(commission, readings: frozen).end(of: days, after: end.date())
            let state = try book.minutes.row(session.sessionId)?.state ?? MinutesState.none
            // «Elaborar y documentar las memorias»
            guard due < date, state != .signed, state != .published else { return nil }
            return DeadlineFinding(
                self, .leve, session.sessionId, dueOn: due,
                "La memoria de \(session.sessionId) debía estar firmada el \(due) y está en estado «\(state.label.es)».",
                "The minutes of \(session.sessionId) were due signed on \(due) and are in state \"\(state.label.en)\".")
        }
    }
}
