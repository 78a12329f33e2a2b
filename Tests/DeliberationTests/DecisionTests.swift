import CanonicalJSON
import Deliberation
import Testing

@Suite struct DecisionTests {
    @Test func `positions fall when the text is amended, and are kept on record`() throws {
        let scene = try Scene.assented()
        #expect(try scene.decision().positions.count { !$0.fallen } == 4)
        try scene.play([Acts.amended(at: "09:20")])
        let amended = try scene.decision()
        #expect(amended.positions.count == 4 && amended.positions.allSatisfy(\.fallen))
        #expect(amended.revision == 2 && amended.state == .amended)
        #expect(amended.standingPosition(of: "dnp-titular") == nil)
        try scene.play([Acts.position("dnp-titular", at: "09:21")])
        let restated = try scene.decision()
        #expect(restated.positions.count == 5)
        #expect(restated.standingPosition(of: "dnp-titular")?.onTextHash == restated.textHash)
    }

    @Test func `a new position takes the place of the attendee's former one`() throws {
        let scene = try Scene.assented().play([Acts.position("dnp-titular", "stand-aside", at: "09:20")])
        let decision = try scene.decision()
        #expect(decision.positions.count { $0.attendeeId == "dnp-titular" } == 2)
        #expect(decision.standingPosition(of: "dnp-titular")?.position == .standAside)
    }

    @Test func `an amendment does not withdraw an objection`() throws {
        let scene = try Scene.assented().play([Acts.objection("dafp-titular"), Acts.amended(at: "09:20")])
        #expect(try scene.decision().openObjections.map(\.objectionId) == ["OB-1"])
    }

    @Test func `adoption keeps the quorum and the positions of that instant`() throws {
        let decision = try Scene.adopted().decision()
        #expect(decision.state == .adopted && !decision.isOpen)
        #expect(decision.adopted?.map(\.seatId) == [.s1, .s3, .s4, .s5])
        #expect(decision.quorum?.present == [.s1, .s3, .s4, .s5] && decision.quorum?.met == true)
        #expect(decision.adoptedAt == Instant(Acts.time("09:30")))
    }

    @Test(arguments: [
        (EventType.decisionNotReached, DecisionState.notReached), (.decisionDeferred, .deferred),
        (.proposalWithdrawn, .withdrawn),
    ])
    func `a proposal may end otherwise`(type: EventType, state: DecisionState) throws {
        let scene = try Scene.proposed().play([Acts.decision(type, at: "09:20", ["reason": "Sin consenso."])])
        #expect(try scene.decision().state == state)
        #expect(try scene.judge(Acts.position("dnp-titular", at: "09:21")).first?.ruleID == "CORE-GENESIS")
    }

    @Test func `who chairs ad hoc is accepted only under that reading and without DNP`() throws {
        let readings = ["chair.fallback": "electedAdHoc"]
        let without = try Scene.gathered([1, 2, 4, 5], readings)
        #expect(try !without.judge(Acts.chair("dafp-titular")).contains { $0.ruleID == "ART4-N3-CHAIR" })
        let with = try Scene.gathered([1, 3, 4, 5], readings)
        #expect(try with.judge(Acts.chair("dafp-titular")).contains { $0.ruleID == "ART4-N3-CHAIR" })
    }
}

@Suite struct CommitmentTests {
    private static func row(_ steps: Step...) throws -> CommitmentView {
        let scene = try Scene.adopted().play([Acts.commitment] + steps)
        return try #require(try scene.book.commitments.row("C-2026-001"))
    }

    @Test(arguments: [("2026-04-30", false), ("2026-05-01", true)])
    func `a commitment is overdue the day after its date, unless verified`(date: String, isOverdue: Bool) throws {
        let day = try #require(CalendarDate(date))
        #expect(try Self.row(Acts.assigned).isOverdue(asOf: day) == isOverdue)
        #expect(try Self.row(Acts.assigned, Acts.reported).isOverdue(asOf: day) == isOverdue)
        #expect(
            try !Self.row(Acts.assigned, Acts.reported, Acts.verified(by: "Secretaría")).isOverdue(asOf: day))
        #expect(try !Self.row().isOverdue(asOf: day))
    }

    @Test(arguments: [("cumplido", CommitmentState.verified), ("parcial", .returned), ("devuelto", .returned)])
    func `what the verifier finds decides the state`(result: String, state: CommitmentState) throws {
        let row = try Self.row(Acts.assigned, Acts.reported, Acts.verified(by: "Secretaría", result))
        #expect(row.state == state)
    }

    @Test func `a new date keeps the first one`() throws {
        var again = Acts.assigned
        again.data["dueDate"] = "2026-06-30"
        let rejected = Step(
            .commitmentRejected, ["commitmentId": "C-2026-001", "by": "Enlace", "reason": "No es de su competencia."],
            at: "2026-03-10T09:00:00-05:00")
        again.at = "2026-03-11T09:00:00-05:00"
        let row = try Self.row(Acts.assigned, rejected, again)
        #expect(row.originalDueDate == CalendarDate("2026-04-30") && row.dueDate == CalendarDate("2026-06-30"))
    }
}
