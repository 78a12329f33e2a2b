import CanonicalJSON
import Deliberation
import Testing

/// Every event of the catalogue, by its example.
struct EventCodingTests {
    private func example(_ type: EventType) -> [UInt8] { Array(Catalogue.event(type).example.utf8) }

    private func members(_ bytes: [UInt8]) throws -> [String: JSONValue] {
        guard case .object(let members) = try JSONValue(canonical: bytes) else { return [:] }
        return members
    }

    private func error(_ type: EventType, _ members: [String: JSONValue]) -> CatalogueError? {
        #expect(throws: CatalogueError.self) {
            try DomainEvent(type: type, canonical: JSONValue.object(members).canonicalBytes())
        }
    }

    @Test(arguments: EventType.allCases) func `an example decodes and encodes to the same bytes`(type: EventType) throws
    {
        let bytes = example(type)
        let event = try DomainEvent(type: type, canonical: bytes)
        #expect(event.type == type)
        #expect(event.canonicalData == bytes)
        #expect(!event.streamName.contains("{"))
    }

    @Test(arguments: EventType.allCases) func `an example has nothing for the draft checker to say`(type: EventType)
        throws
    {
        let value = try JSONValue(canonical: example(type))
        #expect(DraftChecker.check(value, against: Catalogue.event(type).fields, allowMissingComputed: false) == [])
    }

    @Test(arguments: EventType.allCases, ["aaa", "mmm", "zzz"])
    func `a field that the catalogue does not know is refused by name`(type: EventType, name: String) throws {
        var members = try members(example(type))
        members[name] = .boolean(true)
        let error = error(type, members)
        #expect(error?.code == .unexpectedField)
        #expect(error?.path == name)
    }

    @Test(arguments: EventType.allCases) func `each required field is missed by name`(type: EventType) throws {
        let all = try members(example(type))
        for field in Catalogue.event(type).fields where !field.isOptional {
            var members = all
            members[field.name] = nil
            let error = error(type, members)
            #expect(error?.code == .missingField)
            #expect(error?.path == field.name)
        }
    }

    @Test(arguments: EventType.allCases) func `a null in any field is refused where it stands`(type: EventType) throws {
        let all = try members(example(type))
        for field in Catalogue.event(type).fields {
            var members = all
            members[field.name] = .null
            let error = error(type, members)
            #expect(error?.code == .wrongType)
            #expect(error?.path == field.name)
        }
    }

    @Test(arguments: EventType.allCases) func `bytes cut anywhere are refused`(type: EventType) throws {
        let bytes = example(type)
        for length in 0..<bytes.count {
            #expect(throws: CatalogueError.self) {
                try DomainEvent(type: type, canonical: Array(bytes.prefix(length)))
            }
        }
    }

    @Test func `an unknown type has its own code`() {
        let error = #expect(throws: CatalogueError.self) { try DomainEvent(typeName: "boat.launched", canonical: []) }
        #expect(error?.code == .unknownEventType)
    }
}
