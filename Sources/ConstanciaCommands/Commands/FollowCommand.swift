import ArgumentParser
import Audit
import Deliberation
import EventLog
import FoundationEssentials
import Publication
import TransparencyLog

/// `follow`: a replica of a published log, audited as it grows.
struct FollowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "follow", es: "seguir", .aboutFollow,
            example: "constancia follow https://libro.example.org --ledger replica --policy politica.txt\n"
                + "  constancia follow https://libro.example.org --ledger replica --watch --interval 300")
    }

    @Argument(help: ArgumentHelp(Message.helpFollowed.text, valueName: ValueName.source))
    var source: String

    @Option(
        name: .customLong("policy"), help: ArgumentHelp(Message.helpFollowPolicy.text, valueName: ValueName.file),
        completion: .file())
    var policy: String?

    @Option(
        name: .customLong("withheld"), help: ArgumentHelp(Message.helpWithheld.text, valueName: ValueName.source))
    var withheld: String?

    @Flag(name: .customLong("watch"), help: ArgumentHelp(Message.helpWatch.text))
    var watch = false

    @Option(
        name: .customLong("interval"), help: ArgumentHelp(Message.helpInterval.text, valueName: ValueName.seconds))
    var interval: Int = 60

    @OptionGroup var ledger: LedgerOptions

    mutating func validate() throws {
        guard 1...86_400 ~= interval else { throw ValidationError(Message.intervalTooSmall.text) }
    }

    func run() throws {
        let file = try policyFile()
        let trust = try PolicyFile.read(file)
        var verdict = try step(trust, isFirst: true)
        try keepPolicy(file)
        while watch {
            if verdict == .broken { break }
            Pause.wait(.seconds(interval))
            do {
                verdict = try step(trust, isFirst: false)
            } catch let error as PublicationError where error.code == .unreachable {
                Console.say(Message.followWaits(seconds: interval, detail: error.detail).text)
            }
        }
        switch verdict {
        case .clean: return
        case .findings, nil: throw Ending(exit: .findings)
        case .broken: throw Ending(exit: .integrity)
        }
    }

    /// Fetches what is new and audits the replica.
    ///
    /// - Returns: The verdict; nil for a replica of hashes only, which nobody can audit.
    private func step(_ trust: Policy, isFirst: Bool) throws -> AuditResult.Verdict? {
        let bar = ProgressBar.onTerminal()
        defer { bar?.clear() }
        let follower = Follower(
            try PublishedLog.source(source), into: ledger.directory, policy: trust,
            withheldFrom: try withheld.map { try PublishedLog.source($0) })
        let result = try follower.advance { bar?.show($0, of: $1) }
        bar?.clear()
        let isNew = isFirst || result.previous < result.checkpoint.size
        let audit = result.isComplete && isNew ? try self.audit(trust) : nil
        if isNew { tell(result, audit) }
        return result.isComplete ? audit?.verdict ?? .clean : nil
    }

    private func audit(_ trust: Policy) throws -> AuditResult {
        let own = try Self.identity(of: ledger.directory)
        var options = AuditOptions(trustedLogKey: own.key)
        let (notes, unreadable) = own.memory.notes()
        options.rememberedCheckpoints = notes
        for name in unreadable { Console.say(Message.memoryUnreadable(name: name).text) }
        let result = try Auditor.audit(directory: ledger.directory, options: options)
        if result.verdict != .broken, let head = result.head { try own.memory.remember(head) }
        return result
    }

    /// The replica's log key, which the policy has vouched for, and what this machine has seen of the log.
    private static func identity(of directory: String) throws -> (key: VerifierKey, memory: AuditorMemory) {
        let journal = try Journal(opening: directory, access: .readOnly)
        return (journal.logKey, AuditorMemory(journal))
    }

    private func tell(_ result: Follower.Result, _ audit: AuditResult?) {
        let (size, previous) = (result.checkpoint.size.value, result.previous.value)
        let root = result.checkpoint.root.base64
        if ledger.speech.json {
            let report = FollowReport(
                audit: audit?.report(in: Tongue.current), origin: result.checkpoint.origin,
                previous: Int64(clamping: previous), root: root, size: Int64(clamping: size),
                withheld: Int64(result.withheld))
            return Console.print(report.canonicalText)
        }
        var page = Page()
        let count = Int(clamping: size)
        if let audit {
            let new = Int(clamping: size - previous)
            page.paragraph(Message.followed(path: ledger.directory, n: count, new: new, root: root).text)
            AuditPage.add(audit, to: &page)
        } else {
            page.paragraph(Message.followedHashes(n: count, root: root).text)
            page.paragraph(Message.followedWithheld(n: result.withheld).text, indent: 2)
        }
        page.show()
    }

    /// The policy that was named, else the one that this replica keeps.
    private func policyFile() throws -> String {
        if let policy { return policy }
        guard FileManager.default.fileExists(atPath: keptPolicy) else { throw UsageError(.followPolicyNeeded) }
        return keptPolicy
    }

    private func keepPolicy(_ file: String) throws {
        guard !FileManager.default.fileExists(atPath: keptPolicy) else { return }
        try FileInput.create(keptPolicy, try FileInput.read(file))
    }

    private var keptPolicy: String { ledger.directory + "/policy" }
}
