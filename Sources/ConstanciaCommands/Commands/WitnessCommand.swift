import ArgumentParser
import Deliberation
import EventLog
import TransparencyLog
import WitnessService

/// `witness`: what a control body runs, so that nobody can tell the commission's history in two ways.
struct WitnessCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "witness", es: "testigo", .aboutWitness,
            example: "constancia witness serve --state testigo --key testigo.key --port 8080",
            subcommands: [WitnessKeyCommand.self, WitnessAddCommand.self, WitnessServeCommand.self])
    }
}

/// `--state`: where a witness remembers.
struct WitnessStateOptions: ParsableArguments {
    @Option(
        name: .customLong("state"), help: ArgumentHelp(Message.helpWitnessState.text, valueName: ValueName.folder),
        completion: .directory)
    var state: String

    @OptionGroup var speech: SpeechOptions
}

/// `witness key`: a key that makes cosignatures.
struct WitnessKeyCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "key", es: "llave", .aboutWitnessKey,
            example: "constancia witness key control.gov.co/testigo -o testigo.key")
    }

    @Argument(help: ArgumentHelp(Message.helpWitnessKeyName.text, valueName: ValueName.name))
    var name: String

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(Message.helpOutput.text, valueName: ValueName.file), completion: .file())
    var output: String

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        let key: SigningKey
        do {
            key = try SigningKey(name: name, algorithm: .cosignatureV1)
        } catch {
            throw UsageError(.keyNameInvalid(name: name))
        }
        try KeyFile.write(key, to: output)
        let text = "\(key.verifierKey)"
        Console.print(speech.json ? KeyReport(key: text).canonicalText : text)
    }
}

/// `witness add`: whose checkpoints the witness cosigns.
struct WitnessAddCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "add", es: "inscribir", .aboutWitnessAdd, example: "constancia witness add --state testigo libro/policy")
    }

    @Argument(help: ArgumentHelp(Message.helpWitnessLog.text, valueName: ValueName.file), completion: .file())
    var log: String

    @OptionGroup var options: WitnessStateOptions

    func run() throws {
        let keys = try keys()
        let store = try WitnessStore(options.state)
        let added = try keys.map { (key: $0, isNew: try store.add($0)) }
        if options.speech.json {
            let logs = added.map { entry in
                WitnessLogReport(
                    added: entry.isNew, key: "\(entry.key)", origin: entry.key.name,
                    path: "/\(WitnessStore.name(of: entry.key.name))/checkpoint")
            }
            return Console.print(WitnessLogsReport(logs: logs).canonicalText)
        }
        for entry in added {
            let origin = entry.key.name
            let new = Message.witnessAdded(origin: origin, name: WitnessStore.name(of: origin))
            Console.print((entry.isNew ? new : .witnessKnown(origin: origin)).text)
        }
    }

    private func keys() throws -> [VerifierKey] {
        if let key = try? VerifierKey(parsing: log) { return [key] }
        guard let policy = try? PolicyFile.read(log), !policy.logs.isEmpty else {
            throw UsageError(.witnessLogExpected(word: log))
        }
        return policy.logs.map(\.key)
    }
}
