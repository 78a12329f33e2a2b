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
        Mistake(
            "\"[Sail]\"", "\"[[Sail]]\"",
            "boat.yaml:11: lists of lists, of booleans and of objects are not supported"),
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

    static let mistakesOfVoyages = [
        Mistake("creates: voyageId", "creates: voyage", "voyage.yaml:9: no field is called voyage"),
        Mistake("creates: voyageId", "creates: after", "voyage.yaml:9: what is created must have a name: after is"),
        Mistake("creates: voyageId", "creates: manifest", "voyage.yaml:9: what is created has an identifier, and man"),
        Mistake("creates: voyageId", "creates: [voyageId]", "voyage.yaml:9: a text is expected here"),
        Mistake("[launched, laid-up]", "launched", "voyage.yaml:10: a list is expected here"),
        Mistake("[launched, laid-up]", "[Launched]", "voyage.yaml:10: “Launched” is not the word of a state"),
        Mistake("[launched, laid-up]", "[laid-]", "voyage.yaml:10: “laid-” is not the word of a state"),
        Mistake("laid-up]", "launched]", "voyage.yaml:10: the state launched is there twice"),
        Mistake("type: object", "type: \"[object]\"", "of booleans and of objects are not supported"),
        Mistake("type: object,", "type: object, max: 9,", "voyage.yaml:17: object has no limits"),
        Mistake("{tons: 12, fragile: true,", "[sal] #", "voyage.yaml:22: a mapping is expected here"),
        Mistake("tons: 12", "tons: null", "voyage.yaml:22: there are no nulls; leave the key out"),
        Mistake("tons: 12", "tons: 9007199254740992", "voyage.yaml:22: 9007199254740992 is beyond 2^53 - 1"),
    ]

    @Test(arguments: mistakesOfVoyages)
    func `a mistake in what an event creates, asks for or holds is named with its line`(mistake: Mistake) throws {
        let text = SampleCatalogue.voyages.text.replacing(mistake.found, with: mistake.changed)
        #expect(text != SampleCatalogue.voyages.text)
        let error = #expect(throws: CatalogueFault.self) {
            try Generator(sources: [SampleCatalogue.vocabulary, (SampleCatalogue.voyages.name, text)])
        }
        #expect(error?.description.contains(mistake.message) == true, "\(error?.description ?? "no error")")
    }

    @Test func `a command cannot take the name of its group's file`() {
        let verbs = (
            name: "verbs.yaml",
            text: "groups: {boats: {es: botes, en: boats, label: {es: Botes, en: Boats}}}"
        )
        let text = SampleCatalogue.boats.text.replacing(
            "    fields:", with: "    verb: {group: boats, es: reunir, en: group}\n    fields:")
        let error = #expect(throws: CatalogueFault.self) {
            try Generator(sources: [SampleCatalogue.vocabulary, verbs, (SampleCatalogue.boats.name, text)])
        }
        #expect(error?.description == "boat.yaml: no command can be called group: boat.launched")
    }

    @Test(arguments: ["tables", "boat-list"]) func `a view must be able to name a table`(name: String) {
        let text = SampleCatalogue.views.text.replacing("boats:", with: "\(name):")
        let error = #expect(throws: CatalogueFault.self) {
            try Generator(sources: [(SampleCatalogue.views.name, text), SampleCatalogue.vocabulary])
        }
        #expect(error?.message == "“\(name)” cannot name a view")
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
