import CanonicalJSON
import Deliberation

/// The words of an acta: verbs, fields and values by what people call them, in either language.
enum ActaWords {
    /// Every way to call each type; where several types share a verb, the first group of the catalogue has it.
    private static let types: [String: EventType] = {
        var types: [String: EventType] = [:]
        // People write «posición» and «posicion».
        func add(_ name: String, _ type: EventType) {
            for spelling in [name, Folding.word(name)] where types[spelling] == nil { types[spelling] = type }
        }
        for type in EventType.allCases {
            let event = Catalogue.event(type)
            var names = [type.rawValue, Folding.word(event.label.es), Folding.word(event.label.en)]
            if let verb = event.verb {
                names += ["\(verb.groupName.es) \(verb.name.es)", "\(verb.groupName.en) \(verb.name.en)"]
            }
            for name in names { add(name, type) }
        }
        // Verbs alone come last: a session's own win over the others'.
        let groups = Catalogue.verbGroups.map(\.key)
        for group in groups {
            for type in EventType.allCases {
                guard let verb = Catalogue.event(type).verb, verb.group == group else { continue }
                for name in [verb.name.es, verb.name.en] { add(name, type) }
            }
        }
        return types
    }()

    static func type(of verb: String) -> EventType? {
        types[verb] ?? types[Folding.word(verb)]
    }

    static func nearestVerb(to verb: String) -> String? {
        SpellingDistance.nearest(to: verb, among: types.keys.sorted())
    }

    /// The fields of an act or record by their names in the catalogue.
    ///
    /// A value that stands alone is that of the first field that must be given; a field that nobody knows keeps its
    /// name, for the checker to refuse.
    ///
    /// - Throws: ``UnknownPerson`` for a person who is not among `offices`: an identifier is no office.
    static func object(
        _ value: JSONValue, _ fields: [FieldDescriptor], offices: [String: String]
    ) throws(UnknownPerson) -> [String: JSONValue] {
        switch value {
        case .object(let members):
            var data: [String: JSONValue] = [:]
            for (name, value) in members {
                let folded = Folding.word(name)
                let field = fields.first { field in
                    [field.name, Folding.word(field.label.es), Folding.word(field.label.en)].contains { word in
                        word == name || word == folded
                    }
                }
                guard let field else {
                    data[name] = value
                    continue
                }
                data[field.name] = try self.value(value, field.type, offices: offices)
            }
            return data
        case .null: return [:]
        default:
            let main = fields.first { !$0.isOptional && !$0.isComputed && $0.name != "sessionId" } ?? fields.first
            guard let main else { return [:] }
            return [main.name: try self.value(value, main.type, offices: offices)]
        }
    }

    /// Somebody named by an identifier whose office the acta does not say.
    struct UnknownPerson: Error { let id: String }

    private static func value(
        _ value: JSONValue, _ type: FieldType, offices: [String: String]
    ) throws(UnknownPerson) -> JSONValue {
        switch (type, value) {
        case (.list(let element, _, _), .array(let values)):
            var elements: [JSONValue] = []
            for value in values { elements.append(try self.value(value, element, offices: offices)) }
            return .array(elements)
        case (.record(let name), .object):
            guard let record = Catalogue.record(name) else { return value }
            return .object(try object(value, record.fields, offices: offices))
        case (.record("Person"), .string(let id)):
            guard let office = offices[id] else { throw UnknownPerson(id: id) }
            return .object(["id": .string(id), "office": .string(office)])
        case (.record("Recipient"), .string(let id)):
            let isSeat = SeatID(rawValue: id) != nil
            return .object([isSeat ? "seatId" : "inviteeId": .string(id)])
        case (.enumeration(_, let words), .string(let text)):
            if words.contains(where: { $0.raw == text }) { return value }
            let folded = Folding.word(text)
            let word = words.first { [Folding.word($0.label.es), Folding.word($0.label.en)].contains(folded) }
            return word.map { .string($0.raw) } ?? value
        default: return value
        }
    }
}
