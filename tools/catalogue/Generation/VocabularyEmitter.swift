/// Writes the closed lists and the kinds of identifier.
struct VocabularyEmitter {
    func enumeration(_ model: EnumModel) -> GeneratedFile {
        var text = SwiftText(from: model.file)
        text.document(model.label.en)
        text.block("public enum \(model.name): String, VocabularyWord {") { text in
            for value in model.values {
                text.document(value.label.en)
                let raw = value.raw == value.caseName ? "" : " = \(SwiftText.quoted(value.raw))"
                text.line("case \(Naming.escaped(value.caseName))\(raw)")
            }
            text.line()
            text.document("The name of the list in the catalogue")
            text.line("public static let vocabularyName: String = \"\(model.name)\"")
            text.line()
            text.document("What people call the word")
            text.block("public var label: Bilingual {") { text in
                text.line("switch self {")
                for value in model.values { labelCase(value.caseName, value.label, &text) }
                text.line("}")
            }
            spanishWords(model, &text)
            text.line()
            text.document("The place of the word in the list, from 0")
            text.block("public var position: Int {") { text in
                text.line("switch self {")
                for (index, value) in model.values.enumerated() { text.line("case .\(value.caseName): \(index)") }
                text.line("}")
            }
        }
        return GeneratedFile(path: "\(Folders.deliberation)/Vocabulary/\(model.name).swift", text: text.text)
    }

    /// Most labels will do: then the list has none of its own.
    private func spanishWords(_ model: EnumModel, _ text: inout SwiftText) {
        let given = model.values.filter { $0.spanishWord != nil }
        guard !given.isEmpty else { return }
        text.line()
        text.document("What people type for the word in Spanish, where its label will not do")
        text.block("public var spanishWord: String? {") { text in
            text.line("switch self {")
            for value in given {
                text.line("case .\(value.caseName): \(SwiftText.quoted(value.spanishWord ?? ""))")
            }
            if given.count < model.values.count { text.line("default: nil") }
            text.line("}")
        }
    }

    func identifiers(_ kinds: [IdentifierModel]) -> GeneratedFile {
        let sets = Self.classes(kinds)
        var text = SwiftText(from: "vocabulary.yaml")
        text.document("A kind of identifier, with its form")
        text.block("public enum IdentifierKind: String, CaseIterable, Hashable, Sendable {") { text in
            for kind in kinds {
                text.document(Naming.upperFirst(kind.label.en), ["The form is `\(kind.pattern.source)`."])
                text.line("case \(Naming.escaped(kind.name))")
            }
            text.line()
            property("label", "Bilingual", "What people call it", kinds, &text) { kind, text in
                labelCase(kind.name, kind.label, &text)
            }
            property("pattern", "String", "The form, as a regular expression", kinds, &text) { kind, text in
                text.literal("case .\(kind.name): ", kind.pattern.source, "")
            }
            property("example", "String", "An identifier of this kind", kinds, &text) { kind, text in
                text.literal("case .\(kind.name): ", kind.example, "")
            }
            text.document("Whether the whole text has the form of this kind")
            text.block("public func matches(_ text: String) -> Bool {") { text in
                text.line("let bytes = text.utf8Span.span")
                text.line("var scanner = PatternScanner()")
                text.line("let isMatch: Bool =")
                text.indent { text in
                    text.line("switch self {")
                    for kind in kinds { matchCase(kind, sets, &text) }
                    text.line("}")
                }
                text.line("return isMatch && scanner.position == bytes.count")
            }
            text.line()
            for (index, set) in sets.enumerated() {
                text.line("/// `[\(set.source)]`.")
                text.line("private static let set\(index + 1) = ASCIISet(\(Self.hex(set.low)), \(Self.hex(set.high)))")
            }
        }
        return GeneratedFile(path: "\(Folders.deliberation)/Vocabulary/IdentifierKind.swift", text: text.text)
    }

    private func property(
        _ name: String, _ type: String, _ summary: String, _ kinds: [IdentifierModel], _ text: inout SwiftText,
        _ emit: (IdentifierModel, inout SwiftText) -> Void
    ) {
        text.document(summary)
        text.block("public var \(name): \(type) {") { text in
            text.line("switch self {")
            for kind in kinds { emit(kind, &text) }
            text.line("}")
        }
        text.line()
    }

    private func matchCase(_ kind: IdentifierModel, _ sets: [CharacterClass], _ text: inout SwiftText) {
        text.line("case .\(kind.name):")
        text.indent { text in
            for (index, part) in matcher(kind.pattern, sets).enumerated() {
                if index == 0 { text.line(part) } else { text.indent { text in text.line("&& \(part)") } }
            }
        }
    }

    /// A case of a switch over labels; where the label is long it stands under its case.
    private func labelCase(_ name: String, _ label: Label, _ text: inout SwiftText) {
        var oneLine = text
        oneLine.bilingual("case .\(name): ", label, "")
        if oneLine.lines.count == text.lines.count + 1 {
            text = oneLine
            return
        }
        text.line("case .\(name):")
        text.indent { text in text.bilingual("", label, "") }
    }

    private func matcher(_ pattern: Pattern, _ sets: [CharacterClass]) -> [String] {
        pattern.parts.map { part in
            switch part {
            case .literal(let text): "scanner.literal(\(SwiftText.quoted(text)), in: bytes)"
            case .run(let set, let min, let max):
                "scanner.run(Self.set\((sets.firstIndex(of: set) ?? 0) + 1), \(min)...\(max), in: bytes)"
            }
        }
    }

    private static func classes(_ kinds: [IdentifierModel]) -> [CharacterClass] {
        var sets: [CharacterClass] = []
        for kind in kinds {
            for case .run(let set, _, _) in kind.pattern.parts where !sets.contains(set) { sets.append(set) }
        }
        return sets
    }

    private static func hex(_ word: UInt64) -> String {
        "0x" + String(word, radix: 16, uppercase: true)
    }
}
