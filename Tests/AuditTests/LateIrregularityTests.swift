import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import Testing

/// A fact against a rule that is told late: the auditor comes to the same book as the writer.
@Suite struct LateIrregularityTests {
    private static func told(
        _ rules: [String], _ type: EventType, _ fact: [String: JSONValue], at time: String,
        id: String = "IRR-2026-101"
    ) -> Draft {
        Draft(
            type: .irregularityRecorded,
            data: [
                "irregularityId": .string(id), "ruleIds": .array(rules.map { .string($0) }),
                "factType": .string(type.rawValue), "fact": .object(fact), "explanation": .string("Se supo después."),
            ], occurred: Instant(time))
    }

    private static let decision: [String: JSONValue] = ["decisionId": .string("D-2026-008")]
    private static let over = ["ART4-PAR4-OBJECTION", "ART4-PAR4-CONSENSUS"]

    /// Records it as people do, and says what the audit finds that it did not find before.
    private static func found(_ draft: Draft, in ledger: TestLedger) throws -> [AuditFinding] {
        let before = try ledger.audit()
        let key = try ledger.key("secretaria")
        try ledger.withLedger { _ = try $0.record([draft], signedBy: key) }
        let after = try ledger.audit()
        #expect(after.differences.isEmpty && after.verdict == .findings, "\(after.summary)")
        // The stored views are those that follow from the log, and those built anew are the same.
        try ledger.withLedger { _ = try $0.rebuildViews() }
        #expect(try ledger.audit() == after)
        return after.findings.filter { !before.findings.contains($0) }
    }

    @Test func `a decision over an objection, told months later, gives findings and no difference`() throws {
        let ledger = try TestLedger.vigencia()
        let draft = Self.told(Self.over, .decisionAdopted, Self.decision, at: "2026-09-07T10:02:30-05:00")
        let found = try Self.found(draft, in: ledger)
        #expect(Set(Self.over).isSubset(of: Set(found.map(\.ruleID))), "\(found.map(\.message.en))")
        let states = try ledger.withLedger { ledger in
            try ledger.journal.readBook { book, _ in
                (try book.decisions.row("D-2026-008")?.state, try book.sessions.row("S-2026-05")?.state)
            }
        }
        #expect(states == (.irregular, .adjourned))
    }

    @Test func `a convocation that had omitted a seat, told late, gives findings and no difference`() throws {
        let ledger = try TestLedger()
        let event = try ledger.withLedger { ledger in
            try ledger.journal.read { try $0.events(ofType: EventType.convocationIssued.rawValue).first }
        }
        let convocation = try #require(event)
        guard case .object(var fact) = try JSONValue(canonical: convocation.data),
            case .array(let recipients)? = fact["recipients"]
        else { return #expect(Bool(false), "no convocation") }
        fact["recipients"] = .array(recipients.filter { $0 != .object(["seatId": .string("S6")]) })
        let draft = Self.told(["ART6-N2-AGENDA"], .convocationIssued, fact, at: convocation.occurred)
        let found = try Self.found(draft, in: ledger)
        #expect(found.contains { $0.ruleID == "ART6-N2-AGENDA" && $0.severity == .grave })
    }

    @Test func `a regular act slipped in late behind the rules is a difference`() throws {
        let ledger = try TestLedger.vigencia()
        let ended: [String: JSONValue] = [
            "sessionId": .string("S-2026-05"), "attendeeId": .string("esap-titular"),
        ]
        let intent = try ledger.intent(.attendanceEnded, ended, occurred: "2026-09-07T10:02:30-05:00")
        try ledger.append([intent], signedBy: ledger.key("secretaria"))
        let audit = try ledger.audit()
        #expect(audit.verdict == .broken && audit.codes == [.actInadmissible], "\(audit.summary)")
    }
}
