import CanonicalJSON
import Testing

@Suite struct CanonicalReaderTests {
    @Test func `straight-line calls read an object`() throws {
        var reader = CanonicalReader(utf8(#"{"a":"x","b":[1,-2],"c":{"d":null,"e":true},"f":{"z":[]},"g":false}"#))
        try reader.beginObject()
        try reader.key("a")
        #expect(try reader.string() == "x")
        #expect(try reader.optionalKey("aa") == false)
        try reader.key("b")
        try reader.beginArray()
        var numbers: [Int64] = []
        while try reader.nextElement() { numbers.append(try reader.integer()) }
        #expect(numbers == [1, -2])
        #expect(try reader.optionalKey("c") == true)
        try reader.beginObject()
        try reader.key("d")
        #expect(reader.isNull())
        try reader.null()
        try reader.key("e")
        #expect(!reader.isNull())
        #expect(try reader.boolean() == true)
        #expect(try reader.optionalKey("f") == false)
        try reader.endObject()
        try reader.key("f")
        #expect(try reader.rawValue() == utf8(#"{"z":[]}"#))
        #expect(try reader.anyKey() == "g")
        #expect(try reader.boolean() == false)
        #expect(try reader.anyKey() == nil)
        try reader.endObject()
        try reader.finish()
    }

    @Test(arguments: [
        (#"{"a":1}"#, CanonicalJSONError.Code.missingKey), (#"{"a":1,"c":2}"#, .missingKey), (#"{"b":1}"#, .missingKey),
        ("{}", .missingKey),
        (#"{"a":1,"a":2}"#, .duplicateKey), (#"{"a":1,"A":2}"#, .unsortedKeys),
        (#"{"a":1,"b":2,"c":3}"#, .unexpectedKey),
        (#"{"a":1,"b":2,"b":3}"#, .duplicateKey), (#"{"a":1,"b":2,"a":3}"#, .unsortedKeys),
        (#"{"a":1 ,"b":2}"#, .whitespace),
        (#"{"a":1, "b":2}"#, .whitespace), (#"{"a":1,"b":2"#, .truncated), (#"{"a":1,"b"#, .truncated),
        (#"{"a":1"#, .truncated),
        (#"{"a":1,"b":2,}"#, .unexpectedByte), (#"{"a":1"b":2}"#, .unexpectedByte),
        (#"{"a":1,"b":2} "#, .trailingBytes),
        (#"{"a":1,"b":"2"}"#, .wrongType), (#"[1,2]"#, .wrongType), (#"{"a":1,"b":null}"#, .wrongType),
    ])
    func `a key out of place is refused`(text: String, code: CanonicalJSONError.Code) {
        var reader = CanonicalReader(utf8(text))
        let refused = refusal { () throws(CanonicalJSONError) in
            try reader.beginObject()
            try reader.key("a")
            _ = try reader.integer()
            try reader.key("b")
            _ = try reader.integer()
            try reader.endObject()
            try reader.finish()
        }
        #expect(refused == code)
    }

    @Test func `the refused key is named and located`() throws {
        var reader = CanonicalReader(utf8(#"{"a":1,"\n":2}"#))
        try reader.beginObject()
        let missing = #expect(throws: CanonicalJSONError.self) {
            var copy = reader
            try copy.key("b")
        }
        #expect(missing?.detail == "b")
        #expect(missing?.offset == 1)
        let unexpected = #expect(throws: CanonicalJSONError.self) { try reader.endObject() }
        #expect(unexpected?.code == .unexpectedKey)
        #expect(unexpected?.detail == "a")
        #expect(unexpected?.offset == 1)
    }

    @Test(arguments: [
        (#"{"b":{"y":0},"a":1}"#, CanonicalJSONError.Code.unsortedKeys), (#"{"b":{"y":0},"b":1}"#, .duplicateKey),
        (#"{"b":[{"y":0}],"a":1}"#, .unsortedKeys), (#"{"b":{"c":{}},"c":1}"#, nil),
        (#"{"b":{"c":{"d":0}},"bb":1}"#, nil),
    ])
    func `a key is compared with the latest of its own object`(text: String, code: CanonicalJSONError.Code?) {
        var anyKeys = CanonicalReader(utf8(text))
        let byAnyKey = refusal { () throws(CanonicalJSONError) in
            try anyKeys.beginObject()
            while try anyKeys.anyKey() != nil { _ = try anyKeys.rawValue() }
            try anyKeys.endObject()
        }
        #expect(byAnyKey == code)
        var mixed = CanonicalReader(utf8(text))
        let byMixture = refusal { () throws(CanonicalJSONError) in
            try mixed.beginObject()
            try mixed.key("b")
            _ = try mixed.value()
            while try mixed.anyKey() != nil { try mixed.skipValue() }
            try mixed.endObject()
        }
        #expect(byMixture == code)
    }

    @Test func `a key asked for after one from the input must still come after it`() {
        var reader = CanonicalReader(utf8(#"{"x":{"y":1},"b":2}"#))
        let refused = refusal { () throws(CanonicalJSONError) in
            try reader.beginObject()
            _ = try reader.anyKey()
            try reader.skipValue()
            try reader.key("b")
        }
        #expect(refused == .unsortedKeys)
    }

    @Test(arguments: ["a\"b", "\\", "\n", "\u{1}", "a\":1,\"b", "ñ", "", "é\n", "12345678"])
    func `a name matches its escaped form and nothing else`(name: String) throws {
        let bytes = JSONValue.object([name: .integer(1)]).canonicalBytes()
        var reader = CanonicalReader(bytes)
        try reader.beginObject()
        for other in [name + "a", String(name.dropLast()), "\\" + name, "a", "\\n", "\\\\", "\\u0001"]
        where other != name {
            #expect(try reader.optionalKey(other) == false, "\(other)")
        }
        try reader.key(name)
        #expect(try reader.integer() == 1)
        try reader.endObject()
        try reader.finish()
    }

    @Test func `a raw control character in a key does not match it`() throws {
        var reader = CanonicalReader(utf8("{\"a\n\":1}"))
        try reader.beginObject()
        #expect(refusal { () throws(CanonicalJSONError) in try reader.key("a\n") } == .unescapedControl)
    }

    @Test func `size is refused by the first read, whichever it is`() {
        let limits = JSONLimits(bytes: 3, depth: 4)
        let reads: [@Sendable (inout CanonicalReader) throws -> Void] = [
            { try $0.beginObject() }, { try $0.beginArray() }, { _ = try $0.string() }, { _ = try $0.integer() },
            { _ = try $0.boolean() }, { try $0.null() }, { _ = try $0.rawValue() }, { _ = try $0.value() },
            { _ = try $0.anyKey() }, { try $0.key("a") }, { _ = try $0.nextElement() }, { try $0.finish() },
        ]
        for read in reads {
            var reader = CanonicalReader(utf8("1234"), limits: limits)
            #expect(throws: CanonicalJSONError(.tooLarge, offset: 3)) { try read(&reader) }
        }
    }

    @Test func `a part of an array is read with the array's offsets`() throws {
        let bytes = utf8(#"xx{"a":12}yy"#)
        var reader = CanonicalReader(bytes, range: 2..<10)
        try reader.beginObject()
        try reader.key("a")
        #expect(reader.offset == 7)
        #expect(try reader.integer() == 12)
        try reader.endObject()
        try reader.finish()
        var cut = CanonicalReader(bytes, range: 2..<8)
        #expect(throws: CanonicalJSONError(.truncated, offset: 8)) { try cut.rawValue() }
    }
}
