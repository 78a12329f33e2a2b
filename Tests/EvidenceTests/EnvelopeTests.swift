import Deliberation
import Evidence
import Testing

@Suite struct EnvelopeTests {
    private static func leaf() throws -> String {
        String(decoding: try SampleLog.sample().leaves[4], as: UTF8.self)
    }

    @Test func `a leaf of the sample is read`() throws {
        let envelope = try Envelope(decoding: Array(try Self.leaf().utf8))
        #expect(envelope.seq == 4 && envelope.filing.index == 1 && envelope.filing.size == 3)
    }

    @Test(arguments: [
        (#"{"actor":"secretaria""#, #"{"actor":"""#), (#""prev":null"#, #""prev":"abc""#),
        (#""prev":null"#, #""prev":false"#), (#""schema":1"#, #""schema":2"#), (#""schema":1"#, #""schema":-1"#),
        (#""seq":4"#, #""seq":0"#), (#""seq":4"#, #""seq":-4"#), (#""size":3"#, #""size":1"#),
        (#""size":3"#, #""size":10001"#), (#""index":1"#, #""index":3"#), (#""index":1"#, #""index":-1"#),
        (".000Z", ".00Z"), (".000Z", ".000+"), (".000Z", ".0x0Z"), ("T14:00", "T25:00"), ("T14:00", " 14:00"),
        ("-7a51-", "-4a51-"), ("-8d02-", "-cd02-"), ("019b2f0e", "019B2F0E"), ("019b2f0e-", "019b2f0e0"),
        ("-05:00", "Z"), ("2026-03-02T09", "2026-02-30T09"), (#""agenda.item.opened""#, #""agenda.item.opens""#),
        (#""session/S-2026-01""#, #""session/S-2026-02""#), (#""itemId":"P1""#, #""itemId":"X""#),
        (#""itemId":"P1","#, ""), (#","version":0}"#, #","version":0,"x":1}"#), (#","version":0}"#, "}"),
        (#""key":""#, #""key":"0"#), (#""signature":""#, #""signature":"A"#), (#","id""#, #", "id""#),
        (#"{"actor""#, #" {"actor""#),
    ])
    func `a leaf of another form is refused`(change: (String, String)) throws {
        let leaf = try Self.leaf()
        try #require(leaf.contains(change.0))
        let changed = leaf.replacing(change.0, with: change.1)
        let code: EvidenceError.Code?
        do throws(EvidenceError) {
            _ = try Envelope(decoding: Array(changed.utf8)).act()
            code = nil
        } catch {
            code = error.code
        }
        #expect([.malformedEvent, .unknownAct].contains(code))
    }

    @Test(arguments: [
        EvidenceError.Code.malformedFile, .unknownFormat, .malformedEvent, .malformedFile, .missingEvent,
        .invalidCheckpoint, .foreignOrigin, .quorumNotMet, .notIncluded, .foreignStream, .brokenOrder, .brokenChain,
        .timeGoesBack, .unknownKey, .keyNotInForce, .keyRevoked, .invalidSignature,
    ])
    func `every code explains itself in both languages`(code: EvidenceError.Code) {
        let message = EvidenceError(code, seq: 7, detail: "x").message
        #expect(message.es.contains("evento 7") && message.en.contains("event 7"))
        #expect(
            message.es.contains("(x)") && !message.en.contains(code.rawValue) && !message.es.contains(code.rawValue))
        #expect(EvidenceError(code) == EvidenceError(code, seq: 7))
    }
}
