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

/// Words of the command line as values, by the type of the field.
enum WordReader {
    static func value(of words: [String], as type: FieldType) throws -> JSONValue {
        guard case .list(let element, _, _) = type else {
            return try value(of: words.last ?? "", as: type)
        }
        if case .record = element {
            var values: [JSONValue] = []
            for word in words {
                let value = word.hasPrefix("[") ? try document(word) : try self.value(of: word, as: element)
                if case .array(let elements) = value { values += elements } else { values.append(value) }
            }
            return .array(values)
        }
        let parts = words.flatMap { $0.split(separator: ",").map { $0.trimmingPrefix(" ") } }
        return .array(try parts.map { try value(of: String($0), as: element) })
    }

    private static func value(of word: String, as type: FieldType) throws -> JSONValue {
        switch type {
        case .boolean:
            switch word.lowercased() {
            case "true", "si", "sí", "yes": return .boolean(true)
            case "false", "no": return .boolean(false)
            default: return .string(word)
            }
        case .integer:
            guard let number = Int64(word), abs(number) <= JSONLimits.greatestInteger else { return .string(word) }
            return .integer(number)
        // A document is given by its file, which enters the ledger by its hash.
        case .record("Document") where !word.hasPrefix("{"): return try DocumentFile.value(of: word)
        case .record, .object: return try document(word)
        default: return .string(word)
        }
    }

    /// A record or an object is given in place, `{id: x, office: y}`, or by the name of a file that holds it.
    private static func document(_ word: String) throws -> JSONValue {
        let isInline = word.hasPrefix("{") || word.hasPrefix("[")
        let bytes = isInline ? Array(word.utf8) : try FileInput.read(word)
        return try DraftReader.flow(bytes)
    }
}
