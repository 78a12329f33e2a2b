import ArgumentParser
import Deliberation

/// Names of commands as people type them: with or without accents and capitals.
enum CommandWords {
    /// The arguments with every name of a command as the program spells it: `sesion vivo` as `sesión vivo`.
    ///
    /// Words that name no command are left alone, and so is everything after the first of them.
    static func spelled(_ arguments: [String]) -> [String] {
        var words = arguments
        var type: any ParsableCommand.Type = Constancia.self
        for (index, word) in arguments.enumerated() {
            if index == 0, word == "help" { continue }
            let typed = Folding.word(word)
            let named = type.configuration.subcommands.lazy.compactMap { next in
                names(next).first { Folding.word($0) == typed }.map { (next, $0) }
            }.first
            guard !word.hasPrefix("-"), let (next, name) = named else { break }
            words[index] = name
            type = next
        }
        return words
    }

    /// The name of a command and its aliases.
    static func names(_ type: any ParsableCommand.Type) -> [String] {
        (type.configuration.commandName.map { [$0] } ?? []) + type.configuration.aliases
    }
}
