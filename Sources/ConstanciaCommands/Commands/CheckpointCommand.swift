import ArgumentParser
import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// `checkpoint`: the signed head of the log, of a new seal if one is asked for; and who vouches for it.
struct CheckpointCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "checkpoint", es: "sello", .aboutCheckpoint,
            example: "constancia checkpoint > sello.txt\n"
                + "  constancia checkpoint --seal --key libro/keys/secretaria.key\n"
                + "  constancia checkpoint --policy politica.txt\n"
                + "  constancia checkpoint --timestamp sello.tsq")
    }

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var signing: SigningOptions

    @Flag(name: .customLong("seal"), help: ArgumentHelp(Message.helpSeal.text))
    var seal = false

    @Option(name: .customLong("witness"), help: ArgumentHelp(Message.helpWitnessURL.text, valueName: "url"))
    var witness: [String] = []

    @Option(
        name: .customLong("policy"), help: ArgumentHelp(Message.helpWitnessPolicy.text, valueName: ValueName.file),
        completion: .file())
    var policy: String?

    @Option(
        name: .customLong("timestamp"), help: ArgumentHelp(Message.helpTimestamp.text, valueName: ValueName.file),
        completion: .file())
    var timestamp: String?

    @Option(
        name: .customLong("timestamp-response"),
        help: ArgumentHelp(Message.helpTimestampResponse.text, valueName: ValueName.file), completion: .file())
    var timestampResponse: String?

    @Option(
        name: .customLong("timestamp-authority"),
        help: ArgumentHelp(Message.helpTimestampAuthority.text, valueName: ValueName.file), completion: .file())
    var timestampAuthority: String?

    mutating func validate() throws {
        let isOther = seal || !witness.isEmpty || policy != nil || timestamp != nil
        let isAlone = timestampResponse == nil ? timestampAuthority == nil : !isOther
        guard isAlone else { throw ValidationError(Message.timestampAlone.text) }
    }

    func run() throws {
        if let timestampResponse {
            return try AttachedTimestamp(timestampResponse, trusting: timestampAuthority, for: ledger).show()
        }
        let journal = try seal ? sealed() : ledger.openForReading()
        let head = try UnverifiedNote(parsing: journal.read { $0.checkpointNote })
        var ending: Ending?
        if !witness.isEmpty || policy != nil {
            let round = try WitnessRound(asking: witness, by: policy, for: head, of: journal)
            round.show(asJSON: ledger.speech.json)
            ending = round.ending
        } else if timestamp == nil {
            try show(head)
        }
        // A head that a witness contradicts is not one to be stamped.
        if let timestamp, ending?.exit != .integrity {
            try TimestampOrder(of: head, in: journal, to: timestamp).show(asJSON: ledger.speech.json)
        }
        if let ending { throw ending }
    }

    private func show(_ head: UnverifiedNote) throws {
        guard ledger.speech.json else { return Console.write(Array(head.encoded.utf8)) }
        let checkpoint = try Checkpoint(parsing: head.text)
        let report = CheckpointReport(
            note: head.encoded, origin: checkpoint.origin, root: checkpoint.root.base64,
            size: Int64(clamping: checkpoint.size.value))
        Console.print(report.canonicalText)
    }

    /// The log with a new seal at its end.
    private func sealed() throws -> Journal {
        let opened = try ledger.openForWriting()
        _ = try opened.seal(signedBy: signing.signingKey())
        return opened.journal
    }
}
