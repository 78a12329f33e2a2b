import CanonicalJSON
import Deliberation
import Testing

@Suite struct MinutesTraps {
    private func refusals(_ scene: Scene, _ step: Step) throws -> [String] {
        try scene.judge(step).filter(\.effect.isRefusal).map(\.ruleID)
    }

    private func facts(_ scene: Scene) throws -> [UInt8] {
        let session = try #require(try scene.book.sessions.row("S-2026-01"))
        return try MinutesFacts(session: session, book: scene.book).canonicalBytes
    }

    @Test func `the text of the minutes cannot change between the draft and the signature`() throws {
        let scene = try Scene.circulated().play([Acts.approved()])
        let other = Acts.signed().with(["documentHash": .string(Acts.hash)])
        #expect(try refusals(scene, other) == ["ART6-N3-MINUTES-FIDELITY"])
        #expect(try refusals(scene, Acts.signed()).isEmpty)
    }

    @Test func `what is recorded of the session after the draft is noticed before the approval`() throws {
        let scene = try Scene.circulated()
        let late = Acts.commitment.with(["commitmentId": "C-2026-002"])
        try scene.play([late])
        #expect(try refusals(scene, Acts.approved()) == ["ART6-N3-MINUTES-FIDELITY"])
        // The way out: another version, which tells it.
        try scene.play([
            Acts.drafted(2, at: "2026-03-05T09:00:00-05:00"), Acts.circulated(at: "2026-03-05T10:00:00-05:00"),
            Acts.approved(2), Acts.signed(2),
        ])
        #expect(try scene.book.minutes.row("S-2026-01")?.state == .signed)
    }

    @Test func `what becomes of decisions and commitments later changes no minutes`() throws {
        let scene = try Scene.circulated()
        let before = try facts(scene)
        try scene.play([Acts.reported, Acts.verified(by: "Secretaría")])
        let revoked = Acts.decision(
            .decisionRevoked, at: "11:00", ["byDecisionId": "D-2026-009", "reason": "Cambió el supuesto."])
        try scene.book.evolve(try scene.act(revoked))
        #expect(try scene.decision().state == .revoked)
        #expect(try facts(scene) == before)
        #expect(try refusals(scene, Acts.approved()).isEmpty)
    }

    @Test func `the facts are canonical JSON and tell who was there, what was decided and what was promised`() throws {
        let value = try JSONValue(canonical: facts(Scene.adjourned()), limits: .document)
        guard case .object(let members) = value else { throw SceneError(description: "no object: \(value)") }
        #expect(members["decisions"] != [] && members["commitments"] != [] && members["attendance"] != [])
        #expect(members["quorum"] != [] && members["chairId"] == "dnp-titular" && members["endedAt"] != nil)
    }

    @Test func `each fact of the session changes the digest`() throws {
        let scene = try Scene.adjourned()
        let session = try #require(try scene.book.sessions.row("S-2026-01"))
        let before = try MinutesFacts(session: session, book: scene.book).canonicalBytes
        let changes: [(inout SessionView) -> Void] = [
            { $0.place = "Otra sala" }, { $0.chairId = nil }, { $0.number += 1 }, { $0.agenda.removeLast() },
            { $0.excuses.append(ExcuseRow(reason: "x", seatId: .s2)) }, { $0.decisions = [] }, { $0.commitments = [] },
            { $0.endedAt = $0.installedAt }, { $0.installedAt = nil }, { $0.modality = .virtual },
        ]
        for change in changes {
            var other = session
            change(&other)
            #expect(try MinutesFacts(session: other, book: scene.book).canonicalBytes != before)
        }
    }

    @Test func `minutes of a session that failed tell that it failed`() throws {
        let scene = try Scene.gathered([1, 3]).play([Acts.session(.sessionFailedForQuorum, at: "09:20")])
        #expect(try refusals(scene, Acts.drafted()).isEmpty)
    }
}

@Suite struct CorrectionTraps {
    private func refusals(_ scene: Scene, _ changes: [String: JSONValue?]) throws -> [String] {
        try scene.judge(Acts.correction(changes)).filter(\.effect.isRefusal).map(\.ruleID)
    }

    /// The last act of a scene, corrected.
    private func last(
        _ scene: Scene, _ field: String, _ was: String, _ now: String
    ) throws -> [String] {
        try refusals(
            scene,
            [
                "correctsSeq": .integer(Int64(scene.seq) - 1), "field": .string(field), "was": .string(was),
                "is": .string(now),
            ])
    }

    @Test func `what identifies the act, or is computed, or is voted on by its hash, is not corrected`() throws {
        let scene = try Scene.proposed()
        let decision = try scene.decision()
        #expect(try last(scene, "decisionId", "D-2026-001", "D-2026-002") == ["CORE-CORRECTION"])
        #expect(try last(scene, "textHash", decision.textHash, Acts.hash) == ["CORE-CORRECTION"])
        #expect(try last(scene, "text", decision.text, "Otra ruta.") == ["CORE-CORRECTION"])
        #expect(try last(scene, "functionCodes", "F05", "F06") == ["CORE-CORRECTION"])
        #expect(try last(scene, "stage", "formulacion", "seguimiento").isEmpty)
        #expect(try last(scene, "stage", "formulacion", "otra") == ["CORE-CORRECTION"])
    }

    @Test(arguments: [("2", true), ("02", false), ("dos", false), ("0", false), ("9007199254740993", false)])
    func `a number is corrected by a number in its one spelling and within its limits`(text: String, isRight: Bool)
        throws
    {
        let scene = try Scene.convened()
        #expect(try last(scene, "number", "1", text).isEmpty == isRight)
    }

    @Test func `yes and no are corrected by each other`() throws {
        let scene = try Scene.founded().play([Acts.delegation()])
        #expect(try last(scene, "grantsDecisionPower", "true", "false").isEmpty)
        #expect(try last(scene, "grantsDecisionPower", "true", "no") == ["CORE-CORRECTION"])
        #expect(try last(scene, "until", "2026-12-31", "2026-11-30") == ["CORE-CORRECTION"])
    }

    @Test func `a second correction starts from the first, and a correction is not corrected itself`() throws {
        let scene = try Scene.founded().play([Acts.correction()])
        let again: [String: JSONValue?] = ["correctionId": "COR-2026-002", "is": "0002 de 2026"]
        #expect(try refusals(scene, again) == ["CORE-CORRECTION"])
        #expect(try refusals(scene, again.merging(["was": "0001 de 2026"]) { $1 }).isEmpty)
        #expect(
            try refusals(
                scene,
                [
                    "correctionId": "COR-2026-002", "correctsSeq": .integer(Int64(scene.seq) - 1), "field": "reason",
                    "was": "Error de digitación.", "is": "Error.",
                ]) == ["CORE-CORRECTION"])
    }

    @Test func `an act that is not recorded yet has nothing to correct`() throws {
        let scene = try Scene.founded()
        #expect(try refusals(scene, ["correctsSeq": .integer(Int64(scene.seq))]) == ["CORE-CORRECTION"])
    }

    @Test func `the row says what the correction says, and both are kept`() throws {
        let scene = try Scene.founded().play([Acts.correction()])
        #expect(try scene.book.commission.row(Book.commissionKey)?.decreeNumber == "0001 de 2026")
        let row = try #require(try scene.book.corrections.row("COR-2026-001"))
        #expect(row.was == "0000 de 2026" && row.is == "0001 de 2026" && row.correctsSeq == 0)
    }
}
