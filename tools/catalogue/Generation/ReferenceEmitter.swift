/// Writes what each event refers to: the things that it names, and the one that it brings into being.
struct ReferenceEmitter {
    let model: CatalogueModel

    func file() -> GeneratedFile {
        var text = SwiftText(from: "*.yaml")
        text.block("extension DomainEvent {") { text in
            references(&text)
            text.line()
            created(&text)
        }
        return GeneratedFile(path: "\(Folders.deliberation)/DomainEvent+References.swift", text: text.text)
    }

    private func references(_ text: inout SwiftText) {
        text.document(
            "The things that the event names and does not create, in the order of its fields",
            ["Those whose identifier is unique only inside another thing are left out."])
        text.block("public var references: [Reference] {") { text in
            text.line("var references: [Reference] = []")
            text.line("switch self {")
            for event in model.events {
                let fields = named(by: event)
                if fields.isEmpty { continue }
                let pattern = "case .\(event.caseName)(let payload):"
                let statements = fields.map { field, kind in
                    "references.add(.\(Naming.escaped(kind)), payload.\(Naming.escaped(field)))"
                }
                if statements.count == 1 {
                    text.branch(pattern, statements[0])
                } else {
                    text.line(pattern)
                    text.indent { text in for statement in statements { text.line(statement) } }
                }
            }
            // A default that nothing reaches is a warning.
            if model.events.contains(where: { event in named(by: event).isEmpty }) { text.line("default: break") }
            text.line("}")
            text.line("return references")
        }
    }

    private func created(_ text: inout SwiftText) {
        text.document("The thing that the event brings into being, or `nil` when it creates none")
        text.block("public var created: Reference? {") { text in
            text.line("switch self {")
            for event in model.events {
                guard let name = event.creates, let field = event.fields.first(where: { $0.name == name }),
                    let kind = kind(field)
                else { continue }
                text.branch(
                    "case .\(event.caseName)(let payload):",
                    "Reference(kind: .\(Naming.escaped(kind)), id: payload.\(Naming.escaped(name)))")
            }
            if model.events.contains(where: { event in event.creates == nil }) { text.line("default: nil") }
            text.line("}")
        }
    }

    /// The fields that name things which can be looked up, with the kinds of their identifiers.
    private func named(by event: EventModel) -> [(field: String, kind: String)] {
        event.fields.compactMap { field in
            guard field.name != event.creates, let kind = kind(field), model.identifier(kind)?.isScoped == false else {
                return nil
            }
            return (field.name, kind)
        }
    }

    private func kind(_ field: FieldModel) -> String? {
        if case .identifier(let kind) = field.type.innermost { kind } else { nil }
    }
}
