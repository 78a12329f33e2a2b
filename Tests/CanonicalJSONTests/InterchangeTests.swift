import CanonicalJSON
import Testing

@Suite struct InterchangeTests {
    @Test(arguments: [
        (" { \"b\" : 1 , \"a\" : [ 1 , 2 ] }\r\n", #"{"a":[1,2],"b":1}"#),
        (#""\u0061\/\u00E9\uD83D\uDE00\u0000\u0022""#, #""a/é😀\u0000\"""#),
        ("\t-0\t", "0"), ("[ ]", "[]"), ("{ }", "{}"), ("\n\"a\"\n", "\"a\""), (#"{"\u0061":true}"#, #"{"a":true}"#),
        ("[9007199254740991,-9007199254740991]", "[9007199254740991,-9007199254740991]"),
    ])
    func `what people write becomes canonical`(written: String, canonical: String) throws {
        let value = try JSONValue(interchange: utf8(written))
        #expect(String(decoding: value.canonicalBytes(), as: UTF8.self) == canonical)
    }

    static let refused: [Refused] = [
        .init("", .truncated), .init(" \n", .truncated), .init("[1 ", .truncated), .init("{\"a\"", .truncated),
        .init("\"a", .truncated), .init(#""\"#, .truncated), .init(#""\ud83d"#, .truncated), .init("-", .truncated),
        .init("fals", .truncated), .init("1 2", .trailingBytes), .init("{}]", .trailingBytes),
        .init("falsy", .unexpectedByte),
        .init("[1,]", .unexpectedByte), .init("{\"a\":1,}", .unexpectedByte), .init("[1 2]", .unexpectedByte),
        .init("{a:1}", .unexpectedByte), .init("// c\n1", .unexpectedByte), .init("\u{FEFF}1", .unexpectedByte),
        .init("\u{A0}1", .unexpectedByte), .init("\u{0B}1", .unexpectedByte),
        .init(#"{"a":1,"b":2,"a":3}"#, .duplicateKey), .init(#"{"a":1,"\u0061":2}"#, .duplicateKey),
        .init("{\"é\":1,\"e\u{301}\":2}", .duplicateKey), .init("01", .invalidNumber), .init("+1", .invalidNumber),
        .init(".5", .invalidNumber), .init("-a", .invalidNumber), .init("-00", .invalidNumber),
        .init("1.0", .notInteger), .init("1e3", .notInteger),
        .init("-0.0", .notInteger), .init("9007199254740992", .integerOutOfRange),
        .init("-9007199254740992", .integerOutOfRange),
        .init("18446744073709551617", .integerOutOfRange), .init(#""\ud83d""#, .loneSurrogate),
        .init(#""\udc00""#, .loneSurrogate),
        .init(#""\ud83d\ud83d""#, .loneSurrogate), .init(#""\ude00\ude00""#, .loneSurrogate),
        .init(#""\ud83d-""#, .loneSurrogate),
        .init(#""\u12""#, .invalidEscape),
        .init(#""\a""#, .invalidEscape), .init("\"\u{1}\"", .unescapedControl),
        .init(inString: [0xC0, 0x80], .invalidUTF8),
        .init(inString: [0xED, 0xA0, 0x80], .invalidUTF8), .init(inString: [0xE2, 0x82], .invalidUTF8),
    ]

    @Test(arguments: refused)
    func `what is no JSON, or not of this profile, is refused`(_ refused: Refused) {
        #expect(interchangeRefusal(refused.bytes) == refused.code)
    }

    @Test func `size and depth are limited`() {
        let limits = JSONLimits(bytes: 8, depth: 2)
        #expect(interchangeRefusal(utf8("[ [12] ]"), limits: limits) == nil)
        #expect(interchangeRefusal(utf8("[ [123] ]"), limits: limits) == .tooLarge)
        #expect(interchangeRefusal(utf8("[[[]]]"), limits: limits) == .tooDeep)
        #expect(interchangeRefusal(utf8("[[],[]]"), limits: limits) == nil)
        #expect(interchangeRefusal(utf8("[{},{}]"), limits: limits) == nil)
    }

    @Test func `a refusal says where`() throws {
        let bytes = utf8("{\n  \"año\": 1,\n  \"ñ\": 1.5\n}")
        let error = #expect(throws: CanonicalJSONError.self) { try JSONValue(interchange: bytes) }
        let offset = try #require(error?.offset)
        #expect(bytes[offset] == UInt8(ascii: "."))
        let place = CanonicalJSONError.lineAndColumn(of: offset, in: bytes)
        #expect(place.line == 3)
        #expect(place.column == 9)
        #expect(CanonicalJSONError.lineAndColumn(of: 0, in: []) == (1, 1))
        #expect(CanonicalJSONError.lineAndColumn(of: 99, in: utf8("a\nb")) == (2, 2))
    }

    @Test func `a duplicate key is named`() {
        let error = #expect(throws: CanonicalJSONError.self) { try JSONValue(interchange: utf8(#"{"a":1, "a":2}"#)) }
        #expect(error?.detail == "a")
        #expect(error?.offset == 8)
        #expect(error?.description == "duplicateKey at byte 8: a")
    }
}
