import CanonicalJSON
import Yams

/// YAML as JSON values: plain `true`, `false` and whole numbers are what they look like; everything else is text.
///
/// Dates stay text, `no` stays text, and aliases are refused: a few of them blow a document up to any size.
enum YAMLReader {
    private static let largestNodeCount = 1_000_000

    private static let tooLarge = InputError(
        es: "El YAML es demasiado grande o profundo, o usa alias (& y *).",
        en: "The YAML is too large or too deep, or uses aliases (& and *).")

    static func value(of text: String) throws(InputError) -> JSONValue {
        // Before the parser, which expands them.
        guard !usesAliases(text) else { throw tooLarge }
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

    /// Whether an alias stands where a value may begin, and an anchor of its name where another may.
    ///
    /// Text that only looks like one has no partner; prose about `&x` and `*x` at such places would be refused too.
    private static func usesAliases(_ text: String) -> Bool {
        var anchors: Set<[UInt8]> = []
        var aliases: Set<[UInt8]> = []
        var mayBegin = true
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            if mayBegin, byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*") {
                let name = Array(bytes.prefix { $0 > 0x20 && !",[]{}".utf8.contains($0) })
                if byte == UInt8(ascii: "&") { anchors.insert(name) } else { aliases.insert(name) }
            }
            mayBegin = byte <= 0x20 || "[{,".utf8.contains(byte)
        }
        return !anchors.isDisjoint(with: aliases)
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
        guard budget > 0, depth < JSONLimits.document.depth else { throw tooLarge }
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
