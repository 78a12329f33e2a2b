import CanonicalJSON
import Deliberation
import Evidence
import Testing
import TransparencyLog

@Suite struct TrailTests {
    @Test func `a trail shows the events of its stream, their signers and the checkpoint`() throws {
        let trail = try UnverifiedTrail(parsing: try SampleLog.sample().trail())
            .verify(policy: SampleLog.policy())
        #expect(trail.origin == SampleLog.origin)
        #expect(trail.stream == SampleLog.decision)
        #expect(trail.events.map(\.envelope.seq) == [3, 5, 7, 8])
        #expect(trail.events.map(\.envelope.version) == [0, 1, 2, 3])
        #expect(
            trail.events.map(\.envelope.act.type) == [
                .decisionProposed, .positionStated, .positionStated, .decisionAdopted,
            ])
        #expect(
            trail.events.map(\.envelope.act.actor) == ["secretaria", "secretaria", "presidencia", "secretaria"])
        #expect(try trail.events[2].key == SampleLog.chair().verifierKey)
        #expect(trail.events[3].envelope.recorded == "2026-03-02T14:00:03.999Z")
        #expect(trail.checkpoint.checkpoint.size == 10)
    }

    @Test func `a trail says what it cannot show, in both languages`() throws {
        let trail = try UnverifiedTrail(parsing: try SampleLog.sample().trail())
            .verify(policy: SampleLog.policy())
        #expect(trail.limits.count == 2)
        #expect(trail.limits[0].es.contains("acto posterior") && trail.limits[0].en.contains("later event"))
        #expect(trail.limits[1].es.contains("revocación") && trail.limits[1].en.contains("revocation"))
    }

    @Test func `the file is canonical and the same each time`() throws {
        let bytes = try SampleLog.sample().trail()
        #expect(try JSONValue(canonical: bytes, limits: .document).canonicalBytes() == bytes)
        #expect(try SampleLog.sample().trail() == bytes)
    }

    @Test func `a trail carries only the enrolments that its signers need`() throws {
        var log = try SampleLog.sample()
        let other = try SampleLog.key("other", 9)
        try log.file(
            [
                SampleLog.enrolment("control", other),
                SampleLog.revocation(of: other, actor: "control", from: "2026-03-03T00:00:00-05:00"),
            ],
            actor: "secretaria", key: SampleLog.secretariat(), recorded: "2026-03-02T15:00:00.000Z")
        let trail = try UnverifiedTrail(parsing: try log.trail())
        #expect(trail.file.enrolments.count == 2)
        _ = try trail.verify(policy: SampleLog.policy())
    }

    @Test func `the registry has a trail of its own`() throws {
        let bytes = try TrailBuilder(try SampleLog.sample()).trail(of: "registry")
        #expect(try verdict(bytes) == nil)
    }

    @Test func `a stream that the checkpoint does not reach has no trail`() throws {
        #expect(throws: EvidenceError(.missingEvent)) {
            try TrailBuilder(try SampleLog.sample()).trail(of: "decision/D-2026-999")
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 7, 8, 13])
    func `an act of a filing of any size is shown by its path`(size: Int) throws {
        var log = try SampleLog.founded()
        let acts = [SampleLog.proposed] + Array(repeating: SampleLog.stated, count: size - 1)
        try log.file(
            acts, actor: "secretaria", key: SampleLog.secretariat(), recorded: "2026-03-02T14:00:00.000Z")
        let trail = try UnverifiedTrail(parsing: try log.trail()).verify(policy: SampleLog.policy())
        #expect(trail.events.count == size)
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
}
