import ArgumentParser
import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// `key`: Ed25519 keys; private files are 0600.
struct KeyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "key", es: "llave", .aboutKey, example: "constancia key new demo.constancia/cicatt/secretaria -o s.key",
            subcommands: [New.self, Show.self, List.self])
    }

    /// Shows the public half of a key, never the private one.
    private static func show(_ key: SigningKey, asJSON: Bool) {
        let text = "\(key.verifierKey)"
        Console.print(asJSON ? KeyReport(key: text).canonicalText : text)
    }

    struct New: ParsableCommand {
        static var configuration: CommandConfiguration {
            .command(
                "new", es: "nueva", .aboutKeyNew,
                example: "constancia key new demo.constancia/cicatt/secretaria -o secretaria.key")
        }

        @Argument(help: ArgumentHelp(Message.helpKeyName.text, valueName: ValueName.name))
        var name: String

        @Option(
            name: [.customShort("o"), .customLong("output")],
            help: ArgumentHelp(Message.helpOutput.text, valueName: ValueName.file), completion: .file())
        var output: String

        @OptionGroup var speech: SpeechOptions

        func run() throws {
            let key: SigningKey
            do {
                key = try SigningKey(name: name)
            } catch {
                throw UsageError(.keyNameInvalid(name: name))
            }
            try KeyFile.write(key, to: output)
            KeyCommand.show(key, asJSON: speech.json)
        }
    }

    struct Show: ParsableCommand {
        static var configuration: CommandConfiguration {
            .command("show", es: "ver", .aboutKeyShow, example: "constancia key show secretaria.key")
        }

        @Argument(help: ArgumentHelp(Message.helpKeyFile.text, valueName: ValueName.file), completion: .file())
        var file: String

        @OptionGroup var speech: SpeechOptions

        func run() throws { KeyCommand.show(try KeyFile.read(file), asJSON: speech.json) }
    }

    struct List: ParsableCommand {
        static var configuration: CommandConfiguration {
            .command("list", es: "listar", .aboutKeyList, example: "constancia key list --ledger libro")
        }

        @OptionGroup var ledger: LedgerOptions

        func run() throws {
            let actors = try ledger.openForReading().readBook { book, _ in try book.actors.rows() }
            if ledger.speech.json {
                Console.print("[" + actors.map(\.canonicalText).joined(separator: ",") + "]")
                return
            }
            var page = Page()
            page.table(
                actors.flatMap { actor in
                    actor.keys.map { key in
                        let state = key.revokedFrom.map { Message.revokedFrom(at: Clock.dayAndTime($0)).text }
                        let roles = actor.roles.map(\.label.text).joined(separator: ", ")
                        return [actor.actorId, key.keyId, roles, state ?? Message.inForce.text, key.key]
                    }
                })
            page.show()
        }
    }
}
