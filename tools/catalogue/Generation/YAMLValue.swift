internal import Yams

/// One value of a YAML file, with its place for faults.
///
/// Scalars stay text until a type is asked for, so that `2026-01-05` and `no` are what was written.
struct YAMLValue {
    let node: Node
    let file: String

    init(node: Node, file: String) {
        self.node = node
        self.file = file
    }

    init(parsing text: String, file: String) throws {
        do {
            guard let node = try compose(yaml: text) else { throw CatalogueFault(file: file, "the file is empty") }
            self.init(node: node, file: file)
        } catch let error as YamlError {
            throw CatalogueFault(file: file, "\(error)")
        }
    }

    func fault(_ message: String) -> CatalogueFault {
        CatalogueFault(file: file, line: node.mark?.line ?? 0, message)
    }

    /// The members of a mapping in the order they are written, each with a name from the list where one is given.
    func members(allowed: [String]? = nil) throws -> [(name: String, value: YAMLValue)] {
        guard let mapping = node.mapping else { throw fault("a mapping is expected here") }
        return try mapping.map { key, value in
            guard let name = key.scalar?.string else { throw fault("a key must be a word") }
            if let allowed, !allowed.contains(name) {
                let place = YAMLValue(node: key, file: file)
                throw place.fault("unknown key “\(name)”; known: \(allowed.joined(separator: ", "))")
            }
            return (name, YAMLValue(node: value, file: file))
        }
    }

    func optional(_ name: String) -> YAMLValue? {
        node.mapping?[Node(name)].map { value in YAMLValue(node: value, file: file) }
    }

    func required(_ name: String) throws -> YAMLValue {
        guard let value = optional(name) else { throw fault("“\(name)” is missing") }
        return value
    }

    func elements() throws -> [YAMLValue] {
        guard let sequence = node.sequence else { throw fault("a list is expected here") }
        return sequence.map { value in YAMLValue(node: value, file: file) }
    }

    func string() throws -> String {
        guard let scalar = node.scalar else { throw fault("a text is expected here") }
        return scalar.string
    }

    func integer() throws -> Int {
        guard let number = Int(try string()) else { throw fault("a whole number is expected here") }
        return number
    }

    func boolean() throws -> Bool {
        switch try string() {
        case "true": true
        case "false": false
        default: throw fault("true or false is expected here")
        }
    }

    /// The value as JSON, by what it looks like: only bare words can be numbers, true or false.
    func json() throws -> JSON {
        if node.mapping != nil {
            return .object(try members().map { name, value in JSON.Member(name, try value.json()) })
        }
        if node.sequence != nil { return .array(try elements().map { element in try element.json() }) }
        let text = try string()
        guard node.scalar?.style == .plain else { return .string(text) }
        switch text {
        case "true": return .boolean(true)
        case "false": return .boolean(false)
        case "", "~", "null": throw fault("there are no nulls; leave the key out")
        default: break
        }
        guard let number = Int(text), String(number) == text else { return .string(text) }
        guard number.magnitude <= RecordLoader.greatestInteger else { throw fault("\(text) is beyond 2^53 - 1") }
        return .integer(number)
    }

    func label() throws -> Label {
        _ = try members(allowed: ["es", "en", "case", "word"])
        return Label(es: try required("es").string(), en: try required("en").string())
    }
}
