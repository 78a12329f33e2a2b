/// How the types of the catalogue are said in JSON Schema.
struct SchemaTypes {
    let model: CatalogueModel

    /// The title, and the description in both languages.
    static func names(_ label: Label, _ help: Label?) -> [JSON.Member] {
        let title = label.es == label.en ? label.es : "\(label.es) / \(label.en)"
        guard let help else { return [JSON.Member("title", .string(title))] }
        return [
            JSON.Member("title", .string(title)),
            JSON.Member("description", .string("es: \(help.es) — en: \(help.en)")),
        ]
    }

    /// The keywords of an object with these fields and no others.
    func object(_ fields: [FieldModel]) -> [JSON.Member] {
        let properties = fields.map { field in JSON.Member(field.name, .object(self.field(field))) }
        let required = fields.filter { field in !field.isOptional }.map { field in JSON.string(field.name) }
        return [
            JSON.Member("type", .string("object")),
            JSON.Member("properties", .object(properties)),
            JSON.Member("required", .array(required)),
            JSON.Member("additionalProperties", .boolean(false)),
        ]
    }

    private func field(_ field: FieldModel) -> [JSON.Member] {
        Self.names(field.label, field.help) + keywords(field.type)
    }

    /// The records and closed lists that the fields need, however deep, by name.
    func definitions(usedBy fields: [FieldModel]) -> [JSON.Member] {
        var names: Set<String> = []
        gather(fields, into: &names)
        guard !names.isEmpty else { return [] }
        let definitions = names.sorted().map { name in
            if let list = model.enumeration(name) { return JSON.Member(name, enumeration(list)) }
            let record = model.record(name)
            let members = record.map { record in Self.names(record.label, record.help) + object(record.fields) }
            return JSON.Member(name, .object(members ?? []))
        }
        return [JSON.Member("$defs", .object(definitions))]
    }

    private func gather(_ fields: [FieldModel], into names: inout Set<String>) {
        for field in fields {
            if let name = field.type.enumName { names.insert(name) }
            if let name = field.type.recordName, names.insert(name).inserted {
                gather(model.record(name)?.fields ?? [], into: &names)
            }
        }
    }

    /// Each word with what it is called.
    private func enumeration(_ list: EnumModel) -> JSON {
        let words = list.values.map { value in
            JSON.object([JSON.Member("const", .string(value.raw))] + Self.names(value.label, nil))
        }
        return .object(Self.names(list.label, nil) + [JSON.Member("oneOf", .array(words))])
    }

    private func keywords(_ type: TypeModel) -> [JSON.Member] {
        switch type {
        case .string(let min, let max): string(min, max, "^[^\\u0000-\\u001f\\u007f]*$")
        case .text(let min, let max): string(min, max, "^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f]*$")
        case .integer(let min, let max):
            [
                JSON.Member("type", .string("integer")), JSON.Member("minimum", .integer(min)),
                JSON.Member("maximum", .integer(max)),
            ]
        case .boolean: [JSON.Member("type", .string("boolean"))]
        case .date: pattern(Self.date, format: "date")
        case .instant: pattern("\(Self.dateTime)[+-]([01][0-9]|2[0-3]):[0-5][0-9]", format: "date-time")
        case .sha256: pattern("[0-9a-f]{64}")
        case .object: [JSON.Member("type", .string("object"))]
        case .identifier(let kind): pattern(model.identifier(kind)?.pattern.body ?? ".+")
        case .enumeration(let name), .record(let name):
            [JSON.Member("$ref", .string("#/$defs/\(name)"))]
        case .list(let element, let min, let max):
            [
                JSON.Member("type", .string("array")), JSON.Member("items", .object(keywords(element))),
                JSON.Member("minItems", .integer(min)), JSON.Member("maxItems", .integer(max)),
            ]
        case .wire(let type): wire(type)
        }
    }

    private func wire(_ type: WireType) -> [JSON.Member] {
        switch type {
        case .nullOrSHA256:
            [
                JSON.Member("type", .array([.string("string"), .string("null")])),
                JSON.Member("pattern", .string("^[0-9a-f]{64}$")),
            ]
        case .uuid: pattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        case .timestamp: pattern("\(Self.dateTime)\\.[0-9]{3}Z", format: "date-time")
        case .data: [JSON.Member("type", .string("object"))]
        case .base64(let max):
            pattern("([A-Za-z0-9+/]{4})*([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
                + [JSON.Member("maxLength", .integer(max))]
        }
    }

    private func string(_ min: Int, _ max: Int, _ pattern: String) -> [JSON.Member] {
        [
            JSON.Member("type", .string("string")), JSON.Member("minLength", .integer(min)),
            JSON.Member("maxLength", .integer(max)), JSON.Member("pattern", .string(pattern)),
        ]
    }

    private func pattern(_ body: String, format: String? = nil) -> [JSON.Member] {
        [JSON.Member("type", .string("string")), JSON.Member("pattern", .string("^\(body)$"))]
            + (format.map { name in [JSON.Member("format", .string(name))] } ?? [])
    }

    private static let date = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
    private static let dateTime = "\(date)T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
}
