import Foundation
import Testing

extension CommandLineTests {
    @Suite struct Help {
        /// Every command with its subcommands, as the program itself lists them.
        static let commands: [[String]] = {
            let folder = try? Folder()
            guard let folder, let run = try? Program.run(["--experimental-dump-help"], in: folder),
                let tool = try? JSONDecoder().decode(Tool.self, from: Data(run.output))
            else { return [] }
            return tool.command.paths(after: [])
        }()

        private struct Tool: Decodable {
            let command: Command
        }

        private struct Command: Decodable {
            let commandName: String
            let subcommands: [Command]?

            func paths(after path: [String]) -> [[String]] {
                [path]
                    + (subcommands ?? []).filter { $0.commandName != "help" }
                    .flatMap { $0.paths(after: path + [$0.commandName]) }
            }
        }

        @Test func `all commands and daily verbs are listed`() {
            #expect(Self.commands.count >= 55)
            #expect(Self.commands.contains(["session", "convene"]))
            #expect(Self.commands.contains(["views", "rebuild"]))
            #expect(Self.commands.contains(["session", "live"]))
        }

        @Test(arguments: commands, ["es", "en"])
        func `help has an example, in the chosen language only`(_ command: [String], _ language: String) throws {
            let run = try Program.run(command + ["--help"], in: try Folder(), language: language)
            #expect(run.exit == 0)
            let lines = run.text.split(separator: "\n").map(String.init)
            let example = try #require(lines.firstIndex(of: language == "es" ? "Ejemplo:" : "Example:"))
            // One line, as long as it may be: it is copied and pasted.
            #expect(lines[example + 1].hasPrefix("  constancia "))
            let foreign =
                language == "es"
                ? ["Show ", "USAGE", "OVERVIEW", "OPTIONS", "default:", "Example"]
                : ["Muestra", "USO:", "OPCIONES", "OVERVIEW", "Ejemplo", "por defecto"]
            for word in foreign { #expect(!run.text.contains(word), "\(word)") }
        }

        @Test func `the example of every daily verb is a command line that is understood`() throws {
            let ledger = try DemoLedger()
            let bin = try Folder()
            try FileManager.default.createSymbolicLink(
                at: bin.url.appending(path: "constancia"), withDestinationURL: URL(filePath: Program.path))
            // A live session is no verb: it files many acts, and rehearses none.
            let verbs = Self.commands.filter { command in
                command.count == 2 && ["session", "delegation", "decision", "commitment"].contains(command[0])
                    && command != ["session", "live"]
            }
            #expect(verbs.count >= 30)
            for (index, verb) in verbs.enumerated() {
                // The names of verbs follow the language; half of them in each.
                let language = index % 2 == 0 ? "es" : "en"
                let help = try ledger.runPlain(verb + ["--help"], language: language).text
                let lines = help.split(separator: "\n").map(String.init)
                let line = try #require(lines.first { $0.hasPrefix("  constancia ") })
                let run = try Program.run(
                    ["-c", line + " --dry-run --ledger libro --key libro/keys/secretaria.key"], in: ledger.folder,
                    language: language, executable: "/bin/sh", extra: ["PATH": "\(bin.url.path):/usr/bin:/bin"])
                // The rules may refuse it, for it has happened already; its words must be right.
                let isDone = verb == ["session", "deliver-all"] && run.words.contains("S-2026-01")
                #expect([0, 3].contains(run.exit) || isDone, "\(line): \(run.words)")
            }
            #expect(try ledger.size() == Acts.demonstrationSize)
        }

        static let completions: [(shell: String, word: String)] = [
            ("bash", "complete "), ("zsh", "#compdef"), ("fish", "complete -c"),
        ]

        @Test(arguments: completions)
        func `completions are made for the shells`(_ shell: String, _ word: String) throws {
            let run = try Program.run(["--generate-completion-script", shell], in: try Folder())
            #expect(run.exit == 0)
            #expect(run.text.contains(word))
            #expect(run.text.contains("commitment"))
            // The script for bash offers no alias.
            #expect(run.text.contains(shell == "bash" ? "resolve-recusal report deliver-all live" : "vivo"))
            #expect(!run.text.contains("\u{E000}"))
        }
    }
}
