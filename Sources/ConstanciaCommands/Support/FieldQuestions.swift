import CanonicalJSON
import Deliberation
import Ledger

/// Asks on a terminal for the required fields that a command line left out.
enum FieldQuestions {
    /// Asks for each missing field with its label, what is expected and its example.
    ///
    /// An answer that will not do is asked for again, with what is wrong. An empty answer leaves the field out.
    ///
    /// - Parameters:
    ///   - type: the type of the act.
    ///   - data: what was given; the answers are added.
    static func ask(for type: EventType, adding data: inout [String: JSONValue]) {
        let event = Catalogue.event(type)
        var example: [String: JSONValue] = [:]
        if case .object(let members)? = try? JSONValue(canonical: Array(event.example.utf8)) { example = members }
        for field in event.fields where isAsked(field, data) {
            guard let value = answer(for: field, example: example[field.name]) else { continue }
            data[field.name] = value
        }
    }

    /// A list that may be empty is, when nothing was given.
    private static func isAsked(_ field: FieldDescriptor, _ data: [String: JSONValue]) -> Bool {
        if case .list(_, 0, _) = field.type { return false }
        return data[field.name] == nil && !field.isOptional && !field.isComputed
    }

    private static func answer(for field: FieldDescriptor, example: JSONValue?) -> JSONValue? {
        Console.say(Message.askField(label: field.label.text, expected: field.type.expectation.text).text)
        if let help = field.help { Console.say("  \(help.text)") }
        if let example { Console.say(Message.askExample(text: ExampleLine.typed(example)).text) }
        while let typed = line() {
            do {
                let value = try WordReader.value(of: [typed], as: field.type)
                let problems = DraftChecker.check(.object([field.name: value]), against: [field])
                guard let problem = problems.first else { return value }
                Console.say(problem.message.text)
            } catch {
                Console.say(Failure(error).message)
            }
        }
        return nil
    }

    /// What was typed, without blanks around it, in the form that the log takes; nil for nothing.
    private static func line() -> String? {
        Console.prompt("> ")
        guard let typed = readLine() else { return nil }
        let trimmed = TypedText.trimmed(typed)
        return trimmed.isEmpty ? nil : trimmed
    }
}

/// Text as people type it.
enum TypedText {
    /// Without blanks around it, in normalization form C: what the log takes.
    static func trimmed(_ text: String) -> String {
        let front = text.drop { $0 == " " }
        return Normalization.nfc(String(front.reversed().drop { $0 == " " }.reversed()))
    }
}
