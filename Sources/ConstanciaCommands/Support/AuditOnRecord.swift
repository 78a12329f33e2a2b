import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// An audit put on record by a control body: the replay and what it came to, and a finding for each grave one.
struct AuditOnRecord {
    let ledger: Ledger
    let key: SigningKey
    /// The control body; nil for the name that the key's actor is enrolled under.
    let entity: String?

    /// Files the replay, and the grave findings that nobody has issued yet, as one filing.
    ///
    /// - Parameters:
    ///   - result: an audit of this ledger that found it whole.
    ///   - report: the report whose hash is recorded, in canonical JSON.
    ///   - version: the version of the program.
    /// - Returns: the receipt.
    /// - Throws: `Refusal` for a key whose role is not control; what recording throws.
    func record(_ result: AuditResult, report: String, version: String) throws -> LedgerReceipt {
        let drafts = try ledger.journal.readBook { book, _ in
            [try replay(result, report: report, version: version, book)] + (try findings(result, book))
        }
        return try ledger.record(drafts, signedBy: key)
    }

    private func replay(
        _ result: AuditResult, report: String, version: String, _ book: Book
    ) throws -> Draft {
        let text = key.verifierKey.description
        let actor = try book.actors(keyID: key.keyID.hex).first { row in row.keys.contains { $0.key == text } }
        let ruleSet = try Readings.inForce(book, on: CalendarDate.latest).ruleSetId
        return Draft(
            type: .auditReplayRun,
            data: [
                "auditorEntity": .string(entity ?? actor?.name ?? key.name),
                "fromSeq": .integer(0),
                "toSeq": .integer(Int64(clamping: result.moment.asked.at ?? result.size.value &- 1)),
                "ruleSetId": .string(ruleSet ?? "—"),
                "resultHash": .string(Digest.sha256(Array(report.utf8)).hex),
                "toolVersion": .string(version),
                "findings": .integer(Int64(result.findings.count + result.moment.overdue.count)),
            ])
    }

    private func findings(_ result: AuditResult, _ book: Book) throws -> [Draft] {
        let issued = try book.auditFindings.rows()
        let year = Instant(secondsSinceEpoch: ledger.journal.clock.now().milliseconds / 1_000)?.date().year ?? 0
        let prefix = "HAL-\(year)-"
        var number = issued.compactMap { Int($0.findingId.dropFirst(prefix.count)) }.max() ?? 0
        return result.findings.compactMap { finding in
            let seq = Int64(clamping: finding.seq)
            let isIssued = issued.contains { $0.ruleId == finding.ruleID && $0.eventSeqs.contains(seq) }
            guard finding.severity == .grave, !isIssued else { return nil }
            number += 1
            let digits = String(number)
            let id = prefix + String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
            return Draft(
                type: .auditFindingIssued,
                data: [
                    "findingId": .string(id), "ruleId": .string(finding.ruleID), "eventSeqs": .array([.integer(seq)]),
                    "severity": .string(finding.severity.rawValue), "text": .string(finding.message.es),
                ])
        }
    }
}
