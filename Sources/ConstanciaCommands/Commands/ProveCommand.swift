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
            example: "constancia prove decision D-2026-001 -o D-2026-001.trail.json\n"
                + "  constancia prove event 12 -o 12.tlog-proof")
    }

    @Argument(help: ArgumentHelp(Message.helpThing.text, valueName: ValueName.thing))
    var kind: String

    @Argument(help: ArgumentHelp(Message.helpThingID.text, valueName: ValueName.id))
    var id: String

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp(Message.helpOutput.text, valueName: ValueName.file), completion: .file())
    var output: String

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let journal = try ledger.openForReading()
        let builder = TrailBuilder(try LedgerTrail(journal))
        let bytes: [UInt8]
        var count = 1
        if ["event", "evento", "acto"].contains(kind.lowercased()) {
            guard let seq = UInt64(id) else { throw UsageError(.seqExpected(word: id)) }
            let size = try journal.read { $0.size.value }
            guard seq < size else {
                throw UsageError(.noSuchEvent(seq: Int(clamping: seq), n: Int(clamping: size)))
            }
            bytes = try builder.proof(of: seq).bytes
        } else {
            let stream = try stream()
            count = try LedgerTrail(journal).sequenceNumbers(ofStream: stream).count
            guard count > 0 else { throw UsageError(.streamEmpty(stream: stream)) }
            bytes = try builder.trail(of: stream)
        }
        try FileInput.create(output, bytes)
        if ledger.speech.json {
            Console.print(FileReport(acts: Int64(count), bytes: Int64(bytes.count), path: output).canonicalText)
        } else {
            Console.print(Message.trailWritten(path: output, n: count, bytes: bytes.count).text)
        }
    }

    /// The stream of a kind and an id.
    private func stream() throws -> String {
        let thing = try Thing.named(kind)
        guard let aggregate = thing.aggregate else { throw UsageError(.thingNotProvable(kind: kind)) }
        return "\(aggregate)/\(id)"
    }
}
