import CanonicalJSON
import Testing

@Suite struct WriterTests {
    @Test func `straight-line calls write an object`() {
        var writer = CanonicalWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.integer(-10)
        writer.boolean(true)
        writer.null()
        writer.beginArray()
        writer.endArray()
        writer.endArray()
        writer.key("b")
        writer.beginObject()
        writer.key("y")
        writer.raw(utf8("[1]"))
        writer.key("z\n")
        writer.string("\u{0}\u{1F}\"\\/ñ😀")
        writer.endObject()
        writer.key("c")
        writer.boolean(false)
        writer.endObject()
        let expected = #"{"a":[-10,true,null,[]],"b":{"y":[1],"z\n":"\u0000\u001f\"\\/ñ😀"},"c":false}"#
        #expect(String(decoding: writer.bytes, as: UTF8.self) == expected)
    }

    @Test(arguments: [0, 9, 10, -1, 9_007_199_254_740_991, -9_007_199_254_740_991] as [Int64])
    func `an integer is written in decimal`(value: Int64) {
        #expect(JSONValue.integer(value).canonicalBytes() == utf8("\(value)"))
    }

    @Test func `every control character is written and read as RFC 8785 says`() throws {
        let short: [UInt8: String] = [8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"]
        for code in UInt8(0)..<0x20 {
            let text = JSONValue.string(String(Character(Unicode.Scalar(code))))
            let hex = String(code, radix: 16)
            let escape = short[code] ?? "\\u00" + (hex.count == 1 ? "0" : "") + hex
            #expect(text.canonicalBytes() == utf8("\"\(escape)\""))
            #expect(try JSONValue(canonical: text.canonicalBytes()) == text)
        }
    }

    #if DEBUG
        @Test func `keys out of order stop a debug build`() async {
            await #expect(processExitsWith: .failure) {
                var writer = CanonicalWriter()
                writer.beginObject()
                writer.key("b")
                writer.null()
                writer.key("a")
            }
        }
    #endif

    @Test func `an integer that a double cannot hold stops the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = JSONValue.integer(1 << 53).canonicalBytes()
        }
    }
}
