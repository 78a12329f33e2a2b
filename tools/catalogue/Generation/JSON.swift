/// A JSON value whose objects keep the order they were built in.
indirect enum JSON: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int)
    case string(String)
    case array([JSON])
    case object([Member])

    struct Member: Hashable, Sendable {
        let key: String
        let value: JSON

        init(_ key: String, _ value: JSON) {
            self.key = key
            self.value = value
        }
    }

    /// The value as RFC 8785 writes it.
    var canonical: String {
        switch self {
        case .array(let values):
            return "[" + values.map { value in value.canonical }.joined(separator: ",") + "]"
        case .object(let members):
            let sorted = members.sorted { left, right in left.key.utf16.lexicographicallyPrecedes(right.key.utf16) }
            return "{" + sorted.map { Self.quoted($0.key) + ":" + $0.value.canonical }.joined(separator: ",") + "}"
        default:
            return scalar
        }
    }

    /// The value for people: two spaces a level, one member or element a line, short lists of scalars on one line.
    func pretty(indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .array(let values) where !values.isEmpty && !isShort:
            let lines = values.map { value in inner + value.pretty(indent: inner) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
        case .array(let values):
            return "[" + values.map { value in value.pretty() }.joined(separator: ", ") + "]"
        case .object(let members) where !members.isEmpty:
            let lines = members.map { member in
                inner + Self.quoted(member.key) + ": " + member.value.pretty(indent: inner)
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
        case .object:
            return "{}"
        default:
            return scalar
        }
    }

    private var scalar: String {
        switch self {
        case .boolean(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .string(let text): Self.quoted(text)
        default: "null"
        }
    }

    private var isShort: Bool {
        guard case .array(let values) = self else { return false }
        return values.allSatisfy { value in value.isScalar } && values.map { $0.scalar.count + 2 }.reduce(0, +) <= 90
    }

    private var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\u{8}": result += "\\b"
            case "\t": result += "\\t"
            case "\n": result += "\\n"
            case "\u{c}": result += "\\f"
            case "\r": result += "\\r"
            case "\u{0}"..<"\u{20}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
