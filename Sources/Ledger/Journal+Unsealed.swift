public import Deliberation
public import EventLog
public import Projections

extension Journal {
    /// A seal for each session that ended and that no seal covers: a crash may come between an end and its seal.
    ///
    /// - Parameters:
    ///   - end: The place after the last act that counts.
    ///   - date: The last day of which ends count.
    /// - Returns: What is owed, in the order of the log.
    /// - Throws: `EventLogError`; ``LedgerError`` for an act that is not one.
    /// - Complexity: O(log *n*), and O(ends after the last seal).
    @available(*, noasync)
    public func sealsOwed(before end: UInt64 = .max, asOf date: CalendarDate) throws -> [Obligation] {
        let ends = try read { log in
            let seals = try log.events(
                ofType: EventType.checkpointSealed.rawValue, in: 0..<end, reversed: true, limit: 1)
            let range = min(end, seals.first?.seq ?? 0)..<end
            return try [EventType.sessionAdjourned, .sessionFailedForQuorum].flatMap { type in
                try log.events(ofType: type.rawValue, in: range)
            }
        }
        let acts = try ends.sorted { $0.seq < $1.seq }.map { try Replay.act($0) }
        return acts.filter { $0.occurred.date() <= date }.map { act in
            let session = act.event.sessionID ?? act.event.streamName
            return Obligation(
                ruleID: "CORE-GENESIS", subject: session, dueOn: nil,
                what: Bilingual(
                    es: "Sellar el libro: la sesión \(session) terminó y quedó sin sello "
                        + "(«constancia checkpoint --seal»).",
                    en: "Seal the ledger: session \(session) ended and was left without a seal "
                        + "(\"constancia checkpoint --seal\")."))
        }
    }
}
