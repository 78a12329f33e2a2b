import ArgumentParser
import Audit
import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// `audit`: reads and judges the whole ledger again, in a process of its own.
struct AuditCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "audit", es: "auditar", .aboutAudit,
            example: "constancia audit --ledger libro\n"
                + "  constancia audit --reading quorum.halfPlusOne=arithmeticHalfPlusOneCeil\n"
                + "  constancia audit --as-of 2026-12-31 --readings all")
    }

    @OptionGroup var ledger: LedgerOptions

    @Option(name: .customLong("reading"), help: ArgumentHelp(Message.helpReading.text, valueName: ValueName.reading))
    var reading: [String] = []

    @Option(name: .customLong("readings"), help: ArgumentHelp(Message.helpReadings.text, valueName: "all"))
    var readings: String?

    @Option(name: .customLong("at"), help: ArgumentHelp(Message.helpAuditAt.text, valueName: ValueName.sequence))
    var at: UInt64?

    @Option(name: .customLong("as-of"), help: ArgumentHelp(Message.helpAuditAsOf.text, valueName: ValueName.date))
    var asOf: String?

    @Option(
        name: .customLong("since"), help: ArgumentHelp(Message.helpSince.text, valueName: ValueName.file),
        completion: .file())
    var since: String?

    @Option(
        name: .customLong("policy"), help: ArgumentHelp(Message.helpPolicy.text, valueName: ValueName.file),
        completion: .file())
    var policy: String?

    @Flag(name: .customLong("no-memory"), help: ArgumentHelp(Message.helpNoMemory.text))
    var noMemory = false

    @Flag(name: .customLong("sarif"), help: ArgumentHelp(Message.helpSarif.text))
    var sarif = false

    @OptionGroup var signing: SigningOptions

    @Flag(name: .customLong("record"), help: ArgumentHelp(Message.helpRecordAudit.text))
    var record = false

    @Option(name: .customLong("entity"), help: ArgumentHelp(Message.helpAuditEntity.text, valueName: ValueName.name))
    var entity: String?
    @Option(
        name: .customLong("salvage"), help: ArgumentHelp(Message.helpSalvage.text, valueName: ValueName.folder),
        completion: .directory)
    var salvage: String?

    @Option(
        name: .customLong("patience"), help: ArgumentHelp(Message.helpPatience.text, valueName: ValueName.seconds))
    var patience: Double = 300

    @Option(name: .customLong("memory-limit"), help: ArgumentHelp(Message.helpMemory.text, valueName: "MiB"))
    var memoryLimit: Int = 8_192

    @Option(name: .customLong("fallen"), help: ArgumentHelp(Message.helpFallen.text, visibility: .private))
    var fallen: String?

    @Flag(name: .customLong("in-process"), help: ArgumentHelp(Message.helpInProcess.text, visibility: .private))
    var inProcess = false

    mutating func validate() throws {
        if let asOf, CalendarDate(asOf) == nil { throw ValidationError(Message.dateExpected(word: asOf).text) }
        guard patience > 0, patience.isFinite, memoryLimit > 0 else {
            throw ValidationError(Message.auditLimitsTooSmall.text)
        }
        if let readings, readings != "all" { throw ValidationError(Message.readingsNotAll(word: readings).text) }
    }

    func run() throws {
        _ = try options(nil, ledger.directory)
        // Who will sign is asked before the work, not after it.
        if record { _ = try signing.signingKey() }
        guard inProcess else { return try runInChild() }
        let watch = AuditWatch(patience: patience, mebibytes: memoryLimit)
        let (result, problem) = try audit(watch)
        let fall = fallen.map { AuditFall($0).difference }
        if ledger.speech.json || sarif {
            var report = result.report(in: Tongue.current)
            if let fall { report.differences.insert(fall, at: 0) }
            if let problem { report.differences.append(problem) }
            if fall != nil || problem != nil { report.verdict = AuditResult.Verdict.broken.rawValue }
            show(report)
        } else {
            var page = Page()
            if let fall { page.paragraph(fall.message) }
            AuditPage.add(result, to: &page)
            if policy == nil { page.paragraph(Message.auditTrustsItself.text, indent: 2) }
            if let problem { page.paragraph("✗ \(problem.message)", indent: 2) }
            page.show()
        }
        if fall != nil || problem != nil { throw Ending(exit: .integrity) }
        if since != nil, result.verdict != .broken { Console.say(Message.sinceContinued.text) }
        if record { try putOnRecord(result) }
        switch result.verdict {
        case .clean: return
        case .findings: throw Ending(exit: .findings)
        case .broken: throw Ending(exit: .integrity)
        }
    }

    /// Audits the ledger, or what can be recovered of it, and holds it against the policy.
    private func audit(_ watch: AuditWatch) throws -> (AuditResult, DifferenceReport?) {
        let trust = try policy.map { try PolicyFile.read($0) }
        let directory = salvage ?? ledger.directory
        let recovered = try salvage.map { target in
            try Auditor.salvage(
                ledger.directory, into: target, logKey: trust?.logs.first?.key, progress: watch.progress)
        }
        let memory = try memory(of: directory)
        var options = try options(trust, directory)
        options.heartbeat = watch.progress
        let bar = ProgressBar.onTerminal()
        if let bar { options.progress = { bar.show($0, of: $1) } }
        defer { bar?.clear() }
        if let (notes, unreadable) = memory?.notes() {
            options.rememberedCheckpoints = notes
            for name in unreadable { Console.say(Message.memoryUnreadable(name: name).text) }
        }
        let result =
            if let recovered {
                try Auditor.audit(salvaged: directory, after: recovered, options: options)
            } else {
                try Auditor.audit(directory: directory, options: options)
            }
        if salvage == nil, let memory { remember(result, in: memory) }
        return (result, trust.flatMap { Self.distrust(of: $0, result.head) })
    }

    /// The key of the policy's logs that is this ledger's; else its first, which the audit will then miss.
    private static func trustedKey(of policy: Policy, in directory: String) -> VerifierKey? {
        let own = try? Journal(opening: directory, access: .readOnly, verifiesHead: false).logKey
        return policy.logs.map(\.key).first { $0 == own } ?? policy.logs.first?.key
    }

    /// What the policy says against the head that was audited: another key, or too few cosignatures.
    private static func distrust(of policy: Policy, _ head: String?) -> DifferenceReport? {
        do {
            guard let head else { throw EventLogError(.damaged, "meta head") }
            _ = try policy.verify(UnverifiedNote(parsing: head))
            return nil
        } catch {
            let message = Message.policyNotMet(detail: "\(error)").text
            return DifferenceReport(.policyNotMet, place: "checkpoint", message, Tongue.current)
        }
    }

    /// Files the audit under the control body's key; one of a ledger that is broken is not put on record there.
    private func putOnRecord(_ result: AuditResult) throws {
        guard result.verdict != .broken else { return Console.say(Message.auditNotRecorded.text) }
        let opened = AuditOnRecord(ledger: try ledger.openForWriting(), key: try signing.signingKey(), entity: entity)
        // One language, so that the hash does not depend on who reads.
        let report = result.report(in: .es).canonicalText
        let receipt = try opened.record(result, report: report, version: Constancia.configuration.version)
        let acts = receipt.receipt.events.map { "#\($0.seq) \($0.type)" }.joined(separator: ", ")
        Console.say(Message.auditRecorded(acts: acts).text)
    }

    /// What this machine remembers of the log; nothing where the ledger cannot be opened.
    private func memory(of directory: String) throws -> AuditorMemory? {
        if noMemory { return nil }
        return (try? Journal(opening: directory, access: .readOnly, verifiesHead: false)).map { AuditorMemory($0) }
    }

    /// Adds the head of a ledger that is whole; that it cannot be kept is told, and changes no verdict.
    private func remember(_ result: AuditResult, in memory: AuditorMemory) {
        guard result.verdict != .broken, let head = result.head else { return }
        do {
            try memory.remember(head)
        } catch {
            Console.say(Message.memoryNotKept(detail: "\(error)").text)
        }
    }

    private func options(_ trust: Policy?, _ directory: String) throws -> AuditOptions {
        var overrides: [String: String] = [:]
        for word in reading {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, Reading.named(parts[0])?.accepts(parts[1]) == true else {
                throw UsageError(.readingInvalid(word: word))
            }
            overrides[parts[0]] = parts[1]
        }
        return AuditOptions(
            trustedLogKey: trust.flatMap { Self.trustedKey(of: $0, in: directory) },
            earlierCheckpoint: try since.map { String(decoding: try FileInput.read($0), as: UTF8.self) },
            overrides: overrides, triesEveryReading: readings != nil,
            moment: AuditMoment(at: at, asOf: asOf.flatMap { CalendarDate($0) }))
    }

    /// Damaged pages make LMDB abort or read outside the map: that ends the child, and is an answer; a second child then
    /// reads what can still be read.
    private func runInChild() throws {
        let arguments = Array(CommandLine.arguments.dropFirst()) + ["--in-process"]
        guard let fall = try end(of: arguments) else { return }
        if salvage == nil, let folder = TemporaryFolder() {
            defer { folder.remove() }
            let again = arguments + ["--salvage", folder.path, "--fallen", fall.cause]
            // Whatever else keeps it from reading, that the first one fell is told.
            if case .exited(Failure.Exit.integrity.rawValue) = ChildProcess.run(again) {
                throw Ending(exit: .integrity)
            }
        }
        let difference = fall.difference
        if ledger.speech.json || sarif {
            show(
                AuditReport(
                    dependents: [], differences: [difference], findings: [], judged: 0, origin: "", overdue: [],
                    readings: [], root: "", size: 0, verdict: AuditResult.Verdict.broken.rawValue))
        } else {
            Console.print(difference.message)
        }
        throw Ending(exit: .integrity)
    }

    private func show(_ report: AuditReport) {
        Console.print(sarif ? AuditSARIF.text(of: report, Tongue.current) : report.canonicalText)
    }

    /// Runs a child; ends as it ended, or returns how it fell.
    private func end(of arguments: [String]) throws -> AuditFall? {
        switch ChildProcess.run(arguments) {
        case .exited(let code):
            guard let exit = Failure.Exit(rawValue: code) else { return AuditFall("exit \(code)") }
            if exit != .done { throw Ending(exit: exit) }
            return nil
        case .signaled(let signal): return AuditFall(signal: signal)
        case .notStarted(let reason): throw UsageError(.unexpected(detail: reason))
        }
    }
}
