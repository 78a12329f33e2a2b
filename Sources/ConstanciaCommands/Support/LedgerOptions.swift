import ArgumentParser
import Deliberation
import EventLog
import FoundationEssentials
import Ledger
import TransparencyLog

/// `--lang` and `--json`: how a command speaks.
struct SpeechOptions: ParsableArguments {
    @Option(name: .customLong("lang"), help: ArgumentHelp(Message.helpLang.text, valueName: "es|en"))
    var lang: String?

    @Flag(name: .customLong("json"), help: ArgumentHelp(Message.helpJSON.text))
    var json = false

    mutating func validate() throws {
        guard let lang, Language(rawValue: lang) == nil else { return }
        throw ValidationError(Message.unknownLanguage(word: lang).text)
    }
}

/// `--ledger`: which ledger.
struct LedgerOptions: ParsableArguments {
    @Option(
        name: .customLong("ledger"), help: ArgumentHelp(Message.helpLedger.text, valueName: ValueName.folder),
        completion: .directory)
    var ledger: String?

    @OptionGroup var speech: SpeechOptions

    var directory: String {
        ledger ?? EnvironmentVariable.value(of: "CONSTANCIA_LEDGER") ?? "./ledger"
    }

    /// The ledger, to read while others write.
    func openForReading() throws -> Journal {
        try Journal(opening: directory, access: .readOnly)
    }

    func openForWriting() throws -> Ledger {
        try Ledger(opening: directory)
    }
}

/// Variables of the environment; one that is empty counts as not set.
enum EnvironmentVariable {
    static func value(of name: String) -> String? {
        ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
}

/// `--key`: who signs.
struct SigningOptions: ParsableArguments {
    @Option(
        name: .customLong("key"), help: ArgumentHelp(Message.helpKey.text, valueName: ValueName.file),
        completion: .file())
    var key: String?

    func signingKey() throws -> SigningKey {
        guard let path = key ?? EnvironmentVariable.value(of: "CONSTANCIA_KEY") else {
            throw UsageError(.keyNeeded)
        }
        return try KeyFile.read(path)
    }
}
