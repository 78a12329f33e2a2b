import Deliberation
import Evidence
import Testing
import TransparencyLog

/// Logs that sign for what they should not: the checkpoint and every path hold, the trail still does not.
@Suite struct HostileLogTests {
    private static func verdict(
        recorded: String = "2026-03-02T14:00:00.000Z", enrolment: SampleAct? = nil, actor: String = "secretaria",
        key: SigningKey? = nil, signedOrigin: String? = nil, spoil: (inout SampleFields, Int) -> Void = { _, _ in }
    ) throws -> EvidenceError.Code? {
        var log = try SampleLog.founded()
        if let enrolment {
            try log.file(
                [enrolment], actor: "secretaria", key: SampleLog.secretariat(),
                recorded: "2026-02-01T14:00:00.000Z")
        }
        try log.file(
            [SampleLog.proposed, SampleLog.stated], actor: actor, key: try key ?? SampleLog.secretariat(),
            recorded: recorded, signedOrigin: signedOrigin, spoil: spoil)
        do {
            return try EvidenceTests.verdict(log.trail())
        } catch let error as EvidenceError {
            return error.code
        } catch is ProofError {
            return .notIncluded
        }
    }

    @Test func `what is spoilt below holds unspoilt`() throws {
        #expect(try Self.verdict() == nil)
        let chair = try SampleLog.chair()
        #expect(
            try Self.verdict(enrolment: SampleLog.enrolment("presidencia", chair), actor: "presidencia", key: chair)
                == nil)
    }

    @Test func `an event that says another place than its own is refused`() throws {
        #expect(try Self.verdict { fields, index in if index == 1 { fields.seq += 1 } } == .notIncluded)
    }

    @Test func `a version that is skipped is refused`() throws {
        #expect(try Self.verdict { fields, index in if index == 1 { fields.version += 1 } } == .invalidSignature)
    }

    @Test func `a chain that names another event is refused`() throws {
        #expect(
            try Self.verdict { fields, index in if index == 1 { fields.prev = Digest.sha256([]) } } == .brokenChain)
        #expect(try Self.verdict { fields, index in if index == 1 { fields.prev = nil } } == .brokenChain)
        #expect(
            try Self.verdict { fields, index in if index == 0 { fields.prev = Digest.sha256([]) } } == .brokenChain)
    }

    @Test func `time that goes back is refused`() throws {
        #expect(
            try Self.verdict { fields, index in if index == 1 { fields.recorded = "2026-03-02T13:59:59.999Z" } }
                == .timeGoesBack)
    }

    @Test func `a signature of another filing, place, size or ledger is refused`() throws {
        #expect(try Self.verdict { fields, _ in fields.filingID = SampleLog.id(77) } == .invalidSignature)
        #expect(try Self.verdict { fields, _ in fields.signature[5] ^= 1 } == .invalidSignature)
        #expect(
            try Self.verdict { fields, index in if index == 1 { fields.signature[5] ^= 1 } } == .invalidSignature)
        #expect(try Self.verdict(signedOrigin: "example.org/other") == .invalidSignature)
    }

    @Test func `a key that is not the actor's is refused`() throws {
        let chair = try SampleLog.chair()
        // Enrolled, but for somebody else.
        #expect(
            try Self.verdict(enrolment: SampleLog.enrolment("presidencia", chair), key: chair) == .unknownKey)
        #expect(try Self.verdict(key: chair) == .unknownKey)
    }

    @Test func `a key that says the ID of an enrolled one is refused`() throws {
        let chair = try SampleLog.chair()
        let secretariat = try SampleLog.secretariat()
        #expect(try Self.verdict(key: chair) { fields, _ in fields.key = secretariat.keyID } == .invalidSignature)
    }

    @Test(
        arguments: [
            ("2026-03-03T00:00:00-05:00", nil, EvidenceError.Code.keyNotInForce as EvidenceError.Code?),
            ("2026-01-05T00:00:00-05:00", "2026-03-02T09:00:00-05:00", .keyNotInForce),
            ("2026-01-05T00:00:00-05:00", "2026-03-02T09:00:01-05:00", nil),
            ("2026-03-02T09:00:00-05:00", nil, nil),
        ] as [(String, String?, EvidenceError.Code?)])
    func `a key signs only while it is valid`(from: String, until: String?, expected: EvidenceError.Code?) throws {
        let chair = try SampleLog.chair()
        let enrolment = SampleLog.enrolment("presidencia", chair, from: from, until: until)
        #expect(try Self.verdict(enrolment: enrolment, actor: "presidencia", key: chair) == expected)
    }

    @Test(
        arguments: [
            ("2026-03-02T09:00:02-05:00", EvidenceError.Code.keyRevoked as EvidenceError.Code?),
            ("2026-03-02T09:00:03-05:00", nil),
        ] as [(String, EvidenceError.Code?)])
    func `a key revoked from an instant on proves nothing after it`(
        from: String, expected: EvidenceError.Code?
    ) throws {
        var log = try SampleLog.sample()
        let chair = try SampleLog.chair()
        // Revoked later, with effect from before: what the key signed since then is in doubt.
        try log.file(
            [SampleLog.revocation(of: chair, actor: "presidencia", from: from)], actor: "secretaria",
            key: SampleLog.secretariat(), recorded: "2026-03-05T14:00:00.000Z")
        let verdict = try EvidenceTests.verdict(log.trail())
        #expect(verdict == expected)
    }

    @Test func `a key enrolled after it signed is refused`() throws {
        var log = try SampleLog.founded()
        let chair = try SampleLog.chair()
        try log.file([SampleLog.proposed], actor: "presidencia", key: chair, recorded: "2026-03-02T14:00:00.000Z")
        try log.file(
            [SampleLog.enrolment("presidencia", chair)], actor: "secretaria", key: SampleLog.secretariat(),
            recorded: "2026-03-02T14:00:01.000Z")
        #expect(try EvidenceTests.verdict(log.trail()) == .unknownKey)
    }

    @Test func `only the founding filing may enrol the key that signs it`() throws {
        var log = try SampleLog.founded()
        let chair = try SampleLog.chair()
        try log.file(
            [SampleLog.enrolment("presidencia", chair), SampleLog.proposed], actor: "presidencia", key: chair,
            recorded: "2026-03-02T14:00:00.000Z")
        #expect(try EvidenceTests.verdict(log.trail()) == .unknownKey)
    }

    @Test func `an event under another stream than its data names is refused`() throws {
        var log = try SampleLog.founded()
        var act = SampleLog.proposed
        act.stream = "decision/D-2026-002"
        try log.file(
            [act], actor: "secretaria", key: SampleLog.secretariat(), recorded: "2026-03-02T14:00:00.000Z")
        #expect(throws: EvidenceError(.unknownAct)) { try log.trail(of: "decision/D-2026-002") }
    }
}
