import CanonicalJSON
import Deliberation

extension FieldQuestions {
    /// Asks for the records of a list, one after another until an empty line.
    ///
    /// - Parameters:
    ///   - field: the list.
    ///   - name: the record that its elements are.
    ///   - example: the list of the catalogue's example.
    /// - Returns: the list; nil where an input that ended left it unfinished.
    static func elements(of field: FieldDescriptor, _ name: String, example: JSONValue?) -> JSONValue? {
        Console.say(Message.askEach(label: field.label.text).text)
        let examples = if case .array(let values)? = example { values } else { [JSONValue]() }
        let isOneWord = name == "Document" || ChoiceRecord(.record(name: name)) != nil
        return isOneWord ? words(of: field) : records(name, like: examples)
    }

    /// Elements that one word stands for: a seat, or the name of a file; several may stand on a line.
    private static func words(of field: FieldDescriptor) -> JSONValue? {
        Console.say("  \(expectation(field.type))")
        var values: [JSONValue] = []
        while let typed = line() {
            if typed.isEmpty { return .array(values) }
            if case .array(let more)? = accepted(typed, field) { values += more }
        }
        return nil
    }

    /// Elements field by field; the first field left empty ends the list.
    private static func records(_ name: String, like examples: [JSONValue]) -> JSONValue? {
        guard let record = Catalogue.record(name) else { return nil }
        var values: [JSONValue] = []
        while true {
            Console.say("\(record.label.text) \(values.count + 1)")
            var example: [String: JSONValue] = [:]
            if case .object(let members)? = examples.dropFirst(values.count).first ?? examples.first {
                example = members
            }
            var members: [String: JSONValue] = [:]
            for (place, field) in record.fields.enumerated() where !field.isComputed {
                let isNeeded = place > 0 && !field.isOptional
                switch member(field, example: example[field.name], isNeeded: isNeeded) {
                case .value(let value): members[field.name] = value
                case .none where place == 0: return .array(values)
                case .none: continue
                case .ended: return nil
                }
            }
            values.append(.object(members))
        }
    }

    /// What came of a question.
    private enum Answer {
        case value(JSONValue), none, ended
    }

    private static func member(_ field: FieldDescriptor, example: JSONValue?, isNeeded: Bool) -> Answer {
        if case .list(.record(let name), _, _) = field.type {
            return elements(of: field, name, example: example).map { .value($0) } ?? .ended
        }
        introduce(field, example: example)
        var mayBeEmpty = !isNeeded
        if case .list(_, 0, _) = field.type { mayBeEmpty = true }
        if mayBeEmpty { Console.say(Message.askOptional.text) }
        while let typed = line() {
            guard typed.isEmpty else {
                if let value = accepted(typed, field) { return .value(value) }
                continue
            }
            if case .list(_, 0, _) = field.type, !field.isOptional { return .value(.array([])) }
            if mayBeEmpty { return .none }
            Console.say(Message.askAgain.text)
        }
        return .ended
    }
}
