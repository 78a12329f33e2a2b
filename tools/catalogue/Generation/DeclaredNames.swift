/// The names of lists, records and identifiers, gathered first so that files may refer to each other.
struct DeclaredNames {
    private(set) var enums: Set<String> = []
    private(set) var records: Set<String> = []
    private(set) var identifiers: Set<String> = []

    /// The record that the envelope becomes.
    static let envelope = "Envelope"

    init(_ files: [YAMLValue]) throws {
        for file in files {
            for (name, value) in try file.optional("enums")?.members() ?? [] { try declare(name, value, in: \.enums) }
            for (name, value) in try file.optional("records")?.members() ?? [] {
                try declare(name, value, in: \.records)
            }
            for (name, value) in try file.optional("envelope")?.optional("records")?.members() ?? [] {
                try declare(name, value, in: \.records)
            }
            for (name, value) in try file.optional("identifiers")?.members() ?? [] {
                guard Naming.isMember(name) else { throw value.fault("“\(name)” cannot name a kind of identifier") }
                guard identifiers.insert(name).inserted else { throw value.fault("\(name) is declared twice") }
            }
        }
    }

    private mutating func declare(
        _ name: String,
        _ value: YAMLValue,
        in set: WritableKeyPath<DeclaredNames, Set<String>>
    ) throws {
        guard let first = name.unicodeScalars.first, first.properties.isUppercase else {
            throw value.fault("the name of a type begins with a capital: \(name)")
        }
        guard !enums.contains(name), !records.contains(name) else { throw value.fault("\(name) is declared twice") }
        self[keyPath: set].insert(name)
    }
}
