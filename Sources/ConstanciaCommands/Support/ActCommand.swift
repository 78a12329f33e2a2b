import ArgumentParser
import CanonicalJSON
import Deliberation
import Ledger

/// A daily verb: a command that files one act, generated from the catalogue.
protocol ActCommand: ParsableCommand {
    static var eventType: EventType { get }
    var common: ActOptions { get }
    /// What was given, field by field, in the order of the catalogue.
    var draft: [(field: String, words: [String])] { get }
}

/// The options of every daily verb.
struct ActOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var signing: SigningOptions

    @Option(
        name: .customLong("at"), help: ArgumentHelp(Message.helpAt.text, valueName: ValueName.moment))
    var at: String?

    @Option(name: .customLong("id"), help: ArgumentHelp(Message.helpID.text, valueName: "uuid"))
    var id: String?

    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(Message.helpDryRun.text))
    var dryRun = false
}

extension ActCommand {
    func run() throws {
        let fields = Catalogue.event(Self.eventType).fields
        var data: [String: JSONValue] = [:]
        for (name, words) in draft {
            guard let field = fields.first(where: { $0.name == name }) else { continue }
            data[name] = try WordReader.value(of: words, as: field.type)
        }
        // On a pipe what is missing is named by the check of the draft.
        if RawTerminal.isInteractive { FieldQuestions.ask(for: Self.eventType, adding: &data) }
        // There is no word for an empty list: one that may be empty is, when nothing was given.
        for field in fields where data[field.name] == nil && !field.isOptional && !field.isComputed {
            if case .list(_, 0, _) = field.type { data[field.name] = .array([]) }
        }
        var act: [String: JSONValue] = ["type": .string(Self.eventType.rawValue), "data": .object(data)]
        if let at = common.at { act["occurred"] = .string(at) }
        if let id = common.id { act["id"] = .string(id) }
        try Recording(
            ledger: common.ledger, signing: common.signing, isDryRun: common.dryRun
        ).record([try Draft(.object(act), at: 1)])
    }
}
