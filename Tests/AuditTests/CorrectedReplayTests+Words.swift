import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

/// What the judgement on corrected acts says: breaches that it brings, hides behind another, or takes away.
extension CorrectedReplayTests {
    private struct Change {
        let stream: String
        let type: EventType
        let field: String
        let text: String
    }

    private static let actNumber = Change(
        stream: "delegation/DEL-2026-002", type: .delegationIssued, field: "actNumber", text: "Resolución 0999 de 2026")
    private static let stage = Change(
        stream: "decision/D-2026-015", type: .decisionProposed, field: "stage", text: "formulacion")

    /// Records the corrections one by one in the demonstration's year, and says what the audit then finds of the acts
    /// themselves: where each act is, where each correction, and the words.
    private static func audited(
        _ changes: [Change]
    ) throws -> (acts: [UInt64], corrections: [UInt64], found: [AuditFinding]) {
        let ledger = try TestLedger.vigencia()
        let before = try ledger.audit().findings
        let key = try ledger.key("secretaria")
        var acts: [UInt64] = []
        var corrections: [UInt64] = []
        for (index, change) in changes.enumerated() {
            let (event, size) = try ledger.withLedger { ledger in
                try ledger.journal.read { log in
                    let events = try log.events(ofStream: StreamName(change.stream))
                    return (events.first { $0.type == change.type.rawValue }, log.size.value)
                }
            }
            let act = try #require(event)
            guard case .object(let data) = try JSONValue(canonical: act.data) else { continue }
            let was = try #require(data[change.field])
            let draft = Draft(
                type: .correctionRecorded,
                data: [
                    "correctionId": .string("COR-2026-10\(index)"), "correctsSeq": .integer(Int64(act.seq)),
                    "field": .string(change.field), "was": was, "is": .string(change.text),
                    "reason": .string("Error."),
                ], occurred: Instant("2026-11-20T09:00:00-05:00"))
            try ledger.withLedger { _ = try $0.record([draft], signedBy: key) }
            acts.append(act.seq)
            corrections.append(size)
        }
        let audit = try ledger.audit()
        #expect(audit.differences.isEmpty, "\(audit.summary)")
        let found = audit.findings.filter { !before.contains($0) && !corrections.contains($0.seq) }
        return (acts, corrections, found)
    }

    @Test func `a breach that says another thing than before is not hidden by its own rule`() throws {
        let (acts, corrections, found) = try Self.audited([Self.actNumber])
        #expect(found.map(\.seq) == acts)
        #expect(
            found.map(\.message.es)
                == ["Con la corrección #\(corrections[0]), el acto #\(acts[0]) incumple ART4-PAR1-POWER."])
    }

    /// The year holds a correction of its own, of an act before the decision: it can be a cause of what changes later.
    private static let own = "#440"

    @Test func `a breach that the correction takes away is gone, and all that can be the cause are named`() throws {
        let (acts, corrections, found) = try Self.audited([Self.stage])
        let causes = "\(Self.own), #\(corrections[0])"
        let es = "Con las correcciones \(causes), el acto #\(acts[0]) ya no incumple ART2-OBJECT."
        let en = "With corrections \(causes), act #\(acts[0]) no longer breaks ART2-OBJECT."
        #expect(found.map(\.message) == [Bilingual(es: es, en: en)])
    }

    @Test func `a correction of a later act is no cause`() throws {
        let (acts, corrections, found) = try Self.audited([Self.stage, Self.actNumber])
        let causes = "\(Self.own), #\(corrections[0]), #\(corrections[1])"
        #expect(
            found.map(\.message.es) == [
                "Con la corrección #\(corrections[1]), el acto #\(acts[1]) incumple ART4-PAR1-POWER.",
                "Con las correcciones \(causes), el acto #\(acts[0]) ya no incumple ART2-OBJECT.",
            ])
    }
}
