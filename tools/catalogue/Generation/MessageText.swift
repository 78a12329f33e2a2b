/// The text of a message, cut at its placeholders.
struct MessageText {
    enum Part: Hashable {
        case literal(String)
        case parameter(name: String, isInteger: Bool)
    }

    let parts: [Part]

    /// Cuts `{name}` and `{name:int}`; `nil` when a brace has no partner or a name is no name.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            let words = rest[rest.index(after: open)..<close].split(separator: ":", omittingEmptySubsequences: false)
            guard let name = words.first, Naming.isMember(String(name)), words.count <= 2,
                words.count == 1 || words[1] == "int"
            else { return nil }
            parts.append(.parameter(name: String(name), isInteger: words.count == 2))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }

    /// The parameters, each once, in the order in which they first stand.
    var parameters: [(name: String, isInteger: Bool)] {
        var seen: [(name: String, isInteger: Bool)] = []
        for case .parameter(let name, let isInteger) in parts {
            if let index = seen.firstIndex(where: { $0.name == name }) {
                seen[index].isInteger = seen[index].isInteger || isInteger
            } else {
                seen.append((name, isInteger))
            }
        }
        return seen
    }

    static func check(_ message: MessageModel) throws {
        guard Naming.isMember(message.name), let es = MessageText(message.text.es),
            let en = MessageText(message.text.en)
        else { throw CatalogueFault(file: "messages.yaml", "\(message.name): its name or a placeholder is malformed") }
        guard Set(es.parameters.map { $0.name }) == Set(en.parameters.map { $0.name }) else {
            throw CatalogueFault(file: "messages.yaml", "\(message.name): the two texts have different placeholders")
        }
    }
}
