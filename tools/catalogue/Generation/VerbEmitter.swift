/// Writes the commands that file one act each, and the groups that hold them.
struct VerbEmitter {
    let model: CatalogueModel

    private static let imports = ["import ArgumentParser", "import Deliberation"]
    /// Properties that the command has of its own.
    private static let takenProperties: Set<String> = [
        "common", "draft", "configuration", "eventType", "run", "validate",
    ]
    /// Options that every act has.
    private static let takenOptions: Set<String> = [
        "ledger", "key", "lang", "json", "at", "dry-run", "id", "help", "version",
    ]

    func files() -> [GeneratedFile] {
        let commands = model.events.compactMap { event in
            event.verb.map { verb in file(name(verb), command(event, verb)) }
        }
        return commands + model.groups.map { group in file("\(Naming.typeName(group.key))Group", self.group(group)) }
            + [file("VerbGroups", groups())]
    }

    /// The list of all groups, for the root of the command line.
    private func groups() -> SwiftText {
        var text = SwiftText(from: "verbs.yaml", imports: ["import ArgumentParser"])
        text.document("Every group of daily verbs")
        text.block("enum VerbGroups {") { text in
            text.list(
                "static let all: [any ParsableCommand.Type] = ",
                model.groups.map { group in "\(Naming.typeName(group.key))Group.self" }, "")
        }
        return text
    }

    private func file(_ name: String, _ text: SwiftText) -> GeneratedFile {
        GeneratedFile(path: "\(Folders.commands)/Verbs/\(name).swift", text: text.text)
    }

    /// `session` and `quorum-lost` give `SessionQuorumLost`.
    private func name(_ verb: VerbModel) -> String {
        Naming.typeName(verb.group) + Naming.typeName(verb.en)
    }

    private func group(_ group: VerbGroupModel) -> SwiftText {
        let commands = model.events.compactMap { event in event.verb }
            .filter { verb in verb.group == group.key }
            .map { verb in "\(name(verb))Command.self" }
        var text = SwiftText(from: "verbs.yaml", imports: ["import ArgumentParser"])
        text.document(group.label.en)
        text.block("struct \(Naming.typeName(group.key))Group: ParsableCommand {") { text in
            text.block("static var configuration: CommandConfiguration {") { text in
                text.line(".group(")
                text.indent { text in
                    text.line("\"\(group.key)\",")
                    text.list("", commands, ")")
                }
            }
        }
        return text
    }

    private func command(_ event: EventModel, _ verb: VerbModel) -> SwiftText {
        var text = SwiftText(from: event.file, imports: Self.imports)
        text.document(event.help.en)
        text.block("struct \(name(verb))Command: ActCommand {") { text in
            text.line("static let eventType = EventType.\(event.caseName)")
            text.line("static var configuration: CommandConfiguration { .act(.\(event.caseName)) }")
            text.line()
            text.line("@OptionGroup var common: ActOptions")
            let positional = StreamPattern(event.stream).fieldNames
            for field in event.fields {
                text.line()
                if positional.contains(field.name) {
                    text.line("@Argument(help: \(help(event, field)))")
                    // Optional, so that whoever leaves it out is asked for it, as for every other field.
                    text.line("var \(property(field)): String?")
                } else {
                    option(event, field, &text)
                }
            }
            text.line()
            draft(event, &text)
        }
        return text
    }

    private func option(_ event: EventModel, _ field: FieldModel, _ text: inout SwiftText) {
        var arguments = ["name: \(names(event, field))", "help: \(help(event, field))"]
        if let completion = completion(field.type) { arguments.append("completion: \(completion)") }
        let whole = "@Option(\(arguments.joined(separator: ", ")))"
        if text.indentation.count + whole.count < SwiftText.width {
            text.line(whole)
        } else {
            text.line("@Option(")
            text.indent { text in
                for (index, argument) in arguments.enumerated() {
                    text.line(argument + (index < arguments.count - 1 ? "," : ")"))
                }
            }
        }
        if case .list = field.type {
            text.line("var \(property(field)): [String] = []")
        } else {
            text.line("var \(property(field)): String?")
        }
    }

    private func draft(_ event: EventModel, _ text: inout SwiftText) {
        text.line("/// What was given, in the order of the catalogue.")
        text.block("var draft: [(field: String, words: [String])] {") { text in
            text.line("var given: [(field: String, words: [String])] = []")
            for field in event.fields {
                let name = property(field)
                if case .list = field.type {
                    text.line("if !\(name).isEmpty { given.append((\"\(field.name)\", \(name))) }")
                } else {
                    text.line("if let word = \(name) { given.append((\"\(field.name)\", [word])) }")
                }
            }
            text.line("return given")
        }
    }

    private func help(_ event: EventModel, _ field: FieldModel) -> String {
        "fieldHelp(.\(event.caseName), \"\(field.name)\")"
    }

    private func property(_ field: FieldModel) -> String {
        Self.takenProperties.contains(field.name) ? "\(field.name)Field" : Naming.escaped(field.name)
    }

    /// The name of the option; for a list also that of one of its elements: `--recipients` and `--recipient`.
    private func names(_ event: EventModel, _ field: FieldModel) -> String {
        let name = optionName(event, field)
        guard case .list = field.type, let one = Naming.singular(name),
            !event.fields.contains(where: { optionName(event, $0) == one }), !Self.takenOptions.contains(one)
        else { return ".customLong(\"\(name)\")" }
        return "[.customLong(\"\(name)\"), .customLong(\"\(one)\")]"
    }

    /// The field's own name, or with its aggregate before it where every act has an option of that name.
    private func optionName(_ event: EventModel, _ field: FieldModel) -> String {
        let name = field.option ?? Naming.optionName(field.name)
        return Self.takenOptions.contains(name) ? "\(event.aggregate)-\(name)" : name
    }

    private func completion(_ type: TypeModel) -> String? {
        switch type.innermost {
        case .enumeration(let name): ".list(\(name).allCases.map { word in word.rawValue })"
        case .boolean: ".list([\"true\", \"false\"])"
        case .record, .object: ".file()"
        default: nil
        }
    }
}
