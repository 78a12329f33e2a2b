public import Deliberation

extension AuditFinding {
    /// What to call it, as `explain` takes it: `51/ART4-PAR7-QUORUM`.
    public var name: String { "\(seq)/\(ruleID)" }
}

extension DeadlineFinding {
    /// What to call it, as `explain` takes it: `ART7-QUARTERLY/2026-Q2`.
    public var name: String { "\(ruleID)/\(subject)" }

    /// The finding as it leaves the program, for JSON.
    ///
    /// - Parameter language: The language of the message.
    /// - Returns: The report.
    public func report(in language: Language) -> ObligationReport {
        ObligationReport(
            dueOn: dueOn, message: message[language], ruleId: ruleID, severity: severity, subject: subject)
    }
}

extension ReadingTrial {
    /// The readings as `--reading` takes them, in the order of their names.
    public var name: String {
        overrides.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    }

    /// The trial as it leaves the program, for JSON.
    ///
    /// - Parameter language: The language of the messages.
    /// - Returns: The report.
    public func report(in language: Language) -> ReadingTrialReport {
        ReadingTrialReport(
            admitted: admitted.map { Int64(clamping: $0) },
            changes: changes.map { change in
                ReadingChangeReport(
                    appears: change.kind == .appears, message: change.finding.message[language].plainLine,
                    refuses: change.refuses, ruleId: change.finding.ruleID, seq: Int64(clamping: change.finding.seq),
                    severity: change.finding.severity, stream: change.finding.stream)
            }, falls: decisions(.falls), inForce: isInForce,
            overdueAppears: overdueAppears.map { $0.report(in: language) },
            overdueDisappears: overdueDisappears.map { $0.report(in: language) }, reading: name,
            refused: refused.map { Int64(clamping: $0) }, restsOnRefused: decisions(.restsOnRefused),
            rises: decisions(.rises), stands: decisions(.stands))
    }
}
