import Deliberation

extension Page {
    /// What to do about a breach, and the commands that record the acts that its remedy names.
    ///
    /// - Parameters:
    ///   - text: the remedy.
    ///   - about: what happened; it may name the act that is missing.
    ///   - type: the act that broke the rule, which is no remedy for itself.
    ///   - indent: the columns left free.
    mutating func remedy(_ text: String, about: String = "", except type: EventType? = nil, indent: Int) {
        paragraph(Message.whatToDo(text: text).text, indent: indent)
        let commands = EventType.named(in: about + " " + text).filter { $0 != type }.map(\.recordingCommand)
        if !commands.isEmpty {
            paragraph(Message.recordedWith(commands: commands.joined(separator: " · ")).text, indent: indent)
        }
    }
}

extension EventType {
    /// The types of act whose names stand in a text, in its order.
    static func named(in text: String) -> [EventType] {
        var types: [EventType] = []
        for word in text.split(whereSeparator: { !($0.isLetter || $0 == ".") }) {
            // A sentence may end in the name of a type.
            let name = word.hasSuffix(".") ? word.dropLast() : word
            if let type = EventType(rawValue: String(name)), !types.contains(type) { types.append(type) }
        }
        return types
    }

    /// The daily verb of this type, or the example to start from where it has none.
    fileprivate var recordingCommand: String {
        guard let verb = Catalogue.event(self).verb else { return Message.recordFromExample(type: rawValue).text }
        return "constancia \(verb.groupName.text) \(verb.name.text)"
    }
}
