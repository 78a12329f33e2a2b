import ArgumentParser
import Deliberation
import EventLog
import Evidence
import Ledger
import TransparencyLog

/// `prove`: the trail of a thing, or the proof of one event, in a file that is verified offline.
struct ProveCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "prove", es: "probar", .aboutProve,
            example: "constancia prove decision D-2026-001 -o D-2026-001.constancia\n"
                + "  constancia prove event 12 --tlog-proof -o 12.tlog-proof")
    }

    @Argument(help: ArgumentHelp(Message.helpThing.text, valueName: ValueName.thing))
    var kind: String

    @Argument(help: ArgumentHelp(Message.helpThingID.text, valueName: ValueName.id))
    var id: String

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(Message.helpOutput.text, valueName: ValueName.file), completion: .file())
    var output: String

    @Option(
        name: .customLong("attach"), help: ArgumentHelp(Message.helpAttach.text, valueName: ValueName.file),
        completion: .file())
    var attachments: [String] = []

    @Flag(name: .customLong("tlog-proof"), help: ArgumentHelp(Message.helpTLogProof.text))
    var tlogProof = false

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let journal = try ledger.openForReading()
        let source = try LedgerTrail(journal)
        let builder = TrailBuilder(source, rulebook: Constancia.rulebook)
        if tlogProof || ["event", "evento", "acto"].contains(kind.lowercased()) {
            return try write(try proof(journal, builder).bytes, acts: 1)
        }
        let stream = try stream()
        let places = try journal.read { try $0.places(ofStream: StreamName(stream)) }
        guard !places.isEmpty else { throw UsageError(.streamEmpty(stream: stream)) }
        let documents = try attachments.map { try FileInput.read($0) }
        let bytes: [UInt8]
        do {
            bytes = try builder.trail(
                of: stream, with: try LedgerTrail.following(stream, in: journal), documents: documents)
        } catch let error as EvidenceError where error.code == .invalidSeal || error.code == .incomplete {
            throw UsageError(.sealMissing(stream: stream))
        }
        let trail = try UnverifiedTrail(parsing: bytes)
        try write(bytes, acts: trail.file.events.count)
        let late = places.count { $0 > trail.sealedSize }
        if source.lacksWitnesses { Console.say(Message.trailUnwitnessed.text) }
        if late > 0 { Console.say(Message.trailUncovered(n: late, stream: stream).text) }
    }

    private func proof(_ journal: Journal, _ builder: TrailBuilder<LedgerTrail>) throws -> TLogProof {
        guard ["event", "evento", "acto"].contains(kind.lowercased()), let seq = UInt64(id) else {
            throw UsageError(.seqExpected(word: "\(kind) \(id)"))
        }
        let size = try journal.read { $0.size.value }
        guard seq < size else {
            throw UsageError(.noSuchEvent(seq: Int(clamping: seq), n: Int(clamping: size)))
        }
        return try builder.proof(of: seq)
    }

    private func write(_ bytes: [UInt8], acts: Int) throws {
        try FileInput.create(output, bytes)
        if ledger.speech.json {
            Console.print(FileReport(acts: Int64(acts), bytes: Int64(bytes.count), path: output).canonicalText)
        } else {
            Console.print(Message.trailWritten(path: output, n: acts, bytes: bytes.count).text)
        }
    }

    /// The stream of a kind and an id; any stream by its name.
    private func stream() throws -> String {
        if ["stream", "expediente"].contains(kind.lowercased()) { return id }
        let thing = try Thing.named(kind)
        guard let aggregate = thing.aggregate else { throw UsageError(.thingNotProvable(kind: kind)) }
        return "\(aggregate)/\(id)"
    }
}
