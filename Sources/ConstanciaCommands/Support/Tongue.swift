import Deliberation
import FoundationEssentials

/// The language of the words that people read: `--lang`, else the locale, else Spanish.
enum Tongue {
    /// Resolved once, before the command line is parsed: help texts are needed while it is.
    static let current = resolve(
        arguments: Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)

    static func resolve(arguments: [String], environment: [String: String]) -> Language {
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { break }
            if argument == "--lang", index + 1 < arguments.count, let asked = Language(rawValue: arguments[index + 1]) {
                return asked
            }
            if argument.hasPrefix("--lang="), let asked = Language(rawValue: String(argument.dropFirst(7))) {
                return asked
            }
        }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return locale?.hasPrefix("en") == true ? .en : .es
    }

    /// The arguments without a `--lang` that is understood: it is resolved by then, and may stand anywhere.
    static func removing(from arguments: [String]) -> [String] {
        var rest: [String] = []
        var index = 0
        while index < arguments.count, arguments[index] != "--" {
            let argument = arguments[index]
            let isPair = argument == "--lang" && index + 1 < arguments.count
            if isPair, Language(rawValue: arguments[index + 1]) != nil {
                index += 2
                continue
            }
            let isJoined = argument.hasPrefix("--lang=") && Language(rawValue: String(argument.dropFirst(7))) != nil
            if !isJoined { rest.append(argument) }
            index += 1
        }
        return rest + arguments[index...]
    }
}

extension Bilingual {
    /// The text in the language of this run.
    var text: String { self[Tongue.current] }
}

extension Message {
    /// The text in the language of this run.
    var text: String { text(Tongue.current) }
}
