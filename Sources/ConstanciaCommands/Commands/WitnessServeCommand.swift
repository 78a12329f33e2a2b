import ArgumentParser
import Deliberation
import EventLog
import TransparencyLog
import WitnessService

/// `witness serve`: answers until it is stopped; data is the witness's line in a policy, once it listens.
struct WitnessServeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "serve", es: "atender", .aboutWitnessServe,
            example: "constancia witness serve --state testigo --key testigo.key --port 8080")
    }

    @OptionGroup var options: WitnessStateOptions

    @Option(
        name: .customLong("key"), help: ArgumentHelp(Message.helpWitnessKey.text, valueName: ValueName.file),
        completion: .file())
    var key: String

    @Option(name: .customLong("port"), help: ArgumentHelp(Message.helpPort.text, valueName: ValueName.number))
    var port: UInt16

    @Option(name: .customLong("host"), help: ArgumentHelp(Message.helpHost.text, valueName: ValueName.host))
    var host = "127.0.0.1"

    func run() throws {
        let signer = try KeyFile.read(key)
        let server = WitnessServer(
            try WitnessDesk(try WitnessStore(options.state), key: signer), host: host, port: Int(port))
        let witness = signer.verifierKey
        let (host, asJSON) = (host, options.speech.json)
        try AsyncWork.wait {
            try await server.run(
                onListening: { Self.announce(witness, url: "http://\(host):\($0)", asJSON: asJSON) },
                onAnswer: { Self.tell($0, body: $1) })
        }
    }

    private static func announce(_ key: VerifierKey, url: String, asJSON: Bool) {
        let report = WitnessReport(key: "\(key)", url: url)
        Console.print(asJSON ? report.canonicalText : "witness \(key.name) \(key) \(url)")
        Console.say(Message.witnessListening(name: key.name, url: url).text)
    }

    /// Tells who runs the witness what it answered; strangers' words are not repeated.
    private static func tell(_ answer: Result<Witness.Answer, any Error>, body: [UInt8]) {
        let checkpoint = (try? AddCheckpointRequest(parsing: body)).flatMap { try? Checkpoint(parsing: $0.note.text) }
        let origin = checkpoint?.origin ?? "—"
        let size = Int(clamping: checkpoint?.size.value ?? 0)
        switch answer {
        case .failure(let error): Console.say(Message.witnessCannotAnswer(detail: "\(error)").text)
        case .success(.cosigned): Console.say(Message.witnessCosigned(origin: origin, size: size).text)
        case .success(.inconsistent): Console.say(Message.witnessSawFork(origin: origin, size: size).text)
        case .success(.conflict(let last)):
            // A log that does not know the last size asks so; only a smaller tree is news.
            let last = Int(clamping: last.value)
            if size < last { Console.say(Message.witnessSawRollback(origin: origin, size: size, last: last).text) }
        case .success(let other): Console.say(Message.witnessRefused(status: other.status).text)
        }
    }
}
