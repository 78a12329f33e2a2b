import CanonicalJSON
import Yams

/// YAML as JSON values: plain `true`, `false` and whole numbers are what they look like; everything else is text.
///
/// Dates stay text, `no` stays text, and an alias may not blow the document up.
enum YAMLReader {
    private static let largestNodeCount = 1_000_000

    static func value(of text: String) throws(InputError) -> JSONValue {
        let node: Node?
        do {
            node = try Yams.compose(yaml: text)
        } catch {
            throw malformed(error)
        }
        guard let node else {
            throw InputError(es: "La entrada está vacía.", en: "The input is empty.")
        }
        var budget = largestNodeCount
        return try value(of: node, depth: 0, &budget)
    }

    /// Where the parser stopped, and its own words for why, which are English only.
    private static func malformed(_ error: any Error) -> InputError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return InputError(
                es: "YAML inválido en la línea \(mark.line), columna \(mark.column): \(problem).",
                en: "Invalid YAML at line \(mark.line), column \(mark.column): \(problem).")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { "\($0)" }.joined(separator: ", ")
            return InputError(
                es: "El YAML repite una clave en la línea \(context.mark.line): \(names).",
                en: "The YAML repeats a key at line \(context.mark.line): \(names).")
        default: return InputError(es: "YAML inválido: \(error).", en: "Invalid YAML: \(error).")
        }
    }

    private static func value(of node: Node, depth: Int, _ budget: inout Int) throws(InputError) -> JSONValue {
        budget -= 1
        guard budget > 0, depth < JSONLimits.document.depth else {
            throw InputError(
                es: "El YAML es demasiado grande o profundo.", en: "The YAML is too large or too deep.")
        }
        switch node {
        case .scalar(let scalar): return self.scalar(scalar)
        case .sequence(let sequence):
            var values: [JSONValue] = []
            for element in sequence { values.append(try value(of: element, depth: depth + 1, &budget)) }
            return .array(values)
        case .mapping(let mapping):
            var members: [String: JSONValue] = [:]
            for (key, element) in mapping {
                guard let name = key.string, members[name] == nil else {
                    throw InputError(
                        es: "El YAML tiene una clave repetida o que no es texto: \(key.string ?? "?").",
                        en: "The YAML has a key that is repeated or not text: \(key.string ?? "?").")
                }
                members[name] = try value(of: element, depth: depth + 1, &budget)
            }
            return .object(members)
        case .alias:
            throw InputError(es: "El YAML usa un alias sin resolver.", en: "The YAML uses an unresolved alias.")
        }
    }

    private static func scalar(_ scalar: Node.Scalar) -> JSONValue {
        guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
        switch scalar.string {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "", "~", "null": return .null
        default:
            if let number = Int64(scalar.string), String(number) == scalar.string,
                abs(number) <= JSONLimits.greatestInteger
            {
                return .integer(number)
            }
            return .string(scalar.string)
        }
    }
}
