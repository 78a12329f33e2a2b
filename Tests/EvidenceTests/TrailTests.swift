import CanonicalJSON
import Deliberation
import Evidence
import Testing
import TransparencyLog

@Suite struct TrailTests {
    private static func verified(_ log: SampleLog) throws -> CompleteTrail {
        try complete(try log.trail(), SampleLog.policy())
    }

    @Test func `a trail brings its stream, the session it names, the registry, the commission and the seal`() throws {
        let trail = try Self.verified(SampleLog.sample())
        #expect(trail.subject == SampleLog.decision)
        #expect(trail.core == [SampleLog.decision, "session/S-2026-01"])
        #expect(trail.authentic.events.map(\.envelope.seq) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
        #expect(trail.authentic.sealEvent.type == "checkpoint.sealed")
        #expect(try trail.authentic.events[7].key == SampleLog.chair().verifierKey)
        #expect(trail.authentic.checkpoint.checkpoint.size == 11)
    }

    @Test func `what a trail does not prove is said in both languages`() {
        #expect(JudgedTrail.limits.count == 2)
        #expect(JudgedTrail.limits[0].es.contains("sello") && JudgedTrail.limits[0].en.contains("seal"))
    }

    @Test func `the file is canonical and the same each time`() throws {
        let bytes = try SampleLog.sample().trail()
        #expect(try JSONValue(canonical: bytes, limits: .document).canonicalBytes() == bytes)
        #expect(try SampleLog.sample().trail() == bytes)
    }

    @Test func `streams that nothing rests on stay out, and their filing is shown in part`() throws {
        var log = try SampleLog.sample()
        try log.file(
            [SampleLog.stated, SampleAct(.territorialDemandRegistered, stream: "demand/DM-2026-001")],
            actor: "secretaria", key: SampleLog.secretariat(), recorded: "2026-03-02T15:00:00.000Z")
        let file = try TrailFile(canonical: log.trail(), limits: .document)
        #expect(file.filings.count == 1 && file.events.count == 12)
        #expect(try verdict(log.trail()) == nil)
    }

    @Test(arguments: ["registry", "commission", "session/S-2026-01"])
    func `any stream has a trail of its own`(stream: String) throws {
        #expect(try verdict(SampleLog.sample().trail(of: stream)) == nil)
    }

    @Test func `a stream that the seal does not know has no trail, and a log without a seal has none`() throws {
        #expect(throws: EvidenceError(.incomplete)) { try SampleLog.sample().trail(of: "decision/D-2026-999") }
        #expect(throws: EvidenceError(.invalidSeal)) { try SampleLog.sample().builder.trail(of: SampleLog.decision) }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 13])
    func `the acts of a filing of any size hold together`(size: Int) throws {
        var log = try SampleLog.founded()
        let acts = [SampleLog.proposed] + Array(repeating: SampleLog.stated, count: size - 1)
        try log.file(
            acts, actor: "secretaria", key: SampleLog.secretariat(), recorded: "2026-03-02T14:00:00.000Z")
        #expect(try verdict(log.trail()) == nil)
    }

    @Test func `a retried key serves again after it is enrolled anew`() throws {
        var log = try SampleLog.founded()
        let key = try SampleLog.chair()
        let secretariat = try SampleLog.secretariat()
        for (act, second) in [
            (SampleLog.enrolment("presidencia", key), 1),
            (SampleLog.revocation(of: key, actor: "presidencia", from: "2026-02-01T00:00:00-05:00"), 2),
            (SampleLog.enrolment("presidencia", key, from: "2026-02-10T00:00:00-05:00"), 3),
        ] {
            try log.file(
                [act], actor: "secretaria", key: secretariat, recorded: "2026-02-11T14:00:0\(second).000Z")
        }
        try log.file([SampleLog.proposed], actor: "presidencia", key: key, recorded: "2026-03-02T14:00:00.000Z")
        #expect(try verdict(log.trail()) == nil)
    }

    @Test func `a document that an act names goes inside, and any other is refused`() throws {
        let document = Array("decree".utf8)
        var log = try SampleLog.sample()
        try log.file(
            [
                SampleAct(
                    .remoteRecordAttached, stream: "session/S-2026-01",
                    data: #"{"document":{"name":"d.txt","sha256":"\#(Digest.sha256(document).hex)"},"#
                        + #""platform":"Teams","sessionId":"S-2026-01"}"#)
            ], actor: "secretaria", key: SampleLog.secretariat(), recorded: "2026-03-02T15:00:00.000Z")
        let bytes = try log.trail(documents: [document])
        #expect(try complete(bytes, SampleLog.policy()).authentic.attachments.map(\.content) == [document])
        #expect(try verdict(log.trail(documents: [document + [1]])) == .foreignAttachment)
    }
}
