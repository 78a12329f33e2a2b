/// A thing that an event names, by the kind of its identifier.
public struct Reference: Hashable, Sendable {
    /// The kind of identifier, which says what sort of thing it is.
    public let kind: IdentifierKind
    /// The identifier.
    public let id: String

    /// Makes a reference.
    public init(kind: IdentifierKind, id: String) {
        self.kind = kind
        self.id = id
    }
}

/// How the generated lists of references grow, field by field.
extension [Reference] {
    mutating func add(_ kind: IdentifierKind, _ id: String?) {
        if let id { append(Reference(kind: kind, id: id)) }
    }

    mutating func add(_ kind: IdentifierKind, _ ids: [String]?) {
        for id in ids ?? [] { append(Reference(kind: kind, id: id)) }
    }
}
