import ArgumentParser
import Deliberation

/// A word that stands where the name of a command was expected, and is none.
struct UnknownCommand {
    let word: String
    /// The line up to there, such as `constancia session`.
    let line: String
    /// What comes nearest; nil where nothing is near.
    let nearest: String?

    /// Finds the first such word; nil where every word up to a command without subcommands names one.
    init?(_ arguments: [String]) {
        var type: any ParsableCommand.Type = Constancia.self
        var line = "constancia"
        for word in arguments.first == "help" ? arguments.dropFirst() : arguments[...] {
            let subcommands = type.configuration.subcommands
            guard !subcommands.isEmpty, !word.hasPrefix("-"), word != "help" else { return nil }
            if let next = subcommands.first(where: { CommandWords.names($0).contains(word) }) {
                type = next
                line += " \(word)"
            } else {
                self.word = word
                self.line = line
                nearest = SpellingDistance.nearest(to: word, among: subcommands.flatMap { CommandWords.names($0) })
                return
            }
        }
        return nil
    }

    var message: Bilingual {
        Bilingual(
            es: "No existe la orden «\(line) \(word)».\(nearest.map { " ¿Quiso decir «\(line) \($0)»?" } ?? "") "
                + "«\(line) --help» las muestra.",
            en: "There is no command \"\(line) \(word)\".\(nearest.map { " Did you mean \"\(line) \($0)\"?" } ?? "") "
                + "\"\(line) --help\" lists them.")
    }
}
