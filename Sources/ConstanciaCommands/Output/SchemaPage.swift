import Deliberation

/// The fields of a type, records opened in place.
enum SchemaPage {
    /// A type as programs read it; its JSON Schema is published under the name given.
    static func report(_ event: EventDescriptor) -> TypeReport {
        TypeReport(
            example: event.example, help: event.help.text, label: event.label.text, roles: event.roles,
            schema: "urn:constancia:schema:event:\(event.type.rawValue)", stream: event.streamPattern,
            type: event.type.rawValue)
    }

    static func fields(_ fields: [FieldDescriptor], on page: inout Page, indent: Int) {
        for field in fields {
            let margin = String(repeating: " ", count: indent)
            var marks: [String] = []
            if field.isOptional { marks.append(Message.optionalField.text) }
            if field.isComputed { marks.append(Message.computedByProgram.text) }
            let mark = marks.isEmpty ? "" : "  [\(marks.joined(separator: ", "))]"
            page.line("\(margin)\(field.name): \(field.label.text) — \(field.type.expectation.text)\(mark)")
            if let record = record(in: field.type) { self.fields(record.fields, on: &page, indent: indent + 4) }
        }
    }

    private static func record(in type: FieldType) -> RecordDescriptor? {
        switch type {
        case .record(let name): Catalogue.record(name)
        case .list(let element, _, _): record(in: element)
        default: nil
        }
    }
}
