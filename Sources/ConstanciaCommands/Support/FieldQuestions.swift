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

    /// A list of simple values that may be empty is, when nothing was given; records are asked for all the same, for
    /// on the command line they are hard to type.
    private static func isAsked(_ field: FieldDescriptor, _ data: [String: JSONValue]) -> Bool {
        if case .list(let element, 0, _) = field.type {
            guard case .record(let name) = element, name != "Document" else { return false }
        }
        return data[field.name] == nil && !field.isOptional && !field.isComputed
    }

    private static func answer(for field: FieldDescriptor, example: JSONValue?) -> JSONValue? {
        if case .list(.record(let name), _, _) = field.type { return elements(of: field, name, example: example) }
        introduce(field, example: example)
        while let typed = line(), !typed.isEmpty {
            if let value = accepted(typed, field) { return value }
        }
        return nil
    }

    /// Says what is asked for.
    static func introduce(_ field: FieldDescriptor, example: JSONValue?) {
        Console.say(Message.askField(label: field.label.text, expected: expectation(field.type)).text)
        if let help = field.help { Console.say("  \(help.text)") }
        if let example { Console.say(Message.askExample(text: ExampleLine.typed(example)).text) }
    }

    /// The value that was typed for a field; nil where it will not do, which is said.
    static func accepted(_ typed: String, _ field: FieldDescriptor) -> JSONValue? {
        do {
            let value = try WordReader.value(of: [typed], as: field.type)
            let problems = DraftChecker.check(.object([field.name: value]), against: [field])
            guard let problem = problems.first else { return value }
            Console.say(problem.message.text)
        } catch {
            Console.say(Failure(error).message)
        }
        return nil
    }

    /// What was typed, without blanks around it, in the form that the log takes; nil where nothing more comes.
    static func line() -> String? {
        Console.prompt("> ")
        return readLine().map(TypedText.trimmed)
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
