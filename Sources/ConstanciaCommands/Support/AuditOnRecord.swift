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
        var attempts = 0
        while true {
            let (drafts, size) = try ledger.journal.readBook { book, log in
                ([try replay(result, report: report, version: version, book)] + (try findings(result, book)), log.size)
            }
            do {
                return try ledger.record(drafts, signedBy: key)
            } catch {
                // Another audit may have taken the number of a finding meanwhile.
                guard try ledger.journal.read({ $0.size }) != size, attempts < 16 else { throw error }
                attempts += 1
            }
        }
    }

    private func replay(
        _ result: AuditResult, report: String, version: String, _ book: Book
    ) throws -> Draft {
        let text = key.verifierKey.description
        let actor = try book.actors(keyID: key.keyID.hex).first { row in row.keys.contains { $0.key == text } }
        let ruleSet = try Readings.inForce(book, on: result.moment.day ?? .latest).ruleSetId
        var data: [String: JSONValue] = [
            "auditorEntity": .string(entity ?? actor?.name ?? key.name),
            "fromSeq": .integer(0),
            "toSeq": .integer(Int64(clamping: result.moment.asked.at ?? result.size.value &- 1)),
            "ruleSetId": .string(ruleSet ?? "—"),
            "resultHash": .string(Digest.sha256(Array(report.utf8)).hex),
            "toolVersion": .string(version),
            "findings": .integer(Int64(result.findings.count + result.moment.overdue.count)),
        ]
        // An audit of a part says so, or it would pass for one of the whole.
        if let day = result.moment.asked.asOf { data["asOf"] = .string("\(day)") }
        return Draft(type: .auditReplayRun, data: data)
    }

    private func findings(_ result: AuditResult, _ book: Book) throws -> [Draft] {
        let issued = try book.auditFindings.rows()
        let year = Instant(secondsSinceEpoch: ledger.journal.clock.now().milliseconds / 1_000)?.date().year ?? 0
        var taken = issued.map(\.findingId)
        return result.findings.compactMap { finding in
            let seq = Int64(clamping: finding.seq)
            let isIssued = issued.contains { $0.ruleId == finding.ruleID && $0.eventSeqs.contains(seq) }
            guard finding.severity == .grave, !isIssued else { return nil }
            let id = LiveNumber.next("HAL-\(year)-", after: taken)
            taken.append(id)
            return Draft(
                type: .auditFindingIssued,
                data: [
                    "findingId": .string(id), "ruleId": .string(finding.ruleID), "eventSeqs": .array([.integer(seq)]),
                    "severity": .string(finding.severity.rawValue), "text": .string(finding.message.es),
                ])
        }
    }
}
