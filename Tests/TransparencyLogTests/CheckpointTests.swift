import Testing

@testable import TransparencyLog

@Suite struct CheckpointTests {
    struct Body: Decodable, CustomTestStringConvertible {
        let name: String
        let body: String
        let strict_c2sp_32_byte_root_accepts: Bool

        var testDescription: String { name }
    }

    static let bodies = (try? Vectors.json("checkpoint/body-parsing.json", as: [Body].self)) ?? []
    static let root = "TszzRgjTG6xce+z2AG31kAXYKBgQVtCSCE40HmuwBb0="

    @Test(.needsVectors, arguments: bodies)
    func `a published body is read or refused as marked`(vector: Body) throws {
        if vector.strict_c2sp_32_byte_root_accepts {
            #expect(try Checkpoint(parsing: vector.body).text == vector.body)
        } else {
            #expect(throws: TransparencyLogError(.malformedCheckpoint)) { try Checkpoint(parsing: vector.body) }
        }
    }

    static let goFolder = "checkpoint/sum.golang.org"
    static let goNotes = Vectors.files(under: goFolder, suffix: ".note")

    @Test(.needsVectors, arguments: goNotes)
    func `a real checkpoint of the Go checksum database verifies under its own origin`(file: String) throws {
        let vkey = try Vectors.text("\(Self.goFolder)/vkey.txt")
        let key = try VerifierKey(parsing: String(vkey.prefix { $0 != "\n" }))
        let note = try UnverifiedNote(parsing: Vectors.bytes(file))
        let verified = try VerifiedCheckpoint(note, logKey: key, origin: "go.sum database tree")
        #expect(file.hasSuffix("/checkpoint-\(verified.checkpoint.size).note"))
        #expect(throws: TransparencyLogError(.unexpectedOrigin)) { try VerifiedCheckpoint(note, logKey: key) }
    }

    @Test(arguments: [
        "o\n1\n\(root)\n\n", "o\n1\n\(root)", "o\n01\n\(root)\n", "o\n1\n\(root)\n\nx\n", "\n1\n\(root)\n", "o\n1\n",
        "o\n\n\(root)\n", "o\n1\n\(root.dropLast())\n", "o\r\n1\n\(root)\n", "o\n18446744073709551616\n\(root)\n",
    ])
    func `anything that is not quite a checkpoint is refused`(text: String) {
        #expect(throws: TransparencyLogError(.malformedCheckpoint)) { try Checkpoint(parsing: text) }
    }

    @Test func `extension lines are kept`() throws {
        let text = "o\n1\n\(Self.root)\nfirst\nsecond\n"
        let checkpoint = try Checkpoint(parsing: text)
        #expect(checkpoint.extensions == ["first", "second"])
        #expect(checkpoint.text == text)
        #expect(throws: TransparencyLogError(.malformedCheckpoint)) {
            try Checkpoint(origin: "o", size: 1, root: checkpoint.root, extensions: ["a\nb"])
        }
    }

    @Test func `only the log's own signature over its own origin makes a checkpoint verified`() throws {
        let key = try SigningKey(name: "example.org/log")
        let other = try SigningKey(name: "example.org/other")
        let checkpoint = try Checkpoint(origin: key.name, size: 1, root: MerkleTree.leafHash([]))
        let note = try checkpoint.signed(by: [key])
        #expect(try VerifiedCheckpoint(note, logKey: key.verifierKey).checkpoint == checkpoint)
        #expect(throws: TransparencyLogError(.missingLogSignature)) {
            try VerifiedCheckpoint(
                checkpoint.signed(by: [other]), logKey: key.verifierKey, witnesses: [other.verifierKey])
        }
        #expect(throws: TransparencyLogError(.unexpectedOrigin)) {
            try VerifiedCheckpoint(checkpoint.signed(by: [other]), logKey: other.verifierKey)
        }
        let forged = try UnverifiedNote(parsing: note.encoded.replacing("\n1\n", with: "\n2\n"))
        #expect(throws: TransparencyLogError(.invalidSignature)) {
            try VerifiedCheckpoint(forged, logKey: key.verifierKey)
        }
    }

    @Test func `a tree without leaves has the empty root`() throws {
        let key = try SigningKey(name: "example.org/log")
        let empty = try Checkpoint(origin: key.name, size: 0, root: MerkleTree.emptyRoot)
        #expect(throws: Never.self) { try VerifiedCheckpoint(empty.signed(by: [key]), logKey: key.verifierKey) }
        let wrong = try Checkpoint(origin: key.name, size: 0, root: MerkleTree.leafHash([]))
        #expect(throws: TransparencyLogError(.malformedCheckpoint)) {
            try VerifiedCheckpoint(wrong.signed(by: [key]), logKey: key.verifierKey)
        }
    }
}

@Suite struct CosignatureTests {
    struct Vector: Decodable, CustomTestStringConvertible {
        let name: String
        let note: String
        let vkeys_that_must_verify: [String]

        var testDescription: String { name }
    }

    static let vectors = (try? Vectors.json("cosignature/cosigned-notes.json", as: [Vector].self)) ?? []

    @Test(.needsVectors, arguments: vectors)
    func `published cosignatures verify, each in its own name`(vector: Vector) throws {
        let note = try UnverifiedNote(parsing: vector.note)
        let keys = try vector.vkeys_that_must_verify.map { try VerifierKey(parsing: $0) }
        let verified = try note.verify(with: keys)
        #expect(Set(verified.signatures.map(\.key)) == Set(keys))
        for signature in verified.signatures {
            #expect((signature.cosignedAt != nil) == (signature.key.algorithm == .cosignatureV1))
        }
        let altered = try UnverifiedNote(parsing: "x" + vector.note)
        for key in keys {
            #expect(throws: TransparencyLogError(.invalidSignature)) { try altered.verify(with: [key]) }
        }
    }

    @Test(.needsVectors) func `the cosignature of sigsum's unit test is reproduced`() throws {
        let vector = try #require(Self.vectors.first { $0.name.contains("timestamp 1234") })
        let key = try SigningKey(
            name: "example.org/witness", algorithm: .cosignatureV1, seed: [0x11] + [UInt8](repeating: 0, count: 31))
        let note = try UnverifiedNote(parsing: vector.note)
        let checkpoint = try Checkpoint(parsing: note.text)
        let cosignature = try Cosignature(of: checkpoint, at: PosixTime(seconds: 1234), by: key)
        #expect(try cosignature.line(by: key.verifierKey) == note.signatures.first)
    }

    @Test func `a cosignature is of one text, one time and one key`() throws {
        let key = try SigningKey(name: "w", algorithm: .cosignatureV1)
        let checkpoint = try Checkpoint(origin: "o", size: 1, root: MerkleTree.leafHash([]), extensions: ["more"])
        let text = Array(checkpoint.text.utf8)
        let cosignature = try Cosignature(of: checkpoint, at: PosixTime(seconds: 1_772_460_000), by: key)
        #expect(cosignature.isValid(for: text, by: key.verifierKey))
        #expect(!cosignature.isValid(for: text + [0x0A], by: key.verifierKey))
        #expect(!cosignature.isValid(for: text, by: try SigningKey(name: "w", algorithm: .cosignatureV1).verifierKey))
        let plain = try VerifierKey(name: "w", algorithm: .ed25519, publicKey: key.verifierKey.publicKey)
        #expect(!cosignature.isValid(for: text, by: plain))
        for position in 0..<72 {
            var bytes = cosignature.bytes
            bytes[position] ^= 1
            let forged = try #require(Cosignature(bytes: bytes))
            #expect(!forged.isValid(for: text, by: key.verifierKey))
        }
        #expect(Cosignature(bytes: cosignature.bytes) == cosignature)
        #expect(Cosignature(bytes: Array(cosignature.bytes.dropLast())) == nil)
        #expect(Cosignature(bytes: cosignature.bytes + [0]) == nil)
        let log = try SigningKey(name: "o")
        #expect(throws: TransparencyLogError(.wrongKeyKind)) {
            try Cosignature(of: checkpoint, at: cosignature.time, by: log)
        }
    }
}
