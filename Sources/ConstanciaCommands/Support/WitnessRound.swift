import Deliberation
import EventLog
import TransparencyLog
import WitnessService

/// One head shown to witnesses: what each said, and whether the policy is met.
struct WitnessRound {
    private let checkpoint: Checkpoint
    /// The head with every cosignature that is kept of it.
    private let note: UnverifiedNote
    private let verdicts: [WitnessVerdict]
    /// Why the policy is not met; nil if it is.
    private let shortfall: String?

    /// Asks the witnesses, keeps what they cosigned, and holds it against the policy.
    init(asking urls: [String], by path: String?, for head: UnverifiedNote, of journal: Journal) throws {
        let path = path ?? journal.directory + "/policy"
        let policy = try PolicyFile.read(path)
        guard policy.logs.contains(where: { $0.key == journal.logKey }) else {
            throw UsageError(.witnessPolicyOther(path: path, key: "\(journal.logKey)"))
        }
        let asked = urls.isEmpty ? policy.witnesses.compactMap(\.url) : urls
        guard !asked.isEmpty else { throw UsageError(.witnessNowhere) }
        checkpoint = try Checkpoint(parsing: head.text)
        let judge = WitnessJudge(head: head, checkpoint: checkpoint, policy: policy, journal: journal)
        verdicts = try asked.map { try judge.ask($0) }
        note = try Self.kept(head, verdicts, in: WitnessedHeads(ofLedger: journal.directory))
        do throws(TransparencyLogError) {
            _ = try policy.verify(note)
            shortfall = nil
        } catch {
            shortfall = error.code == .quorumNotMet ? Self.tooFew.text : "\(error)"
        }
    }

    private static let tooFew = Bilingual(
        es: "no bastan las cofirmas que hay", en: "the cosignatures there are do not suffice")

    /// The head with the new cosignatures and those that were kept before.
    private static func kept(
        _ head: UnverifiedNote, _ verdicts: [WitnessVerdict], in heads: WitnessedHeads
    ) throws -> UnverifiedNote {
        let lines = verdicts.flatMap(\.lines)
        // A head that a witness contradicts is not kept as one that is vouched for.
        guard !lines.isEmpty, !verdicts.contains(where: \.isGrave) else {
            let size = try Checkpoint(parsing: head.text).size
            let earlier = try heads.head(of: size)?.note
            return earlier.flatMap { $0.text.utf8.elementsEqual(head.text.utf8) ? $0 : nil } ?? head
        }
        var note = head
        for line in lines { note.append(line) }
        return try heads.save(note)
    }

    /// How the command ends: nil if at least one witness cosigned and the policy is met.
    var ending: Ending? {
        if verdicts.contains(where: \.isGrave) { return Ending(exit: .integrity) }
        let isWitnessed = shortfall == nil && verdicts.contains { !$0.lines.isEmpty }
        return isWitnessed ? nil : Ending(exit: .findings)
    }

    func show(asJSON: Bool) {
        if asJSON {
            let report = WitnessingReport(
                note: note.encoded, origin: checkpoint.origin,
                policyMet: shortfall == nil && ending?.exit != .integrity,
                root: checkpoint.root.base64, size: Int64(clamping: checkpoint.size.value),
                witnesses: verdicts.map(\.report))
            return Console.print(report.canonicalText)
        }
        Console.write(Array(note.encoded.utf8))
        for verdict in verdicts { Console.say(verdict.message.text) }
        // To somebody who has just read of a fork the policy does not matter.
        if ending?.exit == .integrity { return }
        Console.say((shortfall.map { .quorumNotMet(detail: $0) } ?? Message.quorumMet).text)
    }
}

/// What one witness said, as it is.
struct WitnessVerdict {
    enum Outcome: String { case cosigned, failed, rollback, fork }

    let url: String
    let outcome: Outcome
    let message: Message
    /// Cosignatures that were verified.
    var lines: [NoteSignature] = []

    var isGrave: Bool { outcome == .rollback || outcome == .fork }

    var report: WitnessAnswerReport {
        WitnessAnswerReport(
            cosigners: lines.map(\.name), message: message.text, outcome: outcome.rawValue, url: url)
    }
}
