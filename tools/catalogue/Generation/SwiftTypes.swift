/// How the types of the catalogue are spelled, read and written in Swift.
extension TypeModel {
    /// The type of the property.
    var swiftName: String {
        switch self {
        case .string, .text, .sha256, .identifier: "String"
        case .integer: "Int64"
        case .boolean: "Bool"
        case .date: "CalendarDate"
        case .instant: "Instant"
        case .object: "JSONValue"
        case .enumeration(let name), .record(let name): name
        case .list(let element, _, _): "[\(element.swiftName)]"
        case .wire: "String"
        }
    }

    /// The expression that reads a value.
    var readExpression: String {
        switch self {
        case .string(let min, let max): "reader.string(\(min)...\(Self.number(max)))"
        case .text(let min, let max): "reader.text(\(min)...\(Self.number(max)))"
        case .integer(let min, let max): "reader.integer(\(Self.number(min))...\(Self.number(max)))"
        case .boolean: "reader.flag()"
        case .date: "reader.date()"
        case .instant: "reader.instant()"
        case .sha256: "reader.sha256()"
        case .object: "reader.object()"
        case .identifier(let kind): "reader.identifier(.\(Naming.escaped(kind)))"
        case .enumeration(let name): "reader.word(\(name).self)"
        case .record(let name): "\(name)(from: &reader)"
        case .list(let element, let min, let max): element.readList("\(min)...\(Self.number(max))")
        case .wire: ""
        }
    }

    private func readList(_ limits: String) -> String {
        switch self {
        case .string(let min, let max): "reader.strings(\(limits), each: \(min)...\(Self.number(max)))"
        case .text(let min, let max): "reader.texts(\(limits), each: \(min)...\(Self.number(max)))"
        case .integer(let min, let max):
            "reader.integers(\(limits), each: \(Self.number(min))...\(Self.number(max)))"
        case .date: "reader.dates(\(limits))"
        case .instant: "reader.instants(\(limits))"
        case .sha256: "reader.digests(\(limits))"
        case .identifier(let kind): "reader.identifiers(.\(Naming.escaped(kind)), \(limits))"
        case .enumeration(let name): "reader.words(\(name).self, \(limits))"
        case .record(let name): "reader.records(\(name).self, \(limits))"
        case .boolean, .object, .list, .wire: ""
        }
    }

    /// The statement that writes a value.
    func writeStatement(_ value: String) -> String {
        switch self {
        case .string, .text, .sha256, .identifier: "writer.string(\(value))"
        case .integer: "writer.integer(\(value))"
        case .boolean: "writer.boolean(\(value))"
        case .date, .instant: "writer.string(\(value).description)"
        case .object: "writer.value(\(value))"
        case .enumeration: "writer.string(\(value).rawValue)"
        case .record: "\(value).write(to: &writer)"
        case .list(let element, _, _):
            switch element {
            case .record: "writer.records(\(value))"
            case .enumeration: "writer.words(\(value))"
            case .integer: "writer.integers(\(value))"
            case .date, .instant: "writer.descriptions(\(value))"
            default: "writer.strings(\(value))"
            }
        case .wire: ""
        }
    }

    /// How many elements a list may have, or nil for what is no list.
    var listLimit: Int? {
        if case .list(_, _, let max) = self { max } else { nil }
    }

    /// The expression of the descriptor's type.
    var descriptorExpression: String {
        switch self {
        case .string(let min, let max): ".string(min: \(min), max: \(Self.number(max)))"
        case .text(let min, let max): ".text(min: \(min), max: \(Self.number(max)))"
        case .integer(let min, let max): ".integer(min: \(Self.number(min)), max: \(Self.number(max)))"
        case .boolean: ".boolean"
        case .date: ".date"
        case .instant: ".instant"
        case .sha256: ".sha256"
        case .object: ".object"
        case .identifier(let kind): ".identifier(.\(Naming.escaped(kind)))"
        case .enumeration(let name): ".enumeration(name: \"\(name)\", values: \(name).enumValues)"
        case .record(let name): ".record(name: \"\(name)\")"
        case .list(let element, let min, let max):
            ".list(of: \(element.descriptorExpression), min: \(min), max: \(Self.number(max)))"
        case .wire: ""
        }
    }

    /// A number with its thousands apart, as the style asks for long ones.
    static func number(_ value: Int) -> String {
        let digits = String(value.magnitude)
        guard digits.count > 6 else { return String(value) }
        var groups: [String] = []
        var rest = digits[...]
        while !rest.isEmpty {
            groups.insert(String(rest.suffix(3)), at: 0)
            rest = rest.dropLast(3)
        }
        return (value < 0 ? "-" : "") + groups.joined(separator: "_")
    }
}
