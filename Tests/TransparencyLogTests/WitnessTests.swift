import Testing

@testable import TransparencyLog

@Suite struct WitnessTests {
    struct Conversation: Decodable {
        struct Identity: Decodable {
            let name: String
            let test_only_ed25519_seed_hex: String
            let pub_hex: String
        }

        struct Step: Decodable {
            let body: String
            let upstream_body_check: String
            let c2sp_status: Int
        }

        let log_vkey: String
        let witness: Identity
        let steps: [Step]
        let final_size: UInt64
    }

    /// A log of five leaves, its witness, and what the witness cosigned last.
    struct Example {
        let log: SigningKey
        let key: SigningKey
        let witness: Witness
        var store = HashArray()
        var last: Checkpoint?

        init() throws {
            log = try SigningKey(name: "example.org/log")
            key = try SigningKey(name: "example.com/witness", algorithm: .cosignatureV1)
            witness = try Witness(key: key, logs: [log.verifierKey])
            for number in 0..<5 as Range<UInt8> { store.append(MerkleTree.leafHash([number])) }
        }

        func checkpoint(_ size: TreeSize) throws -> Checkpoint {
            try Checkpoint(origin: log.name, size: size, root: MerkleTree.root(of: size, from: store))
        }

        func request(from old: TreeSize, to new: TreeSize) throws -> AddCheckpointRequest {
            let proof = old == 0 ? [] : try ConsistencyProof.make(from: old, to: new, reader: store).path
            return AddCheckpointRequest(
                oldSize: old, proof: proof, note: try checkpoint(new).signed(by: [log]))
        }

        mutating func send(_ request: AddCheckpointRequest) throws -> Witness.Answer {
            try send(request.body)
        }

        mutating func send(_ body: [UInt8]) throws -> Witness.Answer {
            let answer = try witness.answer(body, at: PosixTime(seconds: 7)) { _ in last }
            if case .cosigned(let checkpoint, _) = answer { last = checkpoint }
            return answer
        }
    }

    @Test(.needsVectors) func `the published conversation has the published outcome`() throws {
        let conversation = try Vectors.json("witness/add-checkpoint-sequence.json", as: Conversation.self)
        let seed = try #require(Hexadecimal.decode(conversation.witness.test_only_ed25519_seed_hex.utf8))
        let key = try SigningKey(name: conversation.witness.name, algorithm: .cosignatureV1, seed: seed)
        #expect(Hexadecimal.encode(key.verifierKey.publicKey) == conversation.witness.pub_hex)
        let witness = try Witness(key: key, logs: [VerifierKey(parsing: conversation.log_vkey)])
        var last: [String: Checkpoint] = [:]
        for step in conversation.steps {
            let answer = try witness.answer(Array(step.body.utf8), at: PosixTime(seconds: 1)) { last[$0] }
            #expect(answer.status == step.c2sp_status)
            if case .cosigned(let checkpoint, let line) = answer {
                last[checkpoint.origin] = checkpoint
                var note = try AddCheckpointRequest(parsing: Array(step.body.utf8)).note
                note.append(line)
                #expect(try note.verify(with: [key.verifierKey]).isSigned(by: key.verifierKey))
                #expect(answer.body == line.line)
            }
            if case .conflict(let size) = answer {
                #expect(step.upstream_body_check == "== \(size)\\n")
                #expect(answer.body == "\(size)\n")
            }
        }
        #expect(last.values.map(\.size) == [TreeSize(conversation.final_size)])
    }

    @Test func `a log that grows is cosigned at every step, and again at the same size`() throws {
        var example = try Example()
        var old: TreeSize = 0
        for size in [0, 0, 1, 1, 3, 5, 5] as [TreeSize] {
            let request = try example.request(from: old, to: size)
            #expect(try AddCheckpointRequest(parsing: request.body) == request)
            #expect(try example.send(request).status == 200)
            #expect(example.last?.size == size)
            old = size
        }
    }

    @Test func `each refusal is told apart, and none moves the witness`() throws {
        var example = try Example()
        _ = try example.send(example.request(from: 0, to: 3))
        let good = try example.request(from: 3, to: 5)
        let before = example.last
        var malformed = [[], Array("old 3\n".utf8), Array("old x\n\n".utf8) + good.body.dropFirst(6)]
        malformed.append(Array("old 3\n!\n".utf8) + good.body.dropFirst(6))
        malformed.append(Array(good.body.dropLast()))
        malformed.append(AddCheckpointRequest(oldSize: 6, proof: [], note: good.note).body)
        let tooLong = [Digest](repeating: example.store.root, count: 64)
        malformed.append(AddCheckpointRequest(oldSize: 3, proof: tooLong, note: good.note).body)
        for body in malformed { #expect(try example.send(body) == .malformed) }
        let stranger = try SigningKey(name: "example.org/other")
        let foreign = try Checkpoint(origin: stranger.name, size: 5, root: example.store.root).signed(by: [stranger])
        let unsigned = try example.checkpoint(5).signed(by: [stranger])
        let fork = try Checkpoint(origin: example.log.name, size: 3, root: example.store.root)
        let split = try fork.signed(by: [example.log])
        let cases: [(AddCheckpointRequest, Witness.Answer)] = [
            (AddCheckpointRequest(oldSize: 3, proof: good.proof, note: foreign), .unknownLog),
            (AddCheckpointRequest(oldSize: 3, proof: good.proof, note: unsigned), .notSigned),
            (try example.request(from: 1, to: 5), .conflict(last: 3)),
            (try example.request(from: 0, to: 5), .conflict(last: 3)),
            (AddCheckpointRequest(oldSize: 3, proof: [], note: good.note), .inconsistent),
            (AddCheckpointRequest(oldSize: 3, proof: [], note: split), .inconsistent),
        ]
        for (request, answer) in cases { #expect(try example.send(request) == answer) }
        #expect(example.last == before)
        #expect(try example.send(good).status == 200)
    }

    @Test func `a first checkpoint needs an empty proof, and an empty tree the empty root`() throws {
        var example = try Example()
        let note = try example.checkpoint(5).signed(by: [example.log])
        let proven = AddCheckpointRequest(oldSize: 0, proof: [example.store.root], note: note)
        #expect(try example.send(proven) == .inconsistent)
        let empty = try Checkpoint(origin: example.log.name, size: 0, root: example.store.root)
        let wrong = AddCheckpointRequest(oldSize: 0, proof: [], note: try empty.signed(by: [example.log]))
        #expect(try example.send(wrong) == .inconsistent)
        #expect(example.last == nil)
    }

    @Test func `a witness needs a witness's key and logs' keys`() throws {
        let log = try SigningKey(name: "l")
        let key = try SigningKey(name: "w", algorithm: .cosignatureV1)
        #expect(throws: TransparencyLogError(.wrongKeyKind)) { try Witness(key: log, logs: []) }
        #expect(throws: TransparencyLogError(.wrongKeyKind)) { try Witness(key: key, logs: [key.verifierKey]) }
    }
}
