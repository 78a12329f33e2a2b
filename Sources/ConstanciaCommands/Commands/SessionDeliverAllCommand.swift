import ArgumentParser
import CanonicalJSON
import Deliberation
import EventLog
import Ledger

/// `session deliver-all`: the convocation reaches all its recipients, one act for each and one filing for all.
struct SessionDeliverAllCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        let words = Bilingual(es: "sesión comunicar-todos", en: "session deliver-all").text
        return .command(
            "deliver-all", es: "comunicar-todos", .aboutDeliverAll,
            example: "constancia \(words) S-2026-01 --channel email --sent-at 2026-02-16T09:00:00-05:00"
                + " --received-at 2026-02-16T09:10:00-05:00 --filing-number 2026-EE-0300")
    }

    @Argument(help: ArgumentHelp(Message.helpLiveSession.text, valueName: ValueName.session))
    var sessionId: String

    @Option(
        name: .customLong("channel"), help: fieldHelp(.convocationDelivered, "channel"),
        completion: .list(Channel.allCases.map(\.rawValue)))
    var channel: String?

    @Option(name: .customLong("sent-at"), help: fieldHelp(.convocationDelivered, "sentAt"))
    var sentAt: String?

    @Option(name: .customLong("received-at"), help: fieldHelp(.convocationDelivered, "receivedAt"))
    var receivedAt: String?

    @Option(name: .customLong("filing-number"), help: fieldHelp(.convocationDelivered, "filingNumber"))
    var filingNumber: String?

    @Option(
        name: .customLong("evidence"), help: fieldHelp(.convocationDelivered, "evidence"), completion: .file())
    var evidence: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var signing: SigningOptions

    @Option(name: .customLong("at"), help: ArgumentHelp(Message.helpAt.text, valueName: ValueName.moment))
    var at: String?

    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(Message.helpDryRun.text))
    var dryRun = false

    func run() throws {
        var data: [String: JSONValue] = ["sessionId": .string(sessionId)]
        let given = [
            ("channel", channel), ("sentAt", sentAt), ("receivedAt", receivedAt), ("filingNumber", filingNumber),
            ("evidence", evidence),
        ]
        for (name, word) in given {
            guard let word, let field = Catalogue.event(.convocationDelivered).field(name) else { continue }
            data[name] = try WordReader.value(of: [word], as: field.type)
        }
        let drafts = try recipients().enumerated().map { index, recipient in
            data["recipient"] = try recipient.value
            var act: [String: JSONValue] = [
                "type": .string(EventType.convocationDelivered.rawValue), "data": .object(data),
            ]
            if let at { act["occurred"] = .string(at) }
            return try Draft(.object(act), at: index + 1)
        }
        try Recording(ledger: ledger, signing: signing, isDryRun: dryRun).record(drafts)
    }

    /// Whom the convocation in force names and no delivery has reached: run again, it delivers nothing twice.
    private func recipients() throws -> [Recipient] {
        try ledger.openForReading().readBook { book, _ in
            guard let session = try book.sessions.row(sessionId) else {
                let nearest = SpellingDistance.nearest(to: sessionId, among: try book.sessions.keys())
                throw UsageError(
                    .unknownThing(kind: Message.session.text, id: sessionId, hint: Hint.nearest(nearest)))
            }
            let left = session.recipients.filter { recipient in
                !session.deliveries.contains { $0.recipient == recipient }
            }
            guard !left.isEmpty else { throw UsageError(.nothingToDeliver(id: sessionId)) }
            return left
        }
    }
}
