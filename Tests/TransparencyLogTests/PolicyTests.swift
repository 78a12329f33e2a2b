import Testing

@testable import TransparencyLog

@Suite struct PolicyTests {
    struct SigsumVectors: Decodable {
        struct Valid: Decodable {
            struct Check: Decodable {
                let cosigned_by: [String]
                let satisfied: Bool
            }

            let policy: String
            let quorum_checks: [Check]
        }

        struct Invalid: Decodable, CustomTestStringConvertible {
            let name: String
            let upstream_error_contains: String
            let policy: String

            var testDescription: String { name }
        }

        let valid: [Valid]
        let invalid: [Invalid]
    }

    static let vectors = try? Vectors.json("policy/sigsum-policy.json", as: SigsumVectors.self)
    static let log = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    static let witness = "witness.stagemole.eu+67f7aea0+BEqSG3yu9YrmcM3BHvQYTxwFj3uSWakQepafafpUqklv"
    static let witness2 = "witness.example.org+b8a2cf20+BFLN3yikSfFkVAJtrnh/CiY3Zozkoy7clp+P7XB28qUN"

    @Test(.needsVectors) func `published policies are met and missed as marked`() throws {
        let valid = try #require(Self.vectors).valid
        #expect(valid.map(\.quorum_checks.count) == [9, 14])
        for vector in valid {
            let policy = try Policy(parsing: vector.policy, dialect: .sigsum)
            for check in vector.quorum_checks {
                #expect(policy.isSatisfied(by: Set(check.cosigned_by)) == check.satisfied, "\(check.cosigned_by)")
            }
        }
    }

    @Test(.needsVectors, arguments: vectors?.invalid ?? [])
    func `published invalid policies are refused`(vector: SigsumVectors.Invalid) {
        #expect(throws: TransparencyLogError(.malformedPolicy)) {
            try Policy(parsing: vector.policy, dialect: .sigsum)
        }
    }

    @Test(
        .needsVectors,
        arguments: [
            ("sigsum-generic-2025-1", 2, 3, 1), ("sigsum-test-2025-3", 2, 8, 2), ("sigsum-test1-2025", 1, 3, 1),
            ("sigsum-test2-2025", 1, 7, 2),
        ])
    func `policies in use are read`(name: String, logs: Int, witnesses: Int, groups: Int) throws {
        let text = try Vectors.text("policy/builtin/\(name).builtin-policy")
        let policy = try Policy(parsing: text, dialect: .sigsum)
        #expect(policy.logs.count == logs)
        #expect(policy.witnesses.count == witnesses)
        #expect(policy.groups.count == groups)
        #expect(policy.isSatisfied(by: Set(policy.witnesses.map(\.name))))
        #expect(!policy.isSatisfied(by: []))
        #expect(throws: TransparencyLogError(.malformedPolicy)) { try Policy(parsing: text) }
    }

    @Test func `a policy of C2SP's own dialect is read`() throws {
        let policy = try Policy(
            parsing: """
                # whom we trust
                log \(Self.log) https://log.example
                witness\tA  \(Self.witness)\thttps://a.example
                \twitness B \(Self.witness2)

                group both all A B
                quorum both
                """)
        #expect(policy.logs.map(\.name) == ["example.com/foo"])
        #expect(policy.logs.map(\.url) == ["https://log.example"])
        #expect(policy.witnesses.map(\.key.description) == [Self.witness, Self.witness2])
        #expect(policy.witnesses.map(\.url) == ["https://a.example", nil])
        #expect(policy.groups == [Policy.Group(name: "both", threshold: 2, members: ["A", "B"])])
        #expect(policy.isSatisfied(by: ["A", "B", "C"]))
        #expect(!policy.isSatisfied(by: ["A", "C"]))
        #expect(!policy.isSatisfied(by: ["both"]))
    }

    @Test(arguments: [
        "log \(log)", "log \(log)\nquorum none\nquorum none", "log \(log) a b\nquorum none", "log\nquorum none",
        "log \(witness)\nquorum none", "witness A \(log)\nquorum none", "witness A\nquorum none",
        "witness A \(witness) u v\nquorum A", "witness A \(witness)\nquorum B", "quorum", "quorum none extra",
        "witness A \(witness)\ngroup G 0 A\nquorum G", "witness A \(witness)\ngroup G 2 A\nquorum G",
        "witness A \(witness)\ngroup G 01 A\nquorum G", "witness A \(witness)\ngroup G most A\nquorum G",
        "witness A \(witness)\ngroup G all\nquorum A", "witness A \(witness)\ngroup G all G\nquorum G",
        "witness A \(witness)\ngroup A all A\nquorum A", "unknown\nquorum none", "quorum none\r\n",
        "log \(log)\nlog \(log)\nquorum none",
    ])
    func `a policy that is not quite one is refused, with the line`(text: String) {
        #expect {
            try Policy(parsing: text)
        } throws: { error in
            guard let error = error as? TransparencyLogError, error.code == .malformedPolicy else { return false }
            return error.detail?.hasPrefix("line ") == true || error.detail == "no quorum line"
        }
    }

    @Test func `a checkpoint needs a known log and its quorum`() throws {
        let log = try SigningKey(name: "example.org/log")
        let witnesses = try ["w1", "w2", "w3"].map { try SigningKey(name: $0, algorithm: .cosignatureV1) }
        let lines = witnesses.map { "witness \($0.name) \($0.verifierKey)\n" }.joined()
        let policy = try Policy(parsing: "log \(log.verifierKey)\n\(lines)group q 2 w1 w2 w3\nquorum q\n")
        let checkpoint = try Checkpoint(origin: log.name, size: 1, root: MerkleTree.leafHash([]))
        var note = try checkpoint.signed(by: [log])
        #expect(throws: TransparencyLogError(.quorumNotMet)) { try policy.verify(note) }
        for (count, key) in witnesses.enumerated() {
            let time = PosixTime(seconds: UInt64(count))
            note.append(try Cosignature(of: checkpoint, at: time, by: key).line(by: key.verifierKey))
            if count == 0 {
                #expect(throws: TransparencyLogError(.quorumNotMet)) { try policy.verify(note) }
            } else {
                #expect(try policy.verify(note).note.signatures.count == count + 2)
            }
        }
        let stranger = try SigningKey(name: "example.org/other")
        let foreign = try Checkpoint(origin: stranger.name, size: 1, root: checkpoint.root)
        #expect(throws: TransparencyLogError(.unexpectedOrigin)) { try policy.verify(foreign.signed(by: [stranger])) }
        #expect(throws: TransparencyLogError(.missingLogSignature)) {
            try policy.verify(checkpoint.signed(by: [stranger]))
        }
        #expect(throws: Never.self) { try Policy(trustingOnly: log.verifierKey).verify(note) }
        #expect(throws: TransparencyLogError(.wrongKeyKind)) {
            try Policy(trustingOnly: witnesses[0].verifierKey)
        }
    }

    @Test func `a log that changes its key is accepted under either`() throws {
        let keys = [try SigningKey(name: "example.org/log"), try SigningKey(name: "example.org/log")]
        let policy = try Policy(parsing: keys.map { "log \($0.verifierKey)\n" }.joined() + "quorum none\n")
        let checkpoint = try Checkpoint(origin: "example.org/log", size: 1, root: MerkleTree.leafHash([]))
        for key in keys {
            #expect(try policy.verify(checkpoint.signed(by: [key])).logKey == key.verifierKey)
        }
    }
}
