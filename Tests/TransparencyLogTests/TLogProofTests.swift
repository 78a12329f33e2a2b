import Testing

@testable import TransparencyLog

@Suite struct TLogProofTests {
    struct SyntaxVectors: Decodable {
        struct Marshal: Decodable {
            let index: UInt64
            let hashes: [String]
            let extra: String?
            let checkpoint: String
            let want: String
        }

        struct Reject: Decodable, CustomTestStringConvertible {
            let name: String
            let proof: String

            var testDescription: String { name }
        }

        let marshal: [Marshal]
        let reject: [Reject]
    }

    static let vectors = try? Vectors.json("proof/tlog-proof-syntax.json", as: SyntaxVectors.self)
    static let hash = "rzFuy5Go7nrpkhBwKy1HWPMM3eO/YePY54fXRoH5Cm4="

    @Test(.needsVectors) func `published proof files are written and read`() throws {
        for vector in try #require(Self.vectors).marshal {
            let proof = TLogProof(
                index: LeafIndex(vector.index),
                path: try vector.hashes.map { try #require(Digest(base64: $0)) },
                checkpoint: vector.checkpoint,
                extra: try vector.extra.map { try #require(Base64.decode($0.utf8)) })
            #expect(String(decoding: proof.bytes, as: UTF8.self) == vector.want)
            #expect(try TLogProof(parsing: Array(vector.want.utf8)) == proof)
        }
    }

    @Test(.needsVectors, arguments: vectors?.reject ?? [])
    func `published malformed proof files are refused`(vector: SyntaxVectors.Reject) {
        #expect(throws: TransparencyLogError(.malformedProofFile)) {
            try TLogProof(parsing: Array(vector.proof.utf8))
        }
    }

    @Test(arguments: [
        "", "c2sp.org/tlog-proof@v1", "c2sp.org/tlog-proof@v1\n", "c2sp.org/tlog-proof@v1\nindex 0\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n\n", "c2sp.org/tlog-proof@v1\nindex 00\n\nc\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n\(hash)\nc\n", "c2sp.org/tlog-proof@v1\r\nindex 0\n\nc\n",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nc\n",
        "c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\nindex 0\n\nc\n",
        "c2sp.org/tlog-proof@v1\nindex 18446744073709551616\n\nc\n",
        "c2sp.org/tlog-proof@v1\nindex 0\n" + String(repeating: hash + "\n", count: 65) + "\nc\n",
    ])
    func `anything else that is not quite a proof file is refused`(text: String) {
        #expect(throws: TransparencyLogError(.malformedProofFile)) { try TLogProof(parsing: Array(text.utf8)) }
    }

    /// A log of 11 entries, one of them proven.
    struct Example {
        let log: SigningKey
        let policy: Policy
        let proof: TLogProof
        let leaf: Digest

        init() throws {
            log = try SigningKey(name: "example.org/log")
            let witness = try SigningKey(name: "w", algorithm: .cosignatureV1)
            policy = try Policy(
                parsing: "log \(log.verifierKey)\nwitness w \(witness.verifierKey)\nquorum w\n")
            var store = HashArray()
            for number in 0..<11 as Range<UInt8> { store.append(MerkleTree.leafHash([number])) }
            let checkpoint = try Checkpoint(origin: log.name, size: store.size, root: store.root)
            var note = try checkpoint.signed(by: [log])
            note.append(
                try Cosignature(of: checkpoint, at: PosixTime(seconds: 9), by: witness).line(by: witness.verifierKey))
            leaf = MerkleTree.leafHash([6])
            let path = try InclusionProof.make(index: 6, size: store.size, from: store).path
            proof = TLogProof(index: 6, path: path, checkpoint: note.encoded, extra: [1, 2])
        }
    }

    @Test func `a proof file is verified from its bytes alone`() throws {
        let example = try Example()
        let proof = try TLogProof(parsing: example.proof.bytes)
        let verified = try proof.verify(leafHash: example.leaf, policy: example.policy)
        #expect(verified.index == 6)
        #expect(verified.leafHash == example.leaf)
        #expect(verified.checkpoint.checkpoint.size == 11)
        #expect(verified.checkpoint.note.signatures.last?.cosignedAt == PosixTime(seconds: 9))
    }

    @Test func `every byte of a proof file counts, but for the extra nobody vouches for`() throws {
        let example = try Example()
        let bytes = example.proof.bytes
        let extra = "extra AQI=\n"
        let start = "c2sp.org/tlog-proof@v1\n".utf8.count
        for position in bytes.indices {
            for bit in [0, 3, 5] as [UInt8] {
                var changed = bytes
                changed[position] ^= 1 << bit
                let isVerified =
                    (try? TLogProof(parsing: changed).verify(leafHash: example.leaf, policy: example.policy)) != nil
                let isExtra = start + "extra ".utf8.count..<start + extra.utf8.count - 1 ~= position
                #expect(!isVerified || isExtra, "byte \(position), bit \(bit)")
            }
        }
    }

    @Test func `another leaf, another log and a missing cosignature are refused by name`() throws {
        let example = try Example()
        #expect(throws: ProofError(.invalidProof)) {
            try example.proof.verify(leafHash: MerkleTree.leafHash([7]), policy: example.policy)
        }
        let stranger = try SigningKey(name: "example.org/log")
        #expect(throws: TransparencyLogError(.missingLogSignature)) {
            try example.proof.verify(leafHash: example.leaf, policy: Policy(trustingOnly: stranger.verifierKey))
        }
        let note = try UnverifiedNote(parsing: example.proof.checkpoint)
        let bare = try Checkpoint(parsing: note.text).signed(by: [example.log]).encoded
        let uncosigned = TLogProof(index: 6, path: example.proof.path, checkpoint: bare)
        #expect(throws: TransparencyLogError(.quorumNotMet)) {
            try uncosigned.verify(leafHash: example.leaf, policy: example.policy)
        }
        #expect(throws: TransparencyLogError(.malformedNote)) {
            try TLogProof(index: 6, path: [], checkpoint: "c\n").verify(leafHash: example.leaf, policy: example.policy)
        }
    }
}
