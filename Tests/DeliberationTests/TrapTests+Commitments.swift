import CanonicalJSON
import Deliberation
import Testing

/// Traps of commitments: who verifies, when one is overdue, and what becomes of one that changes.
@Suite struct CommitmentTrapTests {
    private func broken(_ scene: Scene, _ step: Step) throws -> [String: Effect] {
        let breaches = try scene.judge(step)
        return Dictionary(breaches.map { ($0.ruleID, $0.effect) }) { first, _ in first }
    }

    private func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(text)) }

    private func change(_ type: EventType, _ more: [String: JSONValue]) -> Step {
        Acts.commitment(
            type, at: Works.on("2026-03-20"), more.merging(["reason": "Motivo."]) { first, _ in first })
    }

    private static let two = ["C-2026-002", "C-2026-003"]

    private static func open() throws -> Scene {
        try Scene.committed().play(two.map { Acts.commitment.with(["commitmentId": .string($0)]) })
    }

    @Test(arguments: ["Enlace", "ENLACE", "enlace"])
    func `a reporter does not verify, whatever the capitals`(verifier: String) throws {
        let scene = try Scene.committed().play([Acts.reported])
        #expect(try broken(scene, Acts.verified(by: verifier)) == ["ART3-N11-COMMITMENTS": .refuse])
        #expect(try broken(scene, Acts.verified(by: "Secretaría Técnica")).isEmpty)
    }

    @Test func `a commitment is overdue on the day after its due day, and not on it`() throws {
        let commitment = try Scene.committed().commitment()
        #expect(try !commitment.isOverdue(asOf: day("2026-04-29")))
        #expect(try !commitment.isOverdue(asOf: day("2026-04-30")))
        #expect(try commitment.isOverdue(asOf: day("2026-05-01")))
    }

    @Test func `a commitment only reported is still overdue; verified it is not`() throws {
        let scene = try Scene.committed().play([Acts.reported])
        #expect(try scene.commitment().isOverdue(asOf: day("2026-05-01")))
        try scene.play([Acts.verified(by: "Secretaría Técnica")])
        #expect(try !scene.commitment().isOverdue(asOf: day("2026-05-01")))
        let returned = try Scene.committed().play([
            Acts.reported, Acts.verified(by: "Secretaría Técnica", "parcial"),
        ])
        #expect(try returned.commitment().isOverdue(asOf: day("2026-05-01")))
    }

    @Test func `a commitment without a due date is never overdue`() throws {
        let commitment = try Scene.adopted().play([Acts.commitment]).commitment()
        #expect(!commitment.isOverdue(asOf: .latest))
    }

    @Test func `a rescheduled commitment keeps its original due date`() throws {
        let scene = try Scene.committed()
        for (count, date) in ["2026-06-30", "2026-09-30"].enumerated() {
            try scene.play([change(.commitmentRescheduled, ["newDueDate": .string(date), "decisionId": "D-2026-001"])])
            let commitment = try scene.commitment()
            #expect(try commitment.dueDate == day(date) && commitment.originalDueDate == day("2026-04-30"))
            #expect(commitment.reschedules == Int64(count + 1) && commitment.isOpen)
        }
        #expect(try !scene.commitment().isOverdue(asOf: day("2026-09-30")))
        #expect(try scene.commitment().isOverdue(asOf: day("2026-10-01")))
    }

    @Test func `a commitment rescheduled without a decision moves, with a finding`() throws {
        let scene = try Scene.committed()
        let step = change(.commitmentRescheduled, ["newDueDate": "2026-06-30"])
        #expect(try broken(scene, step) == ["ART3-N11-COMMITMENTS": .finding(.leve)])
        #expect(try scene.play([step]).commitment().dueDate == day("2026-06-30"))
    }

    @Test func `a merged commitment is closed and points to where it continues`() throws {
        let scene = try Self.open().play([change(.commitmentMerged, ["intoCommitmentId": "C-2026-002"])])
        let merged = try scene.commitment()
        #expect(merged.state == .merged && !merged.isOpen && merged.continuesIn == ["C-2026-002"])
        #expect(try merged.closedOn == day("2026-03-20") && !merged.isOverdue(asOf: day("2026-05-01")))
        #expect(try scene.commitment("C-2026-002").isOpen)
        // Nor back again: two that point to each other would be done by nobody.
        let back = change(.commitmentMerged, ["intoCommitmentId": "C-2026-001"]).with(["commitmentId": "C-2026-002"])
        #expect(try broken(scene, back) == ["ART3-N11-COMMITMENTS": .refuse])
    }

    @Test func `a split commitment is closed and points to its parts`() throws {
        let parts: JSONValue = .array(Self.two.map { .string($0) })
        let scene = try Self.open().play([change(.commitmentSplit, ["intoCommitmentIds": parts])])
        let split = try scene.commitment()
        #expect(split.state == .split && !split.isOpen && split.continuesIn == Self.two)
        for id in Self.two { #expect(try scene.commitment(id).isOpen) }
        #expect(try broken(scene, Acts.reported) == ["CORE-GENESIS": .refuse])
    }

    @Test func `a commitment is cancelled only by a decision in force`() throws {
        let scene = try Scene.adopted().play(Works.second + [Acts.commitment.with(["decisionId": nil])])
        try scene.play([Works.replaced(.decisionRevoked, "D-2026-001", by: "D-2026-002")])
        let cancel = change(.commitmentCancelled, ["decisionId": "D-2026-001"])
        #expect(try broken(scene, cancel) == ["ART3-N11-COMMITMENTS": .refuse])
        #expect(try broken(scene, cancel.with(["decisionId": "D-2026-002"])).isEmpty)
    }

    @Test func `a reading decides whether a group's commitment counts`() throws {
        let step = Acts.commitment.with(["groupId": "GT-2026-01"])
        let scene = try Scene.adopted().play([Works.group])
        #expect(try broken(scene, step).isEmpty)
        scene.overrides = ["commitment.origin": "sessionOnly"]
        #expect(try broken(scene, step) == ["ART3-N11-COMMITMENTS": .refuse])
    }
}
