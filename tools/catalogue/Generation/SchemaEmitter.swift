/// Writes the published contracts: JSON Schema, draft 2020-12.
struct SchemaEmitter {
    let model: CatalogueModel

    func files() -> [GeneratedFile] {
        var files = model.events.map { event in
            file("\(Folders.events)/\(event.type)", eventSchema(event))
        }
        files += model.views.map { view in file("\(Folders.views)/\(view.name)", recordSchema(view, kind: "view")) }
        files += model.files.map { item in file("\(Folders.files)/\(item.name)", recordSchema(item, kind: "file")) }
        if let envelope = envelopeSchema() { files.append(file("Schemas/envelope", envelope)) }
        return files
    }

    private func file(_ path: String, _ schema: JSON) -> GeneratedFile {
        GeneratedFile(path: "\(path).schema.json", text: schema.pretty() + "\n")
    }

    private static let dialect = JSON.string("https://json-schema.org/draft/2020-12/schema")
    private static let envelopeID = "urn:constancia:schema:envelope"

    private func head(_ id: String, _ label: Label, _ help: Label?) -> [JSON.Member] {
        [JSON.Member("$schema", Self.dialect), JSON.Member("$id", .string(id))] + SchemaTypes.names(label, help)
    }

    /// The whole leaf: the envelope, with this type, its streams and its data.
    private func eventSchema(_ event: EventModel) -> JSON {
        let types = SchemaTypes(model: model)
        var members = head("urn:constancia:schema:event:\(event.type)", event.label, event.help)
        if model.envelope != nil {
            members.append(JSON.Member("$ref", .string(Self.envelopeID)))
        } else {
            members.append(JSON.Member("type", .string("object")))
        }
        let data = types.object(event.fields) + [JSON.Member("examples", .array([event.example]))]
        members.append(
            JSON.Member(
                "properties",
                .object([
                    JSON.Member("type", .object([JSON.Member("const", .string(event.type))])),
                    JSON.Member("stream", .object([JSON.Member("pattern", .string(streamPattern(event)))])),
                    JSON.Member("data", .object(data)),
                ])))
        members.append(JSON.Member("required", .array([.string("type"), .string("stream"), .string("data")])))
        return .object(members + types.definitions(usedBy: event.fields))
    }

    private func streamPattern(_ event: EventModel) -> String {
        let pieces = StreamPattern(event.stream).parts.map { part in
            switch part {
            case .literal(let text):
                return text
            case .field(let name):
                switch event.fields.first(where: { $0.name == name })?.type {
                case .identifier(let kind)?:
                    return model.identifier(kind)?.pattern.body ?? "[^/]+"
                case .enumeration(let name)?:
                    let words = model.enumeration(name)?.values.map { value in value.raw } ?? []
                    return "(\(words.joined(separator: "|")))"
                default:
                    return "[^/]+"
                }
            }
        }
        return "^\(pieces.joined())$"
    }

    private func recordSchema(_ item: ViewModel, kind: String) -> JSON {
        let types = SchemaTypes(model: model)
        let fields = model.record(item.record)?.fields ?? []
        let members = head("urn:constancia:schema:\(kind):\(item.name)", item.label, item.help)
        return .object(members + types.object(fields) + types.definitions(usedBy: fields))
    }

    private func envelopeSchema() -> JSON? {
        guard let name = model.envelope, let record = model.record(name) else { return nil }
        let types = SchemaTypes(model: model)
        let members = head(Self.envelopeID, record.label, record.help)
        return .object(members + types.object(record.fields) + types.definitions(usedBy: record.fields))
    }
}
