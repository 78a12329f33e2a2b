import EventLog
import Foundation
import Testing
import TransparencyLog

@Suite struct EventTests {
    @Test func `a leaf is exactly the canonical JSON of the design`() throws {
        let directory = try TemporaryDirectory()
        let journal = try Sample.journal(directory)
        let id = try #require(EventID("019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f80"))
        let filingID = try #require(EventID("019b2f0e-6d3c-7a51-9d02-3f4c5d6e7f81"))
        let filing = try Sample.filing([Sample.intent(id: id)], id: filingID)
        let time = try #require(Timestamp("2026-03-02T14:03:11.123Z"))
        let receipt = try journal.write(recordedAt: time) { try $0.append(filing) }
        let signature = Base64.encode(filing.filing.signature)
        let expected = """
            {"actor":"secretaria","data":{"text":"año"},"filing":{"id":"\(filingID)","index":0,\
            "key":"\(filing.keyID.hex)","signature":"\(signature)","size":1},"id":"\(id)",\
            "occurred":"2026-03-02T09:00:00-05:00","prev":null,"recorded":"2026-03-02T14:03:11.123Z","schema":1,\
            "seq":0,"stream":"session/2026-01","type":"session.installed","version":0}
            """
        #expect(String(decoding: receipt.events[0].bytes, as: UTF8.self) == expected)
        let decoded = try Event(decoding: receipt.events[0].bytes)
        #expect(decoded.intent == filing.intents[0] && decoded.filing == receipt.events[0].filing)
        #expect(decoded.leafHash == receipt.events[0].leafHash && decoded.recorded == receipt.events[0].recorded)
        let second = try journal.append(Sample.intent("session/2026-01", 1)).events[0]
        #expect(String(decoding: second.bytes, as: UTF8.self).contains(#""prev":"\#(decoded.leafHash.hex)""#))
        #expect(try Event(decoding: second.bytes).prev == decoded.leafHash)
    }

    @Test func `what the actor signs is the canonical JSON of eight fields`() throws {
        let id = try #require(EventID("019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f80"))
        let expected =
            #"{"actor":"secretaria","data":{"text":"año"},"id":"019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f80","#
            + #""occurred":"2026-03-02T09:00:00-05:00","schema":1,"stream":"s","type":"session.installed","version":12}"#
        #expect(try Sample.intent("s", 12, id: id).canonicalBytes == Array(expected.utf8))
    }

    @Test(arguments: [
        (#""seq":0"#, #""seq":-1"#), (#""seq":0"#, #""seq":0,"seq":0"#), (#""schema":1"#, #""schema":0"#),
        (#"{"text":"año"}"#, #"{"text":null}"#), (#"{"text":"año"}"#, #"[]"#), (#"{"text":"año"}"#, #"{"a":1.5}"#),
        (#""index":0"#, #""index":1"#), (#""size":1"#, #""size":10001"#), ("T09:00", "T24:00"), ("-05:00", "Z"),
        (#""prev":null"#, #""prev":"00""#), (".123Z", "Z"), ("03-02T14", "02-30T14"), ("session/", "session//"),
        (#""type":"session"#, #""type":"ses sion"#), (#""actor":"secretaria""#, #""actor":"""#),
        (#""version":0}"#, #""version":0} "#), (#""version":0}"#, #""version":0,"x":1}"#), ("7a51-8d02", "4a51-8d02"),
    ])
    func `a leaf that is altered in form is refused`(old: String, new: String) throws {
        let directory = try TemporaryDirectory()
        let id = try #require(EventID("019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f80"))
        let time = try #require(Timestamp("2026-03-02T14:03:11.123Z"))
        let journal = try Sample.journal(directory)
        let event = try journal.append(Sample.intent(id: id), at: time).events[0]
        let text = String(decoding: event.bytes, as: UTF8.self)
        let altered = text.replacing(old, with: new)
        #expect(altered != text)
        #expect(refusal { _ = try Event(decoding: Array(altered.utf8)) } == .damaged)
        #expect(try Event(decoding: Array(text.utf8)) == event)
    }

    @Test(arguments: [
        "", "/", "a/", "/a", "a//b", "a b", "ñ", "a\n", String(repeating: "a", count: 201),
    ])
    func `a malformed stream name is refused`(name: String) {
        #expect(refusal { _ = try StreamName(name) } == .invalidStreamName)
    }

    @Test(arguments: [
        "", "null", "[]", "1", #"{"a":null}"#, #"{"a":[null]}"#, #"{"a": 1}"#, #"{"b":1,"a":1}"#, #"{"a":1}x"#,
    ])
    func `data that is no canonical object without null is refused`(data: String) {
        #expect(refusal { _ = try Sample.intent(data: data) } == .invalidData)
    }

    @Test(arguments: [#"{"a":"null"}"#, #"{"n":"\"n"}"#, #"{"a":"\\","n":true}"#, "{}"])
    func `the word null in a text is no null`(data: String) throws {
        _ = try Sample.intent(data: data)
    }

    @Test func `ids are version 7 UUIDs and ascend with time`() throws {
        var generator = SystemRandomNumberGenerator()
        let early = EventID.new(at: Timestamp(milliseconds: 1), using: &generator)
        let late = EventID.new(at: Timestamp(milliseconds: 2), using: &generator)
        #expect(early < late)
        #expect(EventID(early.description) == early && EventID(bytes: early.bytes) == early)
        #expect(early.description.hasPrefix("00000000-0001-7"))
        for text in ["", "019b2f0e-6d3c-4a51-8d02-3f4c5d6e7f80", "019B2F0E-6D3C-7A51-8D02-3F4C5D6E7F80", "x"] {
            #expect(EventID(text) == nil)
        }
        #expect(EventID("019b2f0e-6d3c-7a51-cd02-3f4c5d6e7f80") == nil)
        #expect(EventID("019b2f0e-6d3c-7a51-8d02-3f4c5d6e7f800") == nil)
    }

    @Test(
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (951_782_400_000, "2000-02-29T00:00:00.000Z"),
            (1_772_460_191_123, "2026-03-02T14:03:11.123Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func `a timestamp and its text agree`(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).text == text)
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(arguments: [
        "2025-02-29T00:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-03-02T14:03:11Z", "2026-03-02 14:03:11.123Z",
    ])
    func `a malformed timestamp is refused`(text: String) { #expect(Timestamp(text) == nil) }
}
