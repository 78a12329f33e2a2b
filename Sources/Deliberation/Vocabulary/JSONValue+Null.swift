import CanonicalJSON

extension JSONValue {
    /// Where the first null stands inside the value, in words such as `.agenda[2].title`, or nil when there is none.
    func firstNull() -> String? {
        switch self {
        case .null:
            return ""
        case .boolean, .integer, .string:
            return nil
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                if let place = element.firstNull() { return "[\(index)]\(place)" }
            }
        case .object(let members):
            for name in members.keys.sorted() {
                if let place = members[name]?.firstNull() { return ".\(name)\(place)" }
            }
        }
        return nil
    }
}
