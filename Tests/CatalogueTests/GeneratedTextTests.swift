import CatalogueGeneration
import Testing

/// What the generator makes of the sample.
struct GeneratedTextTests {
    private func text(_ path: String) throws -> String {
        let messages = (
            name: "messages.yaml",
            text: "messages: {lost: {es: \"Faltan {n:int} en {place}.\", en: \"{n:int} missing in {place}.\"}}"
        )
        let files = try Generator(sources: [SampleCatalogue.boats, messages, SampleCatalogue.vocabulary]).files()
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
}
