/// Reads records and fields.
struct RecordLoader {
    let names: DeclaredNames

    /// The greatest integer that stored data may hold, 2^53 - 1.
    static let greatestInteger = 9_007_199_254_740_991
    private static let stringMax = 200
    private static let textMax = 8000
    private static let listMax = 200

    func record(_ name: String, _ value: YAMLValue, place: RecordModel.Place) throws -> RecordModel {
        _ = try value.members(allowed: ["label", "help", "fields", "records"])
        return RecordModel(
            name: name, place: place, file: value.file, label: try value.required("label").label(),
            help: try value.optional("help")?.label(),
            fields: try fields(try value.required("fields"), allowsWire: place == .wire))
    }

    func fields(_ value: YAMLValue, allowsWire: Bool) throws -> [FieldModel] {
        try value.members().map { name, field in
            guard Naming.isMember(name) else { throw field.fault("“\(name)” cannot name a field") }
            return try self.field(name, field, allowsWire: allowsWire)
        }
    }

    private func field(_ name: String, _ value: YAMLValue, allowsWire: Bool) throws -> FieldModel {
        _ = try value.members(allowed: [
            "type", "label", "help", "min", "max", "itemMin", "itemMax", "optional", "computed", "option",
        ])
        let type = try self.type(value)
        if case .wire = type.innermost, !allowsWire {
            throw value.fault("\(name): this type is only for the envelope and files")
        }
        return FieldModel(
            name: name, type: type, label: try value.required("label").label(),
            help: try value.optional("help")?.label(), isOptional: try value.optional("optional")?.boolean() ?? false,
            isComputed: try value.optional("computed")?.boolean() ?? false,
            option: try value.optional("option")?.string())
    }

    private func type(_ field: YAMLValue) throws -> TypeModel {
        let place = try field.required("type")
        let name = try place.string()
        let min = try field.optional("min")?.integer()
        let max = try field.optional("max")?.integer()
        guard name.hasPrefix("["), name.hasSuffix("]") else {
            return try scalar(name, min: min, max: max, at: place)
        }
        let element = String(name.dropFirst().dropLast())
        guard !element.hasPrefix("["), element != "boolean", element != "object" else {
            throw place.fault("lists of lists, of booleans and of objects are not supported")
        }
        let limits = (min ?? 0, max ?? Self.listMax)
        guard limits.0 >= 0, limits.0 <= limits.1 else { throw field.fault("min is above max") }
        let type = try scalar(
            element, min: try field.optional("itemMin")?.integer(), max: try field.optional("itemMax")?.integer(),
            at: place)
        return .list(type, min: limits.0, max: limits.1)
    }

    private func scalar(_ name: String, min: Int?, max: Int?, at place: YAMLValue) throws -> TypeModel {
        switch name {
        case "string": return .string(min: min ?? 1, max: max ?? Self.stringMax)
        case "text": return .text(min: min ?? 1, max: max ?? Self.textMax)
        case "integer":
            let type = (min ?? 0, max ?? Self.greatestInteger)
            guard type.0 <= type.1, abs(type.0) <= Self.greatestInteger, type.1 <= Self.greatestInteger else {
                throw place.fault("the limits are crossed or beyond 2^53 - 1")
            }
            return .integer(min: type.0, max: type.1)
        case "base64": return .wire(.base64(max: max ?? Self.stringMax))
        default: break
        }
        guard min == nil, max == nil else { throw place.fault("\(name) has no limits") }
        switch name {
        case "boolean": return .boolean
        case "date": return .date
        case "instant": return .instant
        case "sha256": return .sha256
        case "object": return .object
        default: return try named(name, at: place)
        }
    }

    private func named(_ name: String, at place: YAMLValue) throws -> TypeModel {
        if name.hasPrefix("id:") {
            let kind = String(name.dropFirst(3))
            guard names.identifiers.contains(kind) else { throw place.fault("no kind of identifier is called \(kind)") }
            return .identifier(kind)
        }
        if names.enums.contains(name) { return .enumeration(name) }
        if names.records.contains(name) { return .record(name) }
        if let type = WireType.named[name] { return .wire(type) }
        throw place.fault("no type is called \(name)")
    }
}
