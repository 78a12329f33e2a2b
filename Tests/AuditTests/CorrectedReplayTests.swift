import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

/// Acts that rested on what was corrected later are judged once more on what is right.
@Suite struct CorrectedReplayTests {
    /// Corrects a field of the first act of a type, and says what the audit finds that it did not find before.
    private static func corrected(
        _ type: EventType, _ field: String, was: String, is text: String
    ) throws -> (found: [AuditFinding], corrects: UInt64, by: UInt64, ledger: TestLedger) {
        let ledger = try TestLedger()
        let before = try ledger.audit().findings
        let (seq, size) = try ledger.withLedger { ledger in
            try ledger.journal.read { (try $0.events(ofType: type.rawValue).first?.seq, $0.size.value) }
        }
        let corrects = try #require(seq)
        let draft = Draft(
            type: .correctionRecorded,
            data: [
                "correctionId": .string("COR-2026-001"), "correctsSeq": .integer(Int64(corrects)),
                "field": .string(field), "was": .string(was), "is": .string(text), "reason": .string("Error."),
            ], occurred: Instant("2026-06-01T09:00:00-05:00"))
        let key = try ledger.key("secretaria")
        try ledger.withLedger { _ = try $0.record([draft], signedBy: key) }
        let audit = try ledger.audit()
        #expect(audit.differences.isEmpty, "\(audit.summary)")
        return (audit.findings.filter { !before.contains($0) && $0.seq != size }, corrects, size, ledger)
    }

    @Test func `a delegation's level corrected after the session takes the quorum from what it decided`() throws {
        let (found, corrects, by, ledger) = try Self.corrected(
            .delegationIssued, "postLevel", was: "directivo", is: "profesional")
        let adopted = try ledger.withLedger { ledger in
            try ledger.journal.read { try $0.events(ofType: "decision.adopted").map(\.seq) }
        }
        let decision = try #require(found.first { adopted.contains($0.seq) })
        #expect(decision.ruleID == "CORE-CORRECTION" && decision.severity == .grave)
        #expect(decision.message.es.hasPrefix("Con la corrección #\(by), el acto #\(decision.seq) incumple "))
        #expect(decision.message.en.hasPrefix("With correction #\(by), act #\(decision.seq) breaks "))
        #expect(decision.message.es.contains("ART4-PAR7-DECIDE"), "\(decision.message.es)")
        let issued = try #require(found.first { $0.seq == corrects })
        #expect(issued.message.es == "Con la corrección #\(by), el acto #\(corrects) incumple ART4-PAR1-LEVEL.")
        #expect(Set(found.map(\.seq)).count == found.count && found.map(\.seq) == found.map(\.seq).sorted())
    }

    @Test(arguments: [("postLevel", "directivo", "asesor"), ("actNumber", "Resolución 0101 de 2026", "Resolución 9")])
    func `a correction on which no verdict rests adds nothing`(field: String, was: String, text: String) throws {
        let (found, _, _, ledger) = try Self.corrected(.delegationIssued, field, was: was, is: text)
        #expect(found.isEmpty, "\(found.map(\.message.en))")
        _ = ledger
    }
}
