import ArgumentParser
import FoundationEssentials

/// An option given twice of which one value counts: the parser would drop the first without a word.
enum RepeatedOption {
    private struct Tool: Decodable { let command: Command }

    private struct Command: Decodable { let arguments: [Argument]? }

    private struct Argument: Decodable {
        struct Name: Decodable { let name: String }

        let kind: String
        let isRepeating: Bool
        let names: [Name]?
    }

    /// Finds the first such option.
    ///
    /// - Parameters:
    ///   - arguments: A command line that was parsed; a value never begins with two dashes there.
    ///   - command: The command that it names.
    /// - Returns: Its name without the dashes; nil where there is none.
    static func name(in arguments: [String], of command: any ParsableCommand.Type) -> String? {
        var seen: Set<String> = []
        var again: [String] = []
        for argument in arguments.prefix(while: { $0 != "--" }) where argument.hasPrefix("--") {
            let name = String(argument.dropFirst(2).prefix { $0 != "=" })
            if !seen.insert(name).inserted { again.append(name) }
        }
        // The parser's own description of the command is slow to make, and hardly ever needed.
        guard !again.isEmpty,
            let tool = try? JSONDecoder().decode(Tool.self, from: Data(command._dumpHelp().utf8))
        else { return nil }
        let single = (tool.command.arguments ?? []).filter { $0.kind == "option" && !$0.isRepeating }
        let names = Set(single.flatMap { $0.names ?? [] }.map(\.name))
        return again.first { names.contains($0) }
    }
}
