/// Writes the Swift type of a record or an event: fields, straight-line reader, straight-line writer, descriptor.
struct RecordEmitter {
    let typeName: String
    let file: String
    let label: Label
    let help: Label?
    let fields: [FieldModel]
    /// The event that the type is the data of, if it is one.
    let event: EventModel?
    /// Whether it is the row of a view, whose lists acts make longer.
    let grows: Bool

    init(_ record: RecordModel, grows: Bool) {
        self.init(
            typeName: record.name, file: record.file, label: record.label, help: record.help, fields: record.fields,
            event: nil, grows: grows)
    }

    init(_ event: EventModel) {
        self.init(
            typeName: event.typeName, file: event.file, label: event.label, help: event.help, fields: event.fields,
            event: event, grows: false)
    }

    private init(
        typeName: String, file: String, label: Label, help: Label?, fields: [FieldModel], event: EventModel?,
        grows: Bool
    ) {
        self.typeName = typeName
        self.file = file
        self.label = label
        self.help = help
        self.fields = fields
        self.event = event
        self.grows = grows
    }

    private static let longestFile = 390

    /// The file of the type, and a second one for its descriptor where one would be too long.
    func files(in folder: String, descriptor: (inout SwiftText) -> Void) -> [GeneratedFile] {
        var type = SwiftText(from: file, imports: ["public import CanonicalJSON"])
        emitType(&type)
        var body = SwiftText()
        descriptor(&body)
        if type.lines.count + body.lines.count + 1 <= Self.longestFile {
            type.line()
            type.append(body)
            return [GeneratedFile(path: "\(folder)/\(typeName).swift", text: type.text)]
        }
        var apart = SwiftText(from: file)
        apart.append(body)
        return [
            GeneratedFile(path: "\(folder)/\(typeName).swift", text: type.text),
            GeneratedFile(path: "\(folder)/\(typeName)+Descriptor.swift", text: apart.text),
        ]
    }

    private func emitType(_ text: inout SwiftText) {
        text.document(label.en, [help?.en ?? ""])
        text.block("public struct \(typeName): \(event == nil ? "CanonicalRecord" : "EventPayload") {") { text in
            if let event {
                text.document("The type of event, `\(event.type)`")
                text.line("public static let type: EventType = .\(event.caseName)")
                text.line()
            }
            for field in sortedFields {
                text.document(field.label.en, [field.help?.en ?? "", note(field)])
                text.line("public var \(Naming.escaped(field.name)): \(swiftType(field))")
            }
            text.line()
            emitInitializer(&text)
            text.line()
            emitReader(&text)
            text.line()
            emitWriter(&text)
            emitOverfullList(&text)
        }
    }

    private func note(_ field: FieldModel) -> String {
        field.isComputed ? "The program fills it in when a draft leaves it out." : ""
    }

    private func swiftType(_ field: FieldModel) -> String {
        field.type.swiftName + (field.isOptional ? "?" : "")
    }

    private func emitInitializer(_ text: inout SwiftText) {
        text.document("Makes the value from its fields")
        text.line("public init(")
        text.indent { text in
            for (index, field) in sortedFields.enumerated() {
                let comma = index < fields.count - 1 ? "," : ""
                let standard = field.isOptional ? " = nil" : ""
                text.line("\(field.name): \(swiftType(field))\(standard)\(comma)")
            }
        }
        text.block(") {") { text in
            for field in sortedFields { text.line("self.\(field.name) = \(Naming.escaped(field.name))") }
        }
    }

    /// Canonical JSON sorts keys by their UTF-16 code units.
    private var sortedFields: [FieldModel] {
        fields.sorted { left, right in left.name.utf16.lexicographicallyPrecedes(right.name.utf16) }
    }

    private func emitReader(_ text: inout SwiftText) {
        text.document("Reads the value, each field in its turn")
        text.block("public init(from reader: inout CanonicalReader) throws(CatalogueError) {") { text in
            text.line("try reader.openRecord()")
            for field in sortedFields {
                let read = field.type.readExpression
                if field.isOptional {
                    text.assignment("self.\(field.name)", "try reader.optionalField(\"\(field.name)\") ? \(read) : nil")
                } else {
                    text.line("try reader.field(\"\(field.name)\")")
                    text.line("self.\(field.name) = try \(read)")
                }
            }
            text.line("try reader.closeRecord()")
        }
    }

    private func emitWriter(_ text: inout SwiftText) {
        text.document("Writes the value, its fields in the order of their names")
        text.block("public func write(to writer: inout CanonicalWriter) {") { text in
            text.line("writer.beginObject()")
            for field in sortedFields {
                if field.isOptional {
                    text.block("if let value = self.\(field.name) {") { text in
                        text.line("writer.key(\"\(field.name)\")")
                        text.line(field.type.writeStatement("value"))
                    }
                } else {
                    text.line("writer.key(\"\(field.name)\")")
                    text.line(field.type.writeStatement("self.\(field.name)"))
                }
            }
            text.line("writer.endObject()")
        }
    }

    /// Acts make the lists of a view's row longer: whether one holds too much is asked before the row is kept.
    private func emitOverfullList(_ text: inout SwiftText) {
        let lists = sortedFields.compactMap { field in field.type.listLimit.map { (field: field, limit: $0) } }
        guard grows, !lists.isEmpty else { return }
        text.line()
        text.document("The list that holds more than it may, or nil")
        text.block("public var overfullList: OverfullList? {") { text in
            for (field, limit) in lists {
                let count = field.isOptional ? "self.\(field.name)?.count ?? 0" : "self.\(field.name).count"
                let most = TypeModel.number(limit)
                let list = "OverfullList(\(SwiftText.quoted(field.name)), max: \(most))"
                text.line("if \(count) > \(most) { return \(list) }")
            }
            text.line("return nil")
        }
    }
}
