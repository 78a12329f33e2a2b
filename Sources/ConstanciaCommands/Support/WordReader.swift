import CanonicalJSON
import Deliberation
import Ledger

/// Words of the command line as values, by the type of the field.
enum WordReader {
    static func value(of words: [String], as type: FieldType) throws -> JSONValue {
        guard case .list(let element, _, _) = type else {
            return try value(of: words.last ?? "", as: type)
        }
        let choice = ChoiceRecord(element)
        if case .record = element, choice == nil {
            var values: [JSONValue] = []
            for word in words {
                let value = isList(word) ? try document(word) : try self.value(of: word, as: element)
                if case .array(let elements) = value { values += elements } else { values.append(value) }
            }
            return .array(values)
        }
        return .array(
            try words.flatMap { word -> [JSONValue] in
                if choice != nil, isWritten(word) {
                    let value = try document(word)
                    return if case .array(let elements) = value { elements } else { [value] }
                }
                return try word.split(separator: ",").map { try value(of: TypedText.trimmed(String($0)), as: element) }
            })
    }

    private static func value(of word: String, as type: FieldType) throws -> JSONValue {
        switch type {
        case .boolean:
            switch word.lowercased() {
            case "true", "si", "sí", "yes": return .boolean(true)
            case "false", "no": return .boolean(false)
            default: return .string(word)
            }
        case .integer:
            guard let number = Int64(word), abs(number) <= JSONLimits.greatestInteger else { return .string(word) }
            return .integer(number)
        case .enumeration(_, let values): return .string(values.named(word)?.raw ?? word)
        // A document is given by its file, which enters the ledger by its hash.
        case .record("Document") where !isWritten(word): return try DocumentFile.value(of: word)
        case .record, .object:
            guard let choice = ChoiceRecord(type), !isWritten(word) else { return try document(word) }
            if let value = choice.value(of: word) { return value }
            // Whoever names a file without its @ is understood where it can be no word.
            guard !word.contains(where: { $0 == "." || $0 == "/" }) else { return try document(word) }
            throw UsageError(.notAChoice(word: word, expected: choice.expectation))
        default: return .string(word)
        }
    }

    /// Whether a word is no name but the value itself, or the file that holds it.
    private static func isWritten(_ word: String) -> Bool { word.hasPrefix("{") || word.hasPrefix("@") || isList(word) }

    private static func isList(_ word: String) -> Bool { word.hasPrefix("[") }

    /// A record or an object is given in place, `{id: x, office: y}`, or by the name of a file that holds it, `@x.yaml`.
    private static func document(_ word: String) throws -> JSONValue {
        let isInline = word.hasPrefix("{") || isList(word)
        let path = word.hasPrefix("@") ? String(word.dropFirst()) : word
        return try DraftReader.flow(isInline ? Array(word.utf8) : try FileInput.read(path))
    }
}

/// A record of which one field is given, such as a recipient, a seat or an invitee: one word is enough for it.
struct ChoiceRecord {
    private let fields: [FieldDescriptor]

    /// The choice that a type is; nil for any other type.
    init?(_ type: FieldType) {
        guard case .record(let name) = type, let record = Catalogue.record(name), record.fields.count > 1 else {
            return nil
        }
        let isChoice = record.fields.allSatisfy { field in
            switch field.type {
            case .enumeration, .identifier: field.isOptional
            default: false
            }
        }
        guard isChoice else { return nil }
        fields = record.fields
    }

    /// The record with the first field that takes a word; nil where none does.
    func value(of word: String) -> JSONValue? {
        for field in fields {
            var text = word
            // Only the stored word: what is written in full may be the name of another thing.
            if case .enumeration(_, let values) = field.type {
                text = values.first { $0.raw.lowercased() == word.lowercased() }?.raw ?? word
            }
            let value: JSONValue = .object([field.name: .string(text)])
            if DraftChecker.check(value, against: [field]).isEmpty { return value }
        }
        return nil
    }

    /// What may be typed.
    var expectation: String {
        fields.map { "\($0.label.text.lowercased()), \($0.type.expectation.text)" }
            .joined(separator: Bilingual(es: "; o ", en: "; or ").text)
    }
}
