/// Reads aggregates and their events.
struct EventLoader {
    let names: DeclaredNames
    /// The lists and records, which examples are checked against.
    let model: CatalogueModel

    private static let roles = ["secretariat", "chair", "member", "control", "operator"]

    func aggregate(_ file: YAMLValue) throws -> AggregateModel {
        let name = try file.required("aggregate").string()
        let stream = try file.required("stream").string()
        let events = try file.required("events").members().map { type, value in
            try event(type, value, aggregate: name, stream: stream)
        }
        return AggregateModel(
            name: name, stream: stream, label: try file.required("label").label(), events: events)
    }

    private func event(_ type: String, _ value: YAMLValue, aggregate: String, stream: String) throws -> EventModel {
        _ = try value.members(allowed: ["label", "help", "roles", "verb", "creates", "when", "fields", "example"])
        let words = type.split(separator: ".", omittingEmptySubsequences: false)
        guard words.count >= 2, words.allSatisfy({ word in Naming.isMember(String(word)) }) else {
            throw value.fault("the type of an event is words with points between them: \(type)")
        }
        let fields = try RecordLoader(names: names).fields(try value.required("fields"), allowsWire: false)
        try checkStream(stream, fields, value)
        let roles = try value.required("roles").elements().map { role in
            let name = try role.string()
            guard Self.roles.contains(name) else { throw role.fault("no role is called \(name)") }
            return name
        }
        let example = try value.required("example")
        return EventModel(
            type: type, aggregate: aggregate, stream: stream, file: value.file,
            label: try value.required("label").label(), help: try value.required("help").label(), roles: roles,
            verb: try value.optional("verb").map(verb),
            creates: try value.optional("creates").map { field in try created(field, fields) },
            when: try value.optional("when").map(states) ?? [], fields: fields,
            example: try ExampleReader(model: model).object(example, fields: fields))
    }

    private func verb(_ value: YAMLValue) throws -> VerbModel {
        _ = try value.members(allowed: ["group", "es", "en"])
        let group = try value.required("group").string()
        guard model.groups.contains(where: { $0.key == group }) else {
            throw value.fault("verbs.yaml has no group “\(group)”")
        }
        return VerbModel(group: group, es: try value.required("es").string(), en: try value.required("en").string())
    }

    /// The name of the field whose thing the event brings into being.
    private func created(_ value: YAMLValue, _ fields: [FieldModel]) throws -> String {
        let name = try value.string()
        guard let field = fields.first(where: { $0.name == name }) else {
            throw value.fault("no field is called \(name), so nothing is created by it")
        }
        guard !field.isOptional else { throw value.fault("what is created must have a name: \(name) is optional") }
        guard case .identifier = field.type else {
            throw value.fault("what is created has an identifier, and \(name) is none")
        }
        return name
    }

    /// The words of a list of states, each once.
    private func states(_ value: YAMLValue) throws -> [String] {
        var seen: Set<String> = []
        return try value.elements().map { element in
            let word = try element.string()
            guard Naming.isWord(word) else { throw element.fault("“\(word)” is not the word of a state") }
            guard seen.insert(word).inserted else { throw element.fault("the state \(word) is there twice") }
            return word
        }
    }

    /// The fields in a stream's name must be there, required, and of a type that makes a name.
    private func checkStream(_ stream: String, _ fields: [FieldModel], _ value: YAMLValue) throws {
        for name in StreamPattern(stream).fieldNames {
            guard let field = fields.first(where: { $0.name == name }), !field.isOptional else {
                throw value.fault("the stream \(stream) needs the required field \(name)")
            }
            switch field.type {
            case .identifier, .enumeration, .integer, .sha256: break
            default: throw value.fault("\(name) cannot be part of the name of a stream")
            }
        }
    }
}

/// The name of a stream with fields in braces.
struct StreamPattern {
    enum Part: Hashable {
        case literal(String)
        case field(String)
    }

    let parts: [Part]

    init(_ source: String) {
        var parts: [Part] = []
        for piece in source.split(separator: "{") {
            guard let close = piece.firstIndex(of: "}") else {
                parts.append(.literal(String(piece)))
                continue
            }
            parts.append(.field(String(piece[..<close])))
            let rest = piece[piece.index(after: close)...]
            if !rest.isEmpty { parts.append(.literal(String(rest))) }
        }
        self.parts = parts
    }

    var fieldNames: [String] {
        parts.compactMap { part in if case .field(let name) = part { name } else { nil } }
    }
}
