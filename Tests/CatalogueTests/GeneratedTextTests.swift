import CatalogueGeneration
import Testing

/// What the generator makes of the sample.
struct GeneratedTextTests {
    private func text(_ path: String) throws -> String {
        let messages = (
            name: "messages.yaml",
            text: "messages: {lost: {es: \"Faltan {n:int} en {place}.\", en: \"{n:int} missing in {place}.\"}}"
        )
        let files = try Generator(sources: [
            SampleCatalogue.boats, messages, SampleCatalogue.views, SampleCatalogue.vocabulary, SampleCatalogue.voyages,
        ]).files()
        return try #require(files.first { $0.path == path }).text
    }

    @Test func `keys are read in the order of canonical JSON, with their limits`() throws {
        let text = try text("Sources/Deliberation/Generated/Events/Boat/BoatLaunched.swift")
        #expect(
            text.contains(
                """
                        try reader.openRecord()
                        try reader.field("boatId")
                        self.boatId = try reader.identifier(.boat)
                        self.on = try reader.optionalField("on") ? reader.date() : nil
                        try reader.field("sails")
                        self.sails = try reader.words(Sail.self, 0...2)
                        try reader.closeRecord()
                """))
    }

    @Test func `the name of the stream comes from the fields`() throws {
        let text = try text("Sources/Deliberation/Generated/DomainEvent+Stream.swift")
        #expect(text.contains(#""boat/\(payload.boatId)""#))
    }

    @Test func `a message takes its placeholders as parameters`() throws {
        let text = try text("Sources/ConstanciaCommands/Generated/Messages1.swift")
        #expect(text.contains("public static func lost(n: Int, place: String) -> Message {"))
        #expect(text.contains(#"Message(es: "Faltan \(n) en \(place).", en: "\(n) missing in \(place).")"#))
    }

    @Test func `a schema forbids what the catalogue does not name`() throws {
        let text = try text("Schemas/events/boat.launched.schema.json")
        #expect(text.contains(#""additionalProperties": false"#))
        #expect(text.contains(#""required": ["boatId", "sails"]"#))
        #expect(text.contains(#""pattern": "^boat/B-[0-9]{2,3}$""#))
    }

    @Test func `an object is kept whole, in Swift, in the schema and in the example`() throws {
        let text = try text("Sources/Deliberation/Generated/Events/Voyage/VoyageBegun.swift")
        #expect(text.contains("public var manifest: JSONValue"))
        #expect(text.contains("self.manifest = try reader.object()"))
        #expect(text.contains("writer.value(self.manifest)"))
        #expect(text.contains("FieldDescriptor(\n                name: \"manifest\", type: .object,"))
        #expect(text.contains(#""manifest":{"code":"12","fragile":true,"goods":["sal",{"name":"coco","#))
        #expect(text.contains(#""seen":"2026-03-02"}],"tons":12},"voyageId":"V-002"}"#))
        let schema = try self.text("Schemas/events/voyage.begun.schema.json")
        #expect(schema.contains("\"title\": \"Carga / Manifest\",\n          \"type\": \"object\"\n"))
    }

    @Test func `what an event creates and asks for stands in its description, and only there`() throws {
        let voyage = try text("Sources/Deliberation/Generated/Events/Voyage/VoyageBegun.swift")
        #expect(
            voyage.contains(
                """
                        creates: "voyageId",
                        when: ["launched", "laid-up"])
                """))
        let boat = try text("Sources/Deliberation/Generated/Events/Boat/BoatLaunched.swift")
        #expect(!boat.contains("creates:") && !boat.contains("when:"))
    }

    @Test func `an event refers to what it names, without what it creates and what has no name of its own`() throws {
        let text = try text("Sources/Deliberation/Generated/DomainEvent+References.swift")
        #expect(
            text.contains(
                """
                        case .boatLaunched(let payload): references.add(.boat, payload.boatId)
                        case .voyageBegun(let payload):
                            references.add(.boat, payload.boatId)
                            references.add(.boat, payload.convoy)
                            references.add(.voyage, payload.after)
                        }
                        return references
                """))
        #expect(
            text.contains(
                """
                        case .voyageBegun(let payload): Reference(kind: .voyage, id: payload.voyageId)
                        default: nil
                """))
    }

    @Test func `the book has a table for each view`() throws {
        let text = try text("Sources/Deliberation/Generated/Views/Book.swift")
        #expect(
            text.contains(
                """
                    /// Boats afloat.
                    public let boats: ViewTable<BoatView>
                    /// Adrift.
                    public let adrift: ViewTable<BoatView>

                    /// The names of all views.
                    public static let viewNames: [String] = ["adrift", "boats"]
                """))
        #expect(text.contains("boats = ViewTable(\"boats\", readingFrom: place)"))
        #expect(text.contains("tables = [adrift, boats]"))
    }
}
