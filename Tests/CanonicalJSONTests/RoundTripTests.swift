import CanonicalJSON
import Testing

@Suite struct RoundTripTests {
    @Test func `keys are sorted as in section 3_2_3 of RFC 8785`() throws {
        let written = #"""
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """#
        let value = try JSONValue(interchange: utf8(written))
        let expected =
            #"{"\r":"Carriage Return","1":"One","# + "\"\u{80}\"" + #":"Control","ö":"#
            + #""Latin Small Letter O With Diaeresis","€":"Euro Sign","😀":"Emoji: Grinning Face","# + "\"\u{FB33}\""
            + #":"Hebrew Letter Dalet With Dagesh"}"#
        #expect(value.canonicalBytes() == utf8(expected))
        #expect(try JSONValue(canonical: utf8(expected)) == value)
    }

    @Test func `strings are escaped as in section 3_2_2 of RFC 8785`() throws {
        let written = #"{"string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}"#
        let value = try JSONValue(interchange: utf8(written))
        #expect(value.canonicalBytes() == utf8(#"{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}"#))
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `random values survive writing and reading`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let value = generator.value(depth: 4)
            let bytes = value.canonicalBytes()
            #expect(try JSONValue(canonical: bytes) == value)
            #expect(try JSONValue(interchange: utf8(generator.untidy(value))).canonicalBytes() == bytes)
            #expect(readersAgree(on: bytes))
        }
    }

    /// Has every kind of value, of escape and of multi-byte scalar, and two levels.
    static let sample = utf8(
        #"{"":[],"a\n":"x\u0001\"\\","clave":{"id":"0195b4c2","n":-120,"ñ":"año 😀"},"l":[0,true,false,null,{}],"z":10}"#
    )

    @Test func `no part of a text from its start is taken for the text`() throws {
        _ = try JSONValue(canonical: Self.sample)
        for count in 0..<Self.sample.count {
            let part = Array(Self.sample.prefix(count))
            #expect(strictRefusal(part) != nil, "\(count) bytes")
            #expect(interchangeRefusal(part) != nil, "\(count) bytes")
            var reader = CanonicalReader(Self.sample, range: 0..<count)
            #expect(refusal { () throws(CanonicalJSONError) in try reader.skipValue() } != nil, "\(count) bytes")
        }
    }

    @Test func `a changed byte is refused or changes the value`() throws {
        let original = try JSONValue(canonical: Self.sample)
        for index in Self.sample.indices {
            for byte in UInt8.min...UInt8.max where byte != Self.sample[index] {
                var bytes = Self.sample
                bytes[index] = byte
                guard let value = try? JSONValue(canonical: bytes) else { continue }
                #expect(value != original && value.canonicalBytes() == bytes, "byte \(index) changed to \(byte)")
            }
        }
    }

    @Test func `the readers agree on every changed byte`() {
        for index in Self.sample.indices {
            for byte in Array(utf8("\"\\,:{}[]01-+ eu.\n")) + [0x7F, 0x80, 0xC3, 0xED, 0xF0, 0xFF] {
                var bytes = Self.sample
                bytes[index] = byte
                #expect(readersAgree(on: bytes), "byte \(index) changed to \(byte)")
            }
        }
    }

    @Test(arguments: 0..<9)
    func `the readers agree on every byte wherever it stands in a long string`(index: Int) {
        for byte in UInt8.min...UInt8.max {
            var text = utf8("\"aaaaaaaaaaaaaaaaaaaaaaaa\"")
            text[5 + index] = byte
            #expect(readersAgree(on: text), "\(byte)")
        }
    }

    @Test func `the readers agree on all short texts`() {
        let alphabet = utf8("{}[],:\"\\a0-1 .")
        var texts: [[UInt8]] = [[]]
        for _ in 0..<4 {
            texts = texts.flatMap { text in alphabet.map { text + [$0] } }
            let disputed = texts.filter { !readersAgree(on: $0) }
            #expect(disputed.map { String(decoding: $0, as: UTF8.self) } == [])
        }
    }
}
