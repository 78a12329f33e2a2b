import CanonicalJSON
import Deliberation
import Evidence
import Testing
import TransparencyLog

@Suite struct TrailPolicyTests {
    @Test func `the checkpoint of another ledger is refused`() throws {
        var log = try SampleLog.sample()
        log.origin = "example.org/other"
        #expect(try verdict(log.trail()) == .foreignOrigin)
    }

    @Test func `a trail that names another ledger than its checkpoint is refused`() throws {
        #expect(try verdict { $0.origin = "example.org/other" } == .foreignOrigin)
    }

    @Test func `a policy that trusts another key of the same log is refused`() throws {
        let other = try SampleLog.key(SampleLog.origin, 50)
        let policy = try Policy(trustingOnly: other.verifierKey)
        #expect(verdict(try SampleLog.sample().trail(), policy) == .invalidCheckpoint)
    }

    @Test(
        arguments: [
            ([], "quorum none", nil), ([1], "quorum w1", nil), ([1], "group g any w1 w2\nquorum g", nil),
            ([1], "group g all w1 w2\nquorum g", EvidenceError.Code.quorumNotMet), ([2], "quorum w1", .quorumNotMet),
            ([], "group g any w1 w2\nquorum g", .quorumNotMet),
        ] as [([UInt8], String, EvidenceError.Code?)])
    func `the policy's quorum of witnesses must have cosigned`(
        witnesses: [UInt8], quorum: String, expected: EvidenceError.Code?
    ) throws {
        var log = try SampleLog.sample()
        try log.seal()
        var file = try TrailFile(canonical: try log.builder.trail(of: SampleLog.decision), limits: .document)
        file.checkpoint = try log.note(cosignedBy: witnesses)
        #expect(verdict(file.canonicalBytes, try SampleLog.policy(quorum: quorum)) == expected)
    }

    @Test func `the checkpoint of a longer log does not fit the paths`() throws {
        let short = try SampleLog.sample()
        var long = short
        try long.file(
            [SampleLog.elsewhere], actor: "secretaria", key: SampleLog.secretariat(),
            recorded: "2026-03-02T14:00:09.000Z")
        var file = try TrailFile(canonical: try short.trail(), limits: .document)
        file.checkpoint = try long.checkpointNote()
        #expect(try verdict(file.canonicalBytes) == .notIncluded)
    }
}

@Suite struct EventProofTests {
    private static func code(_ body: () throws(EvidenceError) -> VerifiedEvent) -> EvidenceError.Code? {
        do throws(EvidenceError) {
            _ = try body()
            return nil
        } catch {
            return error.code
        }
    }

    @Test(arguments: 0..<10 as Range<UInt64>)
    func `every event has a proof that holds, from its file's bytes`(seq: UInt64) throws {
        let bytes = try SampleLog.sample().builder.proof(of: seq).bytes
        let event = try VerifiedEvent(try TLogProof(parsing: bytes), policy: SampleLog.policy())
        #expect(event.envelope.seq == seq && event.checkpoint.checkpoint.size == 10)
    }

    @Test func `an event that says another place than the one it is proven at is refused`() throws {
        var log = try SampleLog.founded()
        try log.file(
            [SampleLog.elsewhere], actor: "secretaria", key: SampleLog.secretariat(),
            recorded: "2026-03-02T14:00:00.000Z", spoil: { fields, _ in fields.seq = 9 })
        let proof = try log.builder.proof(of: 3)
        let policy = try SampleLog.policy()
        #expect(Self.code { () throws(EvidenceError) in try VerifiedEvent(proof, policy: policy) } == .notIncluded)
    }

    @Test func `a proof without the event's bytes takes them from whoever has them`() throws {
        let log = try SampleLog.sample()
        let policy = try SampleLog.policy()
        let full = try log.builder.proof(of: 3)
        let bare = TLogProof(index: full.index, path: full.path, checkpoint: full.checkpoint)
        #expect(Self.code { () throws(EvidenceError) in try VerifiedEvent(bare, policy: policy) } == .missingEvent)
        let right = log.leaves[3]
        let wrong = log.leaves[4]
        #expect(Self.code { () throws(EvidenceError) in try VerifiedEvent(bare, leaf: right, policy: policy) } == nil)
        #expect(
            Self.code { () throws(EvidenceError) in try VerifiedEvent(bare, leaf: wrong, policy: policy) }
                == .notIncluded)
        #expect(
            Self.code { () throws(EvidenceError) in try VerifiedEvent(full, leaf: wrong, policy: policy) }
                == .notIncluded)
    }

    @Test func `a proof of another place, path, event or log is refused`() throws {
        let log = try SampleLog.sample()
        let policy = try SampleLog.policy()
        let proof = try log.builder.proof(of: 3)
        var path = proof.path
        path.swapAt(0, 1)
        let spoilt: [(TLogProof, EvidenceError.Code)] = [
            (TLogProof(index: 4, path: proof.path, checkpoint: proof.checkpoint, extra: proof.extra), .notIncluded),
            (TLogProof(index: 3, path: path, checkpoint: proof.checkpoint, extra: proof.extra), .notIncluded),
            (TLogProof(index: 3, path: proof.path, checkpoint: proof.checkpoint, extra: log.leaves[4]), .notIncluded),
            (TLogProof(index: 3, path: proof.path, checkpoint: proof.checkpoint, extra: [1]), .notIncluded),
            (
                TLogProof(
                    index: 3, path: proof.path, checkpoint: try log.note(cosignedBy: [1]), extra: proof.extra),
                .quorumNotMet
            ),
        ]
        for (proof, expected) in spoilt {
            #expect(Self.code { () throws(EvidenceError) in try VerifiedEvent(proof, policy: policy) } == expected)
        }
    }
}
