/// Writes what the catalogue says of a record or an event, for use at run time.
struct DescriptorEmitter {
    let groups: [VerbGroupModel]

    func record(_ record: RecordModel, _ text: inout SwiftText) {
        text.block("extension \(record.name) {") { text in
            text.document("What the catalogue says of `\(record.name)`")
            text.line("public static let descriptor: RecordDescriptor = RecordDescriptor(")
            text.indent { text in
                text.line("name: \"\(record.name)\",")
                text.bilingual("label: ", record.label, ",")
                if let help = record.help { text.bilingual("help: ", help, ",") }
                fields(record.fields, suffix: ")", &text)
            }
        }
    }

    func event(_ event: EventModel, _ text: inout SwiftText) {
        text.block("extension \(event.typeName) {") { text in
            text.document("What the catalogue says of `\(event.type)`")
            text.line("public static let descriptor: EventDescriptor = EventDescriptor(")
            text.indent { text in
                text.line("type: .\(event.caseName),")
                text.line("aggregate: \"\(event.aggregate)\",")
                text.line("streamPattern: \"\(event.stream)\",")
                text.bilingual("label: ", event.label, ",")
                text.bilingual("help: ", event.help, ",")
                text.line("roles: [\(event.roles.map(SwiftText.quoted).joined(separator: ", "))],")
                fields(event.fields, suffix: ",", &text)
                options(event, &text)
            }
        }
    }

    /// The example, and after it only what the event has.
    private func options(_ event: EventModel, _ text: inout SwiftText) {
        let hasStates = !event.when.isEmpty
        let followsVerb = event.creates != nil || hasStates
        text.literal("example: ", event.example.canonical, event.verb != nil || followsVerb ? "," : ")")
        if let verb = event.verb { self.verb(verb, ending: followsVerb ? ")," : "))", &text) }
        if let field = event.creates { text.line("creates: \"\(field)\"\(hasStates ? "," : ")")") }
        if hasStates { text.list("when: ", event.when.map(SwiftText.quoted), ")") }
    }

    private func verb(_ verb: VerbModel, ending: String, _ text: inout SwiftText) {
        let group = groups.first { $0.key == verb.group }
        text.line("verb: VerbDescriptor(")
        text.indent { text in
            text.line("group: \"\(verb.group)\",")
            text.bilingual("groupName: ", Label(es: group?.es ?? verb.group, en: group?.en ?? verb.group), ",")
            text.bilingual("name: ", Label(es: verb.es, en: verb.en), ending)
        }
    }

    private func fields(_ fields: [FieldModel], suffix: String, _ text: inout SwiftText) {
        guard !fields.isEmpty else {
            text.line("fields: []\(suffix)")
            return
        }
        text.line("fields: [")
        text.indent { text in
            // A list of one takes no trailing comma, or the linter objects.
            for field in fields { self.field(field, &text, comma: fields.count > 1) }
        }
        text.line("]\(suffix)")
    }

    private func field(_ field: FieldModel, _ text: inout SwiftText, comma: Bool) {
        let flags = (field.isOptional ? [", isOptional: true"] : []) + (field.isComputed ? [", isComputed: true"] : [])
        let ending = flags.joined() + (comma ? ")," : ")")
        text.line("FieldDescriptor(")
        text.indent { text in
            let name = "name: \"\(field.name)\","
            let type = "type: \(field.type.descriptorExpression),"
            if text.indentation.count + name.count + 1 + type.count <= SwiftText.width {
                text.line("\(name) \(type)")
            } else {
                text.line(name)
                text.line(type)
            }
            if let help = field.help {
                text.bilingual("label: ", field.label, ",")
                text.bilingual("help: ", help, ending)
            } else {
                text.bilingual("label: ", field.label, ending)
            }
        }
    }
}
