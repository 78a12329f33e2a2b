import CanonicalJSON
import Testing

@Suite struct NormalizationTests {
    @Test(arguments: [
        "", "abc", "año", "\u{2FF}", "“—”… 5 €", "한국어", "日本", "😀", "x\u{301}", "q\u{323}\u{307}", "\u{915}\u{93C}",
    ])
    func `text in form C is found to be`(text: String) {
        #expect(Normalization.isNFC(text))
        #expect(Normalization.nfc(text).utf8.elementsEqual(text.utf8))
    }

    @Test(arguments: [
        ("e\u{301}", "\u{E9}"), ("n\u{303}", "\u{F1}"), ("\u{212B}", "\u{C5}"), ("q\u{307}\u{323}", "q\u{323}\u{307}"),
        ("\u{1100}\u{1161}", "\u{AC00}"), ("\u{958}", "\u{915}\u{93C}"), ("\u{FB33}", "\u{5D3}\u{5BC}"),
        ("\u{2126}", "\u{3A9}"),
        ("\u{2000}", "\u{2002}"), ("\u{340}", "\u{300}"), ("\u{1D15E}", "\u{1D157}\u{1D165}"),
    ])
    func `text in another form is found and can be mended`(text: String, composed: String) {
        #expect(!Normalization.isNFC(text))
        #expect(Normalization.nfc(text).utf8.elementsEqual(composed.utf8))
        #expect(Normalization.isNFC(composed))
    }

    @Test func `every scalar that is taken without tables is in form C`() {
        for value in Array(UInt32(0)..<0x300) + Array(0x2010...0x2027) + [0x20AC] {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // A combining mark in front sends the text through the tables.
            let text = "\u{302E}" + String(Character(scalar))
            #expect(Normalization.isNFC(text), "U+\(String(value, radix: 16))")
        }
    }

    @Test func `the place of a string in another form is given as a JSON Pointer`() {
        let bad = JSONValue.string("e\u{301}")
        #expect(
            JSONValue.array([.string("é"), .object(["a/b~": .array([.null, bad])])]).firstNonNFCString()
                == "/1/a~1b~0/1")
        #expect(JSONValue.object(["e\u{301}": .null]).firstNonNFCString() == "/e\u{301}")
        #expect(JSONValue.object(["b": bad, "a": bad]).firstNonNFCString() == "/a")
        #expect(bad.firstNonNFCString() == "")
        #expect(JSONValue.object(["é": .array([.string("ñ"), .integer(1)])]).firstNonNFCString() == nil)
    }

    @Test(arguments: ["\"e\u{301}\"", "[\"e\u{301}\"]", "{\"e\u{301}\":1}", "{\"a\":\"\\ne\u{301}\"}"])
    func `a reader refuses text in another form unless told not to`(text: String) {
        var checking = CanonicalReader(utf8(text))
        #expect(refusal { () throws(CanonicalJSONError) in _ = try checking.rawValue() } == .notNFC)
        var building = CanonicalReader(utf8(text))
        #expect(refusal { () throws(CanonicalJSONError) in _ = try building.value() } == .notNFC)
        var lenient = CanonicalReader(utf8(text), checksNFC: false)
        #expect(refusal { () throws(CanonicalJSONError) in _ = try lenient.rawValue() } == nil)
    }

    @Test func `an escape before a combining mark is not taken for a letter`() throws {
        var reader = CanonicalReader(utf8("\"\\n\u{301}\""))
        #expect(try reader.string() == "\n\u{301}")
    }
}
