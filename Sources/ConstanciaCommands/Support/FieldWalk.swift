import CanonicalJSON
import Deliberation

/// The fields of a row and of the records inside it.
enum FieldWalk {
    /// The type of a field, or of the elements of its list.
    static func leaf(_ type: FieldType) -> FieldType {
        if case .list(let element, _, _) = type { leaf(element) } else { type }
    }

    /// Whether a record has such a field, itself or inside.
    static func has(_ record: RecordDescriptor, where isWanted: (FieldDescriptor) -> Bool) -> Bool {
        record.fields.contains { field in
            if isWanted(field) { return true }
            guard case .record(let name) = leaf(field.type), let inner = Catalogue.record(name) else { return false }
            return has(inner, where: isWanted)
        }
    }

    /// The texts in such fields, in the order of the catalogue.
    static func values(
        _ row: [String: JSONValue], _ record: RecordDescriptor, where isWanted: (FieldDescriptor) -> Bool
    ) -> [String] {
        record.fields.flatMap { field -> [String] in
            guard let value = row[field.name] else { return [] }
            let elements = if case .array(let values) = value { values } else { [value] }
            return elements.flatMap { element -> [String] in
                switch element {
                case .string(let text): return isWanted(field) ? [text] : []
                case .object(let members):
                    guard case .record(let name) = leaf(field.type), let inner = Catalogue.record(name) else {
                        return []
                    }
                    return values(members, inner, where: isWanted)
                default: return []
                }
            }
        }
    }
}

/// Territories as people read them.
enum TerritoryNames {
    /// A code with the name that the row gives it, else that of its department.
    static func label(_ code: String, _ names: [String: String] = [:]) -> String {
        if let name = names[code] { return "\(code) (\(name))" }
        guard let department = Divipola.departmentName(of: code) else { return code }
        guard code.utf8.count > 2 else { return "\(code) (\(department))" }
        return "\(code) (\(Message.municipalityOf(department: department).text))"
    }

    /// The territories that a row names, each once.
    static func of(_ row: [String: JSONValue], _ record: RecordDescriptor) -> [String] {
        var seen: Set<String> = []
        var names: [String: String] = [:]
        collect(.object(row), into: &names)
        return FieldWalk.values(row, record, where: RowFilter.isTerritory).filter { seen.insert($0).inserted }
            .map { label($0, names) }
    }

    /// The names that the territories inside a value carry.
    private static func collect(_ value: JSONValue, into names: inout [String: String]) {
        switch value {
        case .array(let values): for value in values { collect(value, into: &names) }
        case .object(let members):
            if case .string(let code)? = members["code"], case .string(let name)? = members["name"] {
                names[code] = name
            }
            for value in members.values { collect(value, into: &names) }
        default: break
        }
    }
}
