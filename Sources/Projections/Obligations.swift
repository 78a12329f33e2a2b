public import Deliberation

/// Something that the Secretariat or the Commission owes, by the rule that says so.
public struct Obligation: Hashable, Sendable {
    /// The rule.
    public let ruleID: String
    /// What it is about: a session, a route, a year.
    public let subject: String
    /// The last day for it; nil where nothing sets one.
    public let dueOn: CalendarDate?
    /// What is owed.
    public let what: Bilingual

    /// Names what is owed.
    ///
    /// - Parameters:
    ///   - ruleID: The rule.
    ///   - subject: What it is about.
    ///   - dueOn: The last day for it; nil where nothing sets one.
    ///   - what: What is owed.
    public init(ruleID: String, subject: String, dueOn: CalendarDate?, what: Bilingual) {
        self.ruleID = ruleID
        self.subject = subject
        self.dueOn = dueOn
        self.what = what
    }
}

extension Book {
    /// What is owed on a date and not yet late, the earliest first; what is late is ``Rulebook.overdue(asOf:book:readings:)``.
    ///
    /// - Complexity: O(rows of the views).
    public func obligations(asOf date: CalendarDate) throws -> [Obligation] {
        guard let commission = try commission.row(Self.commissionKey), let decree = commission.decreeDate,
            decree <= date
        else { return [] }
        let readings = Readings(ruleSet: Readings.ruleSet(in: commission, on: date))
        let owed =
            try sessionsOwed(on: date, decree, readings) + convocationsOwed()
            + minutesOwed(on: date, commission, readings)
            + followUpOwed() + routeOwed(on: date) + answersOwed()
        return owed.sorted { ($0.dueOn ?? .latest, $0.subject) < ($1.dueOn ?? .latest, $1.subject) }
    }

    private func sessionsOwed(
        on date: CalendarDate, _ decree: CalendarDate, _ readings: Readings
    ) throws -> [Obligation] {
        let owed = Vigencia.owed(year: date.year, decreeDate: decree, readings: readings)
        let held = try countedSessions().compactMap { $0.installedAt?.date() }.filter { $0.year == date.year }
        guard owed.quarters.contains(date.quarter), !held.contains(where: { $0.quarter == date.quarter }) else {
            return []
        }
        return [
            Obligation(
                ruleID: "ART7-QUARTERLY", subject: "\(date.year)-Q\(date.quarter)",
                dueOn: Vigencia.lastDay(ofQuarter: date.quarter, year: date.year),
                what: Bilingual(
                    es: "Instalar una sesión en el trimestre \(date.quarter) de \(date.year).",
                    en: "Install a session in quarter \(date.quarter) of \(date.year)."))
        ]
    }

    private func convocationsOwed() throws -> [Obligation] {
        try sessions.rows().filter { $0.state == .convened }.compactMap { session in
            let missing = session.recipients.filter { recipient in
                !session.deliveries.contains { $0.recipient == recipient }
            }
            guard !missing.isEmpty else { return nil }
            let names = missing.compactMap { $0.seatId?.rawValue ?? $0.inviteeId }.joined(separator: ", ")
            return Obligation(
                ruleID: "ART6-N1-NOTICE", subject: session.sessionId, dueOn: session.start.date(),
                what: Bilingual(
                    es: "Comunicar la convocatoria a \(names).", en: "Deliver the convocation to \(names)."))
        }
    }

    private func minutesOwed(
        on date: CalendarDate, _ commission: CommissionView, _ readings: Readings
    ) throws -> [Obligation] {
        try sessions.rows().compactMap { session in
            guard session.wasInstalled, let end = session.endedAt?.date() else { return nil }
            let state = try minutes.row(session.sessionId)?.state ?? .none
            guard state != .signed, state != .published else { return nil }
            // The term is the one that the session froze; once it has run out the minutes are overdue.
            let frozen = readings.frozen(by: session, in: commission)
            let due = frozen.days(.minutesDueDays).map { Terms(commission, readings: frozen).end(of: $0, after: end) }
            guard due.map({ date <= $0 }) ?? true else { return nil }
            return Obligation(
                ruleID: "ART6-N3-MINUTES", subject: session.sessionId, dueOn: due,
                what: Bilingual(
                    es: "Llevar la memoria hasta su firma: está en estado «\(state.label.es)».",
                    en: "Take the minutes to their signature: they are in state \"\(state.label.en)\"."))
        }
    }

    private func followUpOwed() throws -> [Obligation] {
        let open = try openCommitments()
        guard !open.isEmpty else { return [] }
        let next = try sessions.rows().filter { $0.state == .convened }.min { $0.start < $1.start }
        return [
            Obligation(
                ruleID: "ART6-N5-FOLLOWUP", subject: next?.sessionId ?? "—", dueOn: next?.start.date(),
                what: Bilingual(
                    es: "Presentar en la próxima sesión el informe sobre los compromisos abiertos: \(ids(open)).",
                    en: "Present at the next session the report on the open commitments: \(ids(open))."))
        ]
    }

    private func ids(_ commitments: [CommitmentView]) -> String {
        commitments.map(\.commitmentId).joined(separator: ", ")
    }

    private func routeOwed(on date: CalendarDate) throws -> [Obligation] {
        let approved = try routes.rows().filter { $0.vigencia == Int64(date.year) && $0.approvedOn != nil }
        guard try approved.allSatisfy({ try isRevoked($0.decisionId) }) else { return [] }
        return [
            Obligation(
                ruleID: "ART3-N5-ROUTE-ANNUAL", subject: "\(date.year)",
                dueOn: Vigencia.lastDay(ofQuarter: 4, year: date.year),
                what: Bilingual(
                    es: "Aprobar la ruta de trabajo de \(date.year).", en: "Approve the work route of \(date.year)."))
        ]
    }

    private func answersOwed() throws -> [Obligation] {
        try auditFindings.rows().filter { $0.state == .issued }.map { finding in
            Obligation(
                ruleID: finding.ruleId, subject: finding.findingId, dueOn: nil,
                what: Bilingual(
                    es: "Responder el hallazgo del órgano de control.", en: "Answer the finding of the control body."))
        }
    }
}
