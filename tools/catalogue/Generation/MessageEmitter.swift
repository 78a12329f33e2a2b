/// Writes what the program says to people, as constants and functions that give both languages.
struct MessageEmitter {
    let model: CatalogueModel

    private static let source = "messages.yaml"
    private static let linesPerFile = 360

    func files() -> [GeneratedFile] {
        guard !model.messages.isEmpty else { return [] }
        var bodies: [SwiftText] = [SwiftText(level: 1)]
        for message in model.messages {
            var one = SwiftText(level: 1)
            emit(message, &one)
            if bodies[bodies.count - 1].lines.count + one.lines.count > Self.linesPerFile {
                bodies.append(SwiftText(level: 1))
            }
            if !bodies[bodies.count - 1].lines.isEmpty { bodies[bodies.count - 1].line() }
            bodies[bodies.count - 1].append(one)
        }
        return [type()]
            + bodies.enumerated().map { index, body in
                var text = SwiftText(from: Self.source)
                text.line("extension Message {")
                text.append(body)
                text.line("}")
                return GeneratedFile(path: "\(Folders.commands)/Messages\(index + 1).swift", text: text.text)
            }
    }

    private func type() -> GeneratedFile {
        var text = SwiftText(from: Self.source, imports: ["public import Deliberation"])
        text.document("Something that the program says to people, in both languages")
        text.block("public struct Message: Hashable, Sendable {") { text in
            text.line("private let both: Bilingual")
            text.line()
            text.block("init(es: String, en: String) {") { text in
                text.line("both = Bilingual(es: es, en: en)")
            }
            text.line()
            text.document("What it says in the given language")
            text.block("public func text(_ language: Language) -> String {") { text in
                text.line("both[language]")
            }
        }
        return GeneratedFile(path: "\(Folders.commands)/Messages.swift", text: text.text)
    }

    private func emit(_ message: MessageModel, _ text: inout SwiftText) {
        guard let es = MessageText(message.text.es), let en = MessageText(message.text.en) else { return }
        let parameters = es.parameters.map { parameter in
            let isInteger = parameter.isInteger || en.parameters.contains { $0.name == parameter.name && $0.isInteger }
            return "\(parameter.name): \(isInteger ? "Int" : "String")"
        }
        let name = Naming.escaped(message.name)
        text.line("/// `\(message.name)` of the catalogue's messages.")
        let opening =
            parameters.isEmpty
            ? "public static var \(name): Message {"
            : "public static func \(name)(\(parameters.joined(separator: ", "))) -> Message {"
        text.block(opening) { text in
            let spanish = content(es)
            let english = content(en)
            let whole = "Message(es: \"\(spanish)\", en: \"\(english)\")"
            if text.indentation.count + whole.count <= SwiftText.width {
                text.line(whole)
            } else {
                text.line("Message(")
                text.indent { text in
                    text.interpolated("es: ", spanish, ",")
                    text.interpolated("en: ", english, ")")
                }
            }
        }
    }

    /// The inside of a literal, with its parameters interpolated.
    private func content(_ text: MessageText) -> String {
        text.parts.map { part in
            switch part {
            case .literal(let literal): SwiftText.escaped(literal)
            case .parameter(let name, _): "\\(\(Naming.escaped(name)))"
            case .plural(let name, let one, let many):
                "\\(\(Naming.escaped(name)) == 1 ? \"\(SwiftText.escaped(one))\" : \"\(SwiftText.escaped(many))\")"
            }
        }.joined()
    }
}
