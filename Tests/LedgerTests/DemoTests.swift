import CanonicalJSON
import Deliberation
import EventLog
import FoundationEssentials
import Ledger
import Projections
import Testing

/// The steps of the demonstration, read where the program keeps them.
enum Demo {
    struct Step {
        let drafts: [Draft]
        let refused: String?
    }

    static func steps() throws -> [Step] {
        let main = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let url = main.appendingPathComponent("Sources/ConstanciaCommands/Resources/demo.yaml")
        guard case .object(let file) = try DraftReader.value(of: Array(try Data(contentsOf: url))),
            case .array(let steps) = file["steps"]
        else { throw CocoaError(.fileReadCorruptFile) }
        return try steps.map { step in
            guard case .object(let step) = step, let acts = step["acts"] else {
                throw CocoaError(.fileReadCorruptFile)
            }
            var refused: String?
            if case .string(let rule) = step["refused"] { refused = rule }
            return Step(drafts: try DraftReader.drafts(in: acts.canonicalBytes()), refused: refused)
        }
    }
}

@Suite struct DemoTests {
    @Test func `the demonstration goes as it says, refusals included, and its views stand where the log does`() throws {
        let test = try TestLedger()
        let steps = try Demo.steps()
        #expect(steps.count > 10)
        #expect(steps.compactMap(\.refused) == ["ART4-PAR1-LEVEL", "ART4-PAR3-NO-VOTE", "ART4-PAR7-DECIDE"])
        for (index, step) in steps.enumerated() {
            let before = try test.state()
            let outcome = try Outcome { try test.record(step.drafts) }
            #expect(outcome == step.refused.map { .refused($0) } ?? .recorded, "step \(index + 1)")
            let after = try test.state()
            #expect((after == before) == (step.refused != nil), "step \(index + 1)")
            let size = try test.size()
            #expect(after.positions.count == Projector.views.count, "step \(index + 1)")
            #expect(after.positions.values.allSatisfy { $0 == size }, "step \(index + 1)")
        }
        try checkOutcome(test)
    }

    private func checkOutcome(_ test: TestLedger) throws {
        let rows = try test.state().rows
        for id in ["D-2026-001", "D-2026-002"] {
            let row = try DecisionView(canonical: try #require(rows["decisions/\(id)"]), limits: .document)
            #expect(row.state == .adopted)
        }
        let verified = try CommitmentView(
            canonical: try #require(rows["commitments/C-2026-003"]), limits: .document)
        #expect(verified.state == .verified)
        let rules = Set(
            try rows.filter { $0.key.hasPrefix("findings/") }
                .map { try FindingView(canonical: $0.value, limits: .document).ruleId })
        #expect(
            rules == ["ART4-PAR1-POWER", "ART4-PAR1-LATE-REGISTERED", "ART4-PAR7-QUORUM", "LEX-63-RECORD"])
    }

    @Test func `views built again are the same, byte by byte`() throws {
        let test = try TestLedger()
        for step in try Demo.steps() where step.refused == nil { try test.record(step.drafts) }
        let before = try test.state()
        #expect(before.rows.count > 30)
        #expect(try test.ledger.rebuildViews() == test.size())
        #expect(try test.state() == before)
        try test.record([Drafts.incumbent("z")])
        #expect(try test.state().positions.values.allSatisfy { $0 == (try? test.size()) })
    }
}
