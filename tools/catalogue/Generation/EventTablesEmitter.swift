/// Writes the tables over all events: their types, the event of any type, and the catalogue's lists.
struct EventTablesEmitter {
    let model: CatalogueModel

    private static let source = "*.yaml"

    func files() -> [GeneratedFile] {
        [
            file("EventType", eventType()), file("DomainEvent", domainEvent()),
            file("DomainEvent+Payload", payload()), file("DomainEvent+Decoding", decoding()),
            file("DomainEvent+Stream", stream()), file("Catalogue/Catalogue+Events", events()),
            file("Catalogue/Catalogue+Records", records()), file("Catalogue/Catalogue+Aggregates", aggregates()),
            file("Catalogue/Catalogue+Views", views()),
        ]
    }

    private func file(_ name: String, _ text: SwiftText) -> GeneratedFile {
        GeneratedFile(path: "\(Folders.deliberation)/\(name).swift", text: text.text)
    }

    private func eventType() -> SwiftText {
        var text = SwiftText(from: Self.source)
        text.document("A type of event of the catalogue")
        text.block("public enum EventType: String, CaseIterable, Hashable, Sendable {") { text in
            for event in model.events {
                text.document(event.label.en)
                text.line("case \(Naming.escaped(event.caseName)) = \"\(event.type)\"")
            }
        }
        return text
    }

    private func domainEvent() -> SwiftText {
        var text = SwiftText(from: Self.source)
        text.document("The data of an event of any type of the catalogue")
        text.block("public enum DomainEvent: Hashable, Sendable {") { text in
            for event in model.events {
                text.document(event.label.en)
                text.line("case \(Naming.escaped(event.caseName))(\(event.typeName))")
            }
        }
        return text
    }

    private func payload() -> SwiftText {
        var text = SwiftText(from: Self.source, imports: ["public import CanonicalJSON"])
        text.block("extension DomainEvent {") { text in
            text.document("The type of the event")
            text.block("public var type: EventType {") { text in
                table(&text) { event in "case .\(event.caseName): .\(event.caseName)" }
            }
            text.line()
            text.document("Writes the data as canonical JSON")
            text.block("public func write(to writer: inout CanonicalWriter) {") { text in
                table(&text) { event in "case .\(event.caseName)(let payload): payload.write(to: &writer)" }
            }
        }
        return text
    }

    private func decoding() -> SwiftText {
        var text = SwiftText(from: Self.source, imports: ["public import CanonicalJSON"])
        text.block("extension DomainEvent {") { text in
            text.document(
                "Reads the data of an event of the given type",
                ["Errors have an offset and no path; `CatalogueError.located(in:from:)` finds it."])
            text.block("public init(type: EventType, from reader: inout CanonicalReader) throws(CatalogueError) {") {
                text in
                text.line("switch type {")
                for event in model.events {
                    text.branch(
                        "case .\(event.caseName):",
                        "self = .\(event.caseName)(try \(event.typeName)(from: &reader))")
                }
                text.line("}")
            }
        }
        return text
    }

    private func stream() -> SwiftText {
        var text = SwiftText(from: Self.source)
        text.block("extension DomainEvent {") { text in
            text.document("The name of the stream that the event belongs to")
            text.block("public var streamName: String {") { text in
                text.line("switch self {")
                for event in model.events {
                    let parts = StreamPattern(event.stream).parts
                    let hasFields = parts.contains { part in if case .field = part { true } else { false } }
                    text.branch(
                        "case .\(event.caseName)\(hasFields ? "(let payload)" : ""):", streamExpression(event, parts))
                }
                text.line("}")
            }
        }
        return text
    }

    private func streamExpression(_ event: EventModel, _ parts: [StreamPattern.Part]) -> String {
        let pieces = parts.map { part in
            switch part {
            case .literal(let literal):
                return literal
            case .field(let name):
                switch event.fields.first(where: { $0.name == name })?.type {
                case .enumeration?: return "\\(payload.\(name).rawValue)"
                default: return "\\(payload.\(name))"
                }
            }
        }
        return "\"" + pieces.joined() + "\""
    }

    private func events() -> SwiftText {
        var text = SwiftText(from: Self.source)
        text.block("extension Catalogue {") { text in
            text.document("What the catalogue says of a type of event")
            text.block("public static func event(_ type: EventType) -> EventDescriptor {") { text in
                text.line("switch type {")
                for event in model.events { text.line("case .\(event.caseName): \(event.typeName).descriptor") }
                text.line("}")
            }
        }
        return text
    }

    private func records() -> SwiftText {
        var text = SwiftText(from: Self.source)
        text.block("extension Catalogue {") { text in
            text.document("What the catalogue says of a record, or `nil` when it has none of that name")
            text.block("public static func record(_ name: String) -> RecordDescriptor? {") { text in
                text.line("switch name {")
                for record in model.records where record.place != .wire {
                    text.line("case \"\(record.name)\": \(record.name).descriptor")
                }
                text.line("default: nil")
                text.line("}")
            }
        }
        return text
    }

    private func aggregates() -> SwiftText {
        var text = SwiftText(from: Self.source)
        text.block("extension Catalogue {") { text in
            text.document("The aggregates")
            text.line("public static let aggregates: [AggregateDescriptor] = [")
            text.indent { text in
                for aggregate in model.aggregates {
                    text.line("AggregateDescriptor(")
                    text.indent { text in
                        text.line("name: \"\(aggregate.name)\", streamPattern: \"\(aggregate.stream)\",")
                        text.bilingual("label: ", aggregate.label, ",")
                        let cases = aggregate.events.map { event in ".\(event.caseName)" }
                        text.list("events: ", cases, "),")
                    }
                }
            }
            text.line("]")
        }
        return text
    }

    private func views() -> SwiftText {
        var text = SwiftText(from: "views.yaml, verbs.yaml")
        text.block("extension Catalogue {") { text in
            text.document("The views")
            list("views: [ViewDescriptor]", &text) { text in
                for view in model.views {
                    text.line("ViewDescriptor(")
                    text.indent { text in
                        text.line("name: \"\(view.name)\", record: \"\(view.record)\", key: \"\(view.key)\",")
                        text.bilingual("label: ", view.label, view.help == nil ? ")," : ",")
                        if let help = view.help { text.bilingual("help: ", help, "),") }
                    }
                }
            }
            text.line()
            text.document("The groups of commands that file events")
            list("verbGroups: [VerbGroupDescriptor]", &text) { text in
                for group in model.groups {
                    text.line("VerbGroupDescriptor(")
                    text.indent { text in
                        text.line("key: \"\(group.key)\",")
                        text.bilingual("name: ", Label(es: group.es, en: group.en), ",")
                        text.bilingual("label: ", group.label, "),")
                    }
                }
            }
        }
        return text
    }

    private func list(_ declaration: String, _ text: inout SwiftText, _ elements: (inout SwiftText) -> Void) {
        text.line("public static let \(declaration) = [")
        text.indent(elements)
        text.line("]")
    }

    private func table(_ text: inout SwiftText, _ line: (EventModel) -> String) {
        text.line("switch self {")
        for event in model.events { text.line(line(event)) }
        text.line("}")
    }
}
