/// Reads the example of an event by its fields' types, and refuses it where it would not be valid.
struct ExampleReader {
    let model: CatalogueModel

    func object(_ value: YAMLValue, fields: [FieldModel]) throws -> JSON {
        let members = try value.members(allowed: fields.map { field in field.name })
        for field in fields where !field.isOptional && !members.contains(where: { $0.name == field.name }) {
            throw value.fault("the example lacks \(field.name)")
        }
        return .object(
            try fields.compactMap { field in
                guard let member = members.first(where: { $0.name == field.name }) else { return nil }
                return JSON.Member(field.name, try read(member.value, as: field.type))
            })
    }

    private func read(_ value: YAMLValue, as type: TypeModel) throws -> JSON {
        switch type {
        case .list(let element, let min, let max):
            let values = try value.elements()
            guard (min...max).contains(values.count) else { throw value.fault("\(min) to \(max) elements are allowed") }
            return .array(try values.map { try read($0, as: element) })
        case .record(let name):
            guard let record = model.record(name) else { throw value.fault("no record is called \(name)") }
            return try object(value, fields: record.fields)
        case .integer(let min, let max):
            let number = try value.integer()
            guard (min...max).contains(number) else { throw value.fault("\(min) to \(max) is allowed") }
            return .integer(number)
        case .boolean:
            return .boolean(try value.boolean())
        case .object:
            let whole = try value.json()
            guard case .object = whole else { throw value.fault("a mapping is expected here") }
            return whole
        default:
            let text = try value.string()
            if let expected = expected(text, type) { throw value.fault("“\(text)” is not \(expected)") }
            return .string(text)
        }
    }

    /// What was expected, where the text is not it; real dates are checked by the test that decodes every example.
    private func expected(_ text: String, _ type: TypeModel) -> String? {
        switch type {
        case .string(let min, let max), .text(let min, let max):
            (min...max).contains(text.utf8.count) ? nil : "a text of \(min) to \(max) bytes"
        case .date: Self.date.matches(text) ? nil : "a date"
        case .instant: Self.instant.matches(text) ? nil : "a moment with its offset"
        case .sha256: Self.digest.matches(text) ? nil : "64 lower-case hexadecimal digits"
        case .identifier(let kind): model.identifier(kind)?.pattern.matches(text) == true ? nil : "an id:\(kind)"
        case .enumeration(let name):
            model.enumeration(name)?.values.contains { $0.raw == text } == true ? nil : "one of \(name)"
        default: nil
        }
    }

    private static let date = Form("0000-00-00")
    private static let instant = Form("0000-00-00T00:00:00±00:00")
    private static let digest = Form(String(repeating: "h", count: 64))
}

/// A text of fixed length: `0` a digit, `h` a hexadecimal digit, `±` a sign, anything else itself.
private struct Form {
    private let form: [Character]

    init(_ form: String) {
        self.form = Array(form)
    }

    func matches(_ text: String) -> Bool {
        guard text.count == form.count else { return false }
        return zip(text, form).allSatisfy { character, kind in
            switch kind {
            case "0": "0123456789".contains(character)
            case "h": "0123456789abcdef".contains(character)
            case "±": "+-".contains(character)
            default: character == kind
            }
        }
    }
}

extension Pattern {
    /// Whether the whole text has this form.
    func matches(_ text: String) -> Bool {
        var rest = Array(text.utf8)[...]
        for part in parts {
            switch part {
            case .literal(let literal):
                guard rest.starts(with: literal.utf8) else { return false }
                rest = rest.dropFirst(literal.utf8.count)
            case .run(let set, let min, let max):
                let run = rest.prefix(max).prefix { byte in set.contains(byte) }
                guard run.count >= min else { return false }
                rest = rest.dropFirst(run.count)
            }
        }
        return rest.isEmpty
    }
}
