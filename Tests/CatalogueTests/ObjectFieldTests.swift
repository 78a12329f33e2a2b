import CanonicalJSON
import Testing

@testable import Deliberation

/// Fields that hold any object.
struct ObjectFieldTests {
    /// A record as the generator writes it, with one such field.
    struct Parcel: CanonicalRecord {
        let content: JSONValue

        init(from reader: inout CanonicalReader) throws(CatalogueError) {
            try reader.openRecord()
            try reader.field("content")
            content = try reader.object()
            try reader.closeRecord()
        }

        func write(to writer: inout CanonicalWriter) {
            writer.beginObject()
            writer.key("content")
            writer.value(content)
            writer.endObject()
        }
    }

    @Test(arguments: ["{}", #"{"a":[1,{"b":"ñ"}],"c":{"d":true},"e":""}"#])
    func `an object is read and written as it is`(content: String) throws {
        let bytes = Array(#"{"content":\#(content)}"#.utf8)
        #expect(try Parcel(canonical: bytes).canonicalBytes == bytes)
    }

    @Test(arguments: ["null", "true", "7", #""a""#, "[]", #"[{"a":1}]"#])
    func `what is no object is refused where it stands`(content: String) {
        let error = #expect(throws: CatalogueError.self) {
            try Parcel(canonical: Array(#"{"content":\#(content)}"#.utf8))
        }
        #expect(error?.code == .wrongType)
        #expect(error?.path == "content")
        #expect(error?.expected?.en == "a JSON object")
    }

    @Test(arguments: [
        (#"{"a":null}"#, "null at a"), (#"{"a":[{"b":1},{"b":null}],"c":null}"#, "null at a[1].b"),
    ])
    func `a null anywhere inside an object is refused`(content: String, detail: String) {
        let error = #expect(throws: CatalogueError.self) {
            try Parcel(canonical: Array(#"{"content":\#(content)}"#.utf8))
        }
        #expect(error?.code == .wrongType)
        #expect(error?.path == "content")
        #expect(error?.detail == detail)
    }

    @Test(arguments: [#"{"a": 1"#, #"{"b":1,"a":1}"#, #"{"a":01}"#])
    func `an object that is not canonical is refused`(content: String) {
        let error = #expect(throws: CatalogueError.self) {
            try Parcel(canonical: Array(#"{"content":\#(content)}"#.utf8))
        }
        #expect(error?.code == .malformed)
    }

    private func problems(_ content: String) throws -> [DraftProblem] {
        let field = FieldDescriptor(name: "content", type: .object, label: Bilingual(es: "Contenido", en: "Content"))
        return DraftChecker.check(
            try JSONValue(interchange: Array(#"{"content": \#(content)}"#.utf8)), against: [field])
    }

    @Test func `a draft may hold any object without nulls`() throws {
        #expect(try problems(#"{"z": [1, {"y": "x"}], "a": {}}"#) == [])
        #expect(
            try problems("[]").map { $0.message.en } == ["content: cannot be “[…] (0)”. Expected a JSON object."])
        #expect(try problems(#""a""#).map { $0.message.es } == ["content: no puede ser «a». Se espera un objeto JSON."])
        #expect(
            try problems(#"{"z": [1, {"y": null}]}"#).map { $0.message.en } == [
                "content.z[1].y: cannot be “null”. Expected a value; what is not known is left out."
            ])
    }
}
