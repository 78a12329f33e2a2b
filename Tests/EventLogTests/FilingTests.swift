import EventLog
import Testing
import TransparencyLog

@Suite struct FilingTests {
    private static func unverified(
        _ filing: VerifiedFiling, id: EventID? = nil, intents: [Intent]? = nil, keyID: KeyID? = nil,
        signature: [UInt8]? = nil
    ) -> UnverifiedFiling {
        UnverifiedFiling(
            id: id ?? filing.id, intents: intents ?? filing.intents, keyID: keyID ?? filing.keyID,
            signature: signature ?? filing.filing.signature)
    }

    @Test func `a signed filing verifies, and with any part changed it does not`() throws {
        let key = try Sample.actorKey().verifierKey
        let filing = try Sample.filing([Sample.intent("a"), Sample.intent("b")])
        _ = try filing.filing.verified(with: key, origin: Sample.origin)
        var signature = filing.filing.signature
        signature[9] ^= 1
        let changed = [
            Self.unverified(filing, id: .new()), Self.unverified(filing, intents: [filing.intents[0]]),
            Self.unverified(filing, intents: filing.intents.reversed()),
            Self.unverified(filing, intents: [filing.intents[0], try Sample.intent("b")]),
            Self.unverified(filing, keyID: KeyID(7)), Self.unverified(filing, signature: signature),
            Self.unverified(filing, signature: []),
        ]
        for filing in changed {
            #expect(refusal { _ = try filing.verified(with: key, origin: Sample.origin) } == .invalidSignature)
        }
        #expect(refusal { _ = try filing.filing.verified(with: key, origin: "example.org/other") } == .invalidSignature)
        let other = try Sample.key("secretaria", 3).verifierKey
        #expect(refusal { _ = try filing.filing.verified(with: other, origin: Sample.origin) } == .invalidSignature)
    }

    @Test func `what is signed is five lines`() throws {
        let id = try #require(EventID("019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f80"))
        let filing = try Sample.filing([Sample.intent("a"), Sample.intent("b")], id: id)
        let root = MerkleTree.nodeHash(
            MerkleTree.leafHash(filing.intents[0].canonicalBytes), MerkleTree.leafHash(filing.intents[1].canonicalBytes)
        )
        let message = "constancia/filing/v1\n\(Sample.origin)\n\(id)\n2\n\(root.base64)\n"
        #expect(UnverifiedFiling.message(id: id, size: 2, root: root, origin: Sample.origin) == Array(message.utf8))
        let key = try Sample.actorKey().verifierKey
        #expect(key.isValidSignature(filing.filing.signature, for: Array(message.utf8)))
    }

    @Test func `a filing without acts, with too many, or with an id twice is refused`() throws {
        let intent = try Sample.intent()
        #expect(refusal { _ = try Sample.filing([]) } == .filingSize)
        let many = [Intent](repeating: intent, count: UnverifiedFiling.largestSize + 1)
        #expect(refusal { _ = try Sample.filing(many) } == .filingSize)
        #expect(refusal { _ = try Sample.filing([intent, intent]) } == .duplicateID)
        #expect(refusal { _ = try Sample.filing([intent], id: intent.id) } == .duplicateID)
        #expect(refusal { _ = try Sample.filing([intent, Sample.intent()], id: intent.id) } == .duplicateID)
    }

    @Test(arguments: ["", "sp ace", "ñ", "quo\"te", String(repeating: "a", count: 101)])
    func `a malformed field is refused`(text: String) throws {
        let stream = try StreamName("s")
        for (actor, type, occurred) in [
            (text, "t", "2026-03-02T09:00:00-05:00"), ("a", text, "2026-03-02T09:00:00-05:00"), ("a", "t", text),
        ] {
            let code = refusal {
                _ = try Intent(
                    actor: actor, data: Array("{}".utf8), id: .new(), occurred: occurred, schema: 1, stream: stream,
                    type: type, version: 0)
            }
            #expect(code == .invalidField)
        }
    }
}
