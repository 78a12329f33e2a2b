import ArgumentParser
import Deliberation

/// Help of the daily verbs, from the catalogue.
func fieldHelp(_ type: EventType, _ name: String) -> ArgumentHelp {
    guard let field = Catalogue.event(type).field(name) else { return ArgumentHelp(name) }
    var text = field.label.text
    if let help = field.help?.text { text += ": " + help }
    text += " (\(expectation(field.type)))"
    if field.isComputed { text += " " + Message.computedByProgram.text }
    return ArgumentHelp(text, valueName: valueName(field))
}

/// What is typed for a field; of a list also how more than one is given.
func expectation(_ type: FieldType) -> String {
    if let choice = ChoiceRecord(type) { return choice.expectation }
    switch type {
    case .list(let element, _, _):
        if let choice = ChoiceRecord(element) { return Message.helpValues(expected: choice.expectation).text }
        switch element {
        case .record("Document"): return Message.helpDocuments.text
        case .record, .object: return Message.helpRecords(expected: element.expectation.text).text
        default: return Message.helpValues(expected: element.expectation.text).text
        }
    case .record("Document"): return Message.helpDocument.text
    case .record, .object: return Message.helpRecord(expected: type.expectation.text).text
    default: return type.expectation.text
    }
}

/// The name of the field in English; in Spanish its label, as one word: `<fecha-límite>`.
private func valueName(_ field: FieldDescriptor) -> String {
    guard Tongue.current == .es else { return field.name }
    let words = field.label.es.prefix { $0 != "(" && $0 != "," }.lowercased().split(separator: " ")
    return words.joined(separator: "-")
}

extension CommandConfiguration {
    /// The configuration of the verb of a type of act.
    static func act(_ type: EventType) -> CommandConfiguration {
        let event = Catalogue.event(type)
        let names = event.verb?.name ?? Bilingual(es: type.rawValue, en: type.rawValue)
        return CommandConfiguration(
            commandName: names.en, abstract: event.help.text,
            discussion: Message.fileTypeHint(type: type.rawValue).text + "\n\n"
                + HelpTranslation.unbroken(Message.example(line: example(event)).text),
            aliases: names.es == names.en ? [] : [names.es])
    }

    /// Commands written by hand that stand beside the generated verbs of a group.
    private static let writtenByHand: [String: [any ParsableCommand.Type]] = [
        "session": [SessionDeliverAllCommand.self, SessionLiveCommand.self],
        "minutes": [MinutesWriteCommand.self, MinutesCheckCommand.self],
    ]

    /// The configuration of a group of verbs.
    static func group(_ key: String, _ subcommands: [any ActCommand.Type]) -> CommandConfiguration {
        let group = Catalogue.verbGroups.first { $0.key == key }
        let aliases = group.map { $0.name.es == $0.name.en ? [] : [$0.name.es] } ?? []
        let line = subcommands.first.map { example(Catalogue.event($0.eventType)) } ?? "constancia help \(key)"
        return CommandConfiguration(
            commandName: key, abstract: group?.label.text ?? key,
            discussion: HelpTranslation.unbroken(Message.example(line: line).text),
            subcommands: subcommands + (writtenByHand[key] ?? []), aliases: aliases)
    }

    /// What happens in a session is told with its time, unless it happens now.
    private static func moment(of event: EventDescriptor) -> String {
        let isBefore = event.type == .convocationIssued || event.type == .convocationDelivered
        guard event.aggregate == "decision" || event.aggregate == "session", !isBefore else { return "" }
        return " --at 2026-03-02T09:30:00-05:00"
    }

    /// A line that works: the example of the catalogue, its required fields as options.
    private static func example(_ event: EventDescriptor) -> String {
        "constancia \(event.verb?.groupName.text ?? "") \(event.verb?.name.text ?? "") " + ExampleLine.words(of: event)
            + moment(of: event)
    }
}
