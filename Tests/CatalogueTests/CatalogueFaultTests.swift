import CatalogueGeneration
import Testing

/// Mistakes in a catalogue, and what the generator says of each.
struct CatalogueFaultTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let found: String
        let changed: String
        let message: String

        init(_ found: String, _ changed: String, _ message: String) {
            self.found = found
            self.changed = changed
            self.message = message
        }

        var testDescription: String { message }
    }

    static let mistakes = [
        Mistake("type: date", "type: dat", "boat.yaml:12: no type is called dat"),
        Mistake("\"[Sail]\"", "\"[[Sail]]\"", "boat.yaml:11: lists of lists and of booleans are not supported"),
        Mistake("max: 2,", "max: 1,", "boat.yaml:13: 0 to 1 elements are allowed"),
        Mistake("fore-sail]}", "foresail]}", "boat.yaml:13: “foresail” is not one of Sail"),
        Mistake("boatId: B-07,", "boatId: B-7,", "boat.yaml:13: “B-7” is not an id:boat"),
        Mistake("boatId: B-07,", "", "boat.yaml:13: the example lacks boatId"),
        Mistake("roles: [secretariat]", "roles: [captain]", "boat.yaml:8: no role is called captain"),
        Mistake("optional: true", "optionl: true", "boat.yaml:12: unknown key “optionl”"),
        Mistake("on: {type", "boat-day: {type", "“boat-day” cannot name a field"),
        Mistake("\"boat/{boatId}\"", "\"boat/{on}\"", "the stream boat/{on} needs the required field on"),
        Mistake("boat.launched:", "launched:", "the type of an event is words with points between them: launched"),
    ]

    @Test(arguments: mistakes) func `a mistake is named with its line`(mistake: Mistake) throws {
        let text = SampleCatalogue.boats.text.replacing(mistake.found, with: mistake.changed)
        #expect(text != SampleCatalogue.boats.text)
        let error = #expect(throws: CatalogueFault.self) {
            try Generator(sources: [SampleCatalogue.vocabulary, (SampleCatalogue.boats.name, text)])
        }
        #expect(error?.description.contains(mistake.message) == true, "\(error?.description ?? "no error")")
    }

    @Test(arguments: ["B-[0-9]+[0-9]{2}", "B|C", "[0-9]{2", "B-[0-9]{3,2}", "[0-9]{1,2}7"])
    func `a pattern that the matcher cannot follow is refused`(pattern: String) throws {
        let text = SampleCatalogue.vocabulary.text.replacing("B-[0-9]{2,3}", with: pattern)
        #expect(throws: CatalogueFault.self) {
            try Generator(sources: [(SampleCatalogue.vocabulary.name, text), SampleCatalogue.boats])
        }
    }

    @Test func `a message must have the same placeholders in both languages`() throws {
        let messages = (
            name: "messages.yaml", text: "messages: {gone: {es: \"{path} no está\", en: \"{file} is gone\"}}"
        )
        #expect(throws: CatalogueFault.self) { try Generator(sources: [messages]) }
    }

    @Test func `a record cannot hold itself`() throws {
        let records = (
            name: "vocabulary.yaml",
            text: """
            records:
              Knot:
                label: {es: Nudo, en: Knot}
                fields: {inner: {type: "[Knot]", label: {es: Dentro, en: Inside}}}
            """
        )
        let error = #expect(throws: CatalogueFault.self) { try Generator(sources: [records]) }
        #expect(error?.message == "Knot holds itself")
    }
}
