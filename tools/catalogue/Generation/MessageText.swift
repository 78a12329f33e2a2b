/// The text of a message, cut at its placeholders.
struct MessageText {
    enum Part: Hashable {
        case literal(String)
        case parameter(name: String, isInteger: Bool)
        /// One word when a whole number is one, and another for all the rest.
        case plural(name: String, one: String, many: String)
    }

    let parts: [Part]

    /// Cuts `{name}`, `{name:int}` and `{name|one|many}`; `nil` when a brace has no partner or a name is no name.
    init?(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}") else { return nil }
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            let content = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            let forms = content.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            if forms.count == 3, Naming.isMember(forms[0]) {
                parts.append(.plural(name: forms[0], one: forms[1], many: forms[2]))
                continue
            }
            let words = content.split(separator: ":", omittingEmptySubsequences: false)
            guard let name = words.first, Naming.isMember(String(name)), words.count <= 2,
                words.count == 1 || words[1] == "int"
            else { return nil }
            parts.append(.parameter(name: String(name), isInteger: words.count == 2))
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        self.parts = parts
    }

    /// The parameters, each once, in the order in which they first stand.
    var parameters: [(name: String, isInteger: Bool)] {
        var seen: [(name: String, isInteger: Bool)] = []
        for part in parts {
            let name: String
            let isInteger: Bool
            switch part {
            case .literal: continue
            case .parameter(let given, let number): (name, isInteger) = (given, number)
            case .plural(let given, _, _): (name, isInteger) = (given, true)
            }
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
