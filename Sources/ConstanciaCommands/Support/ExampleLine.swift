import CanonicalJSON
import Deliberation

/// The example of the catalogue as words of a command line.
enum ExampleLine {
    static func words(of event: EventDescriptor) -> String {
        guard case .object(let data) = try? JSONValue(canonical: Array(event.example.utf8)) else { return "" }
        var positional: [String] = []
        var options: [String] = []
        for field in event.fields where !field.isComputed {
            guard let value = data[field.name] else { continue }
            if event.streamPattern.contains("{\(field.name)}") {
                positional.append(word(value))
            } else {
                options.append("--\(option(field.name, of: event)) \(word(value))")
            }
        }
        return (positional + options).joined(separator: " ")
    }

    /// Options that every daily verb has, as the generator of the verbs knows them.
    private static let taken: Set<String> = [
        "ledger", "key", "lang", "json", "at", "dry-run", "id", "help", "version",
    ]

    /// A field named as an option that every verb has goes by the group's name too: `--delegation-at`.
    private static func option(_ name: String, of event: EventDescriptor) -> String {
        let option = kebab(name)
        return taken.contains(option) ? "\(event.verb?.group ?? "act")-\(option)" : option
    }

    private static func word(_ value: JSONValue) -> String {
        switch value {
        case .string(let text):
            let isPlain = text.utf8.allSatisfy {
                ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x61 && $0 <= 0x7A)
                    || [0x2D, 0x2E, 0x3A, 0x5F].contains($0)
            }
            return isPlain ? text : "'\(text)'"
        case .array(let values):
            let scalars = values.compactMap { value in
                if case .string(let text) = value { text } else { nil }
            }
            if !values.isEmpty, scalars.count == values.count { return scalars.joined(separator: ",") }
            return "'\(flow(value))'"
        case .boolean, .integer: return flow(value)
        default: return "'\(flow(value))'"
        }
    }

    /// A value as one types it where no shell reads it first.
    static func typed(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): return text
        case .array(let values) where !values.isEmpty:
            let scalars = values.compactMap { value in
                if case .string(let text) = value { text } else { nil }
            }
            return scalars.count == values.count ? scalars.joined(separator: ",") : flow(value)
        default: return flow(value)
        }
    }

    private static func flow(_ value: JSONValue) -> String {
        String(decoding: value.canonicalBytes(), as: UTF8.self)
    }

    /// `seatId` as an option is `--seat-id`.
    static func kebab(_ name: String) -> String {
        var result = ""
        for character in name {
            if character.isUppercase {
                result += "-" + character.lowercased()
            } else {
                result.append(character)
            }
        }
        return result
    }
}
