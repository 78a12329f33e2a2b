import CanonicalJSON
import Testing

/// Bytes and the code they are refused with.
struct Refused: Sendable, CustomTestStringConvertible {
    let bytes: [UInt8]
    let code: CanonicalJSONError.Code

    init(_ text: String, _ code: CanonicalJSONError.Code) {
        bytes = Array(text.utf8)
        self.code = code
    }

    /// Bytes that stand between quotes.
    init(inString bytes: [UInt8], _ code: CanonicalJSONError.Code) {
        self.bytes = [0x22] + bytes + [0x22]
        self.code = code
    }

    var testDescription: String {
        "\(String(decoding: bytes, as: UTF8.self)): \(code.rawValue)"
    }
}

@Suite struct StrictReadingTests {
    @Test(arguments: [
        "null", "true", "false", "0", "-1", "7", "10", "9007199254740991", "-9007199254740991",
        #""""#, #""a/b""#, #""ñ€😀""#, #""\"\\\b\f\n\r\t\u0000\u001f\u000b\u000e""#, "\"\u{7F}\u{80}\"", "\"\u{FFFF}\"",
        "[]", "[[],{}]", "[1,\"a\",null]", "{}", #"{"":0}"#, #"{"a":1,"b":{"a":[]}}"#, #"{"A":1,"a":2}"#,
        #"{"a":1,"aa":2}"#,
        #"{"\n":1,"\r":2," ":3}"#, ##"{"!":1,"\"":2,"#":3}"##, #"{"[":1,"\\":2,"]":3}"#, #"{"😀":1,"﬩":2}"#,
    ])
    func `canonical bytes are taken and written back unchanged`(text: String) throws {
        let value = try JSONValue(canonical: utf8(text))
        #expect(value.canonicalBytes() == utf8(text))
        #expect(readersAgree(on: utf8(text)))
    }

    static let refusedStructure: [Refused] = [
        .init("", .truncated), .init("[", .truncated), .init("[1", .truncated), .init("[1,", .truncated),
        .init("{", .truncated), .init(#"{"a""#, .truncated), .init(#"{"a":"#, .truncated), .init("tru", .truncated),
        .init("-", .truncated), .init(#"""#, .truncated), .init(#""\"#, .truncated), .init(#""\u00"#, .truncated),
        .init("1 ", .trailingBytes), .init("1\n", .trailingBytes), .init("{}{}", .trailingBytes),
        .init("[]]", .trailingBytes),
        .init("nullx", .trailingBytes), .init("1,", .trailingBytes), .init(" 1", .whitespace),
        .init("[ ]", .whitespace),
        .init("[1, 2]", .whitespace), .init("{ }", .whitespace), .init(#"{"a" :1}"#, .whitespace),
        .init(#"{"a": 1}"#, .whitespace), .init("{\"a\":1\n}", .whitespace), .init("[1\t]", .whitespace),
        .init("[,1]", .unexpectedByte), .init("[1,]", .unexpectedByte), .init("[1}", .unexpectedByte),
        .init("[1 1]", .whitespace), .init("{1:2}", .unexpectedByte), .init(#"{"a":1,}"#, .unexpectedByte),
        .init(#"{,"a":1}"#, .unexpectedByte), .init(#"{"a"1}"#, .unexpectedByte), .init(#"{"a":}"#, .unexpectedByte),
        .init(#"{"a":1]"#, .unexpectedByte), .init("nul1", .unexpectedByte), .init("True", .unexpectedByte),
        .init("NaN", .unexpectedByte), .init("'a'", .unexpectedByte), .init("\u{FEFF}1", .unexpectedByte),
        .init(#"{"b":1,"a":2}"#, .unsortedKeys), .init(#"{"a":1,"a":2}"#, .duplicateKey),
        .init(#"{"aa":1,"a":2}"#, .unsortedKeys), .init(#"{"a":1,"A":2}"#, .unsortedKeys),
        .init(#"{"\r":1,"\n":2}"#, .unsortedKeys), .init(#"{"\n":1,"\n":2}"#, .duplicateKey),
        .init(#"{"﬩":1,"😀":2}"#, .unsortedKeys), .init(##"{"#":1,"\"":2}"##, .unsortedKeys),
        .init(#"{"x":{"b":1,"a":2}}"#, .unsortedKeys), .init("{\"e\u{301}\":1,\"é\":2}", .duplicateKey),
    ]

    @Test(arguments: refusedStructure)
    func `a text that is not put together canonically is refused`(_ refused: Refused) {
        #expect(strictRefusal(refused.bytes) == refused.code)
    }

    static let refusedNumbers: [Refused] = [
        .init("-0", .invalidNumber), .init("01", .invalidNumber), .init("00", .invalidNumber),
        .init("-01", .invalidNumber),
        .init("+1", .invalidNumber), .init("-a", .invalidNumber), .init("--1", .invalidNumber),
        .init(".5", .unexpectedByte),
        .init("1.0", .notInteger), .init("1.", .notInteger), .init("0.5", .notInteger), .init("-0.0", .notInteger),
        .init("1e3", .notInteger), .init("1E3", .notInteger), .init("0e0", .notInteger),
        .init("9007199254740992", .integerOutOfRange), .init("-9007199254740992", .integerOutOfRange),
        .init("9999999999999999", .integerOutOfRange), .init("10000000000000000", .integerOutOfRange),
        .init("18446744073709551616", .integerOutOfRange), .init("18446744073709551617", .integerOutOfRange),
        .init("1" + String(repeating: "0", count: 400), .integerOutOfRange),
    ]

    @Test(arguments: refusedNumbers)
    func `a number in another form is refused`(_ refused: Refused) {
        #expect(strictRefusal(refused.bytes) == refused.code)
    }

    static let refusedStrings: [Refused] = [
        .init(#""\/""#, .nonCanonicalEscape), .init(#""\u0061""#, .nonCanonicalEscape),
        .init(#""\u000a""#, .nonCanonicalEscape), .init(#""\u0008""#, .nonCanonicalEscape),
        .init(#""\u001F""#, .nonCanonicalEscape), .init(#""\u0022""#, .nonCanonicalEscape),
        .init(#""\u0020""#, .nonCanonicalEscape), .init(#""\u007f""#, .nonCanonicalEscape),
        .init(#""\u00e9""#, .nonCanonicalEscape), .init(#""\ud83d\ude00""#, .nonCanonicalEscape),
        .init(#""\x""#, .invalidEscape), .init(#""\'""#, .invalidEscape), .init(#""\U0001""#, .invalidEscape),
        .init(#""\u00g0""#, .invalidEscape), .init(#""\u+001""#, .invalidEscape),
        .init(#""\ud83d""#, .loneSurrogate), .init(#""\ud83dx""#, .loneSurrogate),
        .init(#""\ud83d\n""#, .loneSurrogate),
        .init(#""\ude00""#, .loneSurrogate), .init(#""\ud83d\ud83d""#, .loneSurrogate),
        .init(#""\ude00\ude00""#, .loneSurrogate),
        .init(#""\ud83d\u0061""#, .loneSurrogate),
        .init("\"\n\"", .unescapedControl), .init("\"\u{0}\"", .unescapedControl),
        .init("\"12345678\t\"", .unescapedControl),
        .init("{\"a\u{1F}\":1}", .unescapedControl),
        .init(inString: [0x80], .invalidUTF8), .init(inString: [0xFF], .invalidUTF8),
        .init(inString: [0xC3], .invalidUTF8),
        .init(inString: [0xC0, 0x80], .invalidUTF8), .init(inString: [0xC1, 0xBF], .invalidUTF8),
        .init(inString: [0xE0, 0x9F, 0xBF], .invalidUTF8), .init(inString: [0xE2, 0x82], .invalidUTF8),
        .init(inString: [0xE2, 0x82, 0x41], .invalidUTF8), .init(inString: [0xED, 0xA0, 0x80], .invalidUTF8),
        .init(inString: [0xF0, 0x8F, 0xBF, 0xBF], .invalidUTF8),
        .init(inString: [0xF0, 0x9F, 0x98, 0x41], .invalidUTF8),
        .init(inString: [0xF4, 0x90, 0x80, 0x80], .invalidUTF8),
        .init(inString: [0xF5, 0x80, 0x80, 0x80], .invalidUTF8),
    ]

    @Test(arguments: refusedStrings)
    func `a string in another form is refused`(_ refused: Refused) {
        #expect(strictRefusal(refused.bytes) == refused.code)
    }

    @Test func `size and depth are limited`() {
        let limits = JSONLimits(bytes: 6, depth: 2)
        #expect(strictRefusal(utf8("[[12]]"), limits: limits) == nil)
        #expect(strictRefusal(utf8("[[123]]"), limits: limits) == .tooLarge)
        #expect(strictRefusal(utf8("[[[]]]"), limits: limits) == .tooDeep)
        #expect(strictRefusal(utf8("[[{}]]"), limits: limits) == .tooDeep)
        #expect(strictRefusal(utf8("[[],0]"), limits: limits) == nil)
        #expect(strictRefusal(utf8("1"), limits: JSONLimits(bytes: 1, depth: 0)) == nil)
        #expect(strictRefusal(utf8("[]"), limits: JSONLimits(bytes: 2, depth: 0)) == .tooDeep)
        let text = "\"" + String(repeating: "a", count: 65_533) + "\""
        #expect(strictRefusal(utf8(text)) == nil)
        #expect(strictRefusal(utf8(text + " ")) == .tooLarge)
    }

    @Test func `no limit lets a reader recurse without end`() {
        let limits = JSONLimits(bytes: .max, depth: .max)
        let deepest = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(strictRefusal(deepest, limits: limits) == .tooDeep)
        #expect(interchangeRefusal(deepest, limits: limits) == .tooDeep)
    }
}
