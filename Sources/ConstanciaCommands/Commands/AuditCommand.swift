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

    @OptionGroup var signing: SigningOptions

    @Flag(name: .customLong("record"), help: ArgumentHelp(Message.helpRecordAudit.text))
    var record = false

    @Option(name: .customLong("entity"), help: ArgumentHelp(Message.helpAuditEntity.text, valueName: ValueName.name))
    var entity: String?

    @Flag(name: .customLong("in-process"), help: ArgumentHelp(Message.helpInProcess.text, visibility: .private))
    var inProcess = false

    mutating func validate() throws {
        if let asOf, CalendarDate(asOf) == nil { throw ValidationError(Message.dateExpected(word: asOf).text) }
        if let readings, readings != "all" { throw ValidationError(Message.readingsNotAll(word: readings).text) }
    }

    func run() throws {
        _ = try options(nil)
        guard inProcess else { return try runInChild() }
        let trust = try policy.map { try PolicyFile.read($0) }
        let memory = noMemory ? nil : try memory()
        let result = try Auditor.audit(directory: ledger.directory, options: try options(trust, memory))
        if let memory { remember(result, in: memory) }
        let problem: DifferenceReport? = trust.flatMap { self.distrust(of: $0) }
        if ledger.speech.json {
            var report = result.report(in: Tongue.current)
            if let problem {
                report.verdict = AuditResult.Verdict.broken.rawValue
                report.differences.append(problem)
            }
            Console.print(report.canonicalText)
        } else {
            var page = Page()
            AuditPage.add(result, to: &page)
            if trust == nil { page.paragraph(Message.auditTrustsItself.text, indent: 2) }
            if let problem { page.paragraph("✗ \(problem.message)", indent: 2) }
            page.show()
        }
        if problem != nil { throw Ending(exit: .integrity) }
        if record { try putOnRecord(result) }
        switch result.verdict {
        case .clean: return
        case .findings: throw Ending(exit: .findings)
        case .broken: throw Ending(exit: .integrity)
        }
    }

    /// The key of the policy's logs that is this ledger's; else its first, which the audit will then miss.
    private static func trustedKey(of policy: Policy, in directory: String) -> VerifierKey? {
        let own = try? Journal(opening: directory, access: .readOnly, verifiesHead: false).logKey
        return policy.logs.map(\.key).first { $0 == own } ?? policy.logs.first?.key
    }

    /// What the policy says against the head of the log: another key, or too few cosignatures.
    private func distrust(of policy: Policy) -> DifferenceReport? {
        do {
            let note = try Journal(opening: ledger.directory, access: .readOnly, verifiesHead: false).read {
                $0.checkpointNote
            }
            _ = try policy.verify(UnverifiedNote(parsing: note))
            return nil
        } catch {
            let message = Message.policyNotMet(detail: "\(error)").text
            return DifferenceReport(code: "policyNotMet", message: message, place: "checkpoint")
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
    private func memory() throws -> AuditorMemory? {
        (try? Journal(opening: ledger.directory, access: .readOnly, verifiesHead: false)).map { AuditorMemory($0) }
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

    private func options(_ trust: Policy?, _ memory: AuditorMemory? = nil) throws -> AuditOptions {
        var overrides: [String: String] = [:]
        for word in reading {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, Reading.named(parts[0])?.accepts(parts[1]) == true else {
                throw UsageError(.readingInvalid(word: word))
            }
            overrides[parts[0]] = parts[1]
        }
        var options = AuditOptions(
            trustedLogKey: trust.flatMap { Self.trustedKey(of: $0, in: ledger.directory) },
            earlierCheckpoint: try since.map { String(decoding: try FileInput.read($0), as: UTF8.self) },
            overrides: overrides, triesEveryReading: readings != nil,
            moment: AuditMoment(at: at, asOf: asOf.flatMap { CalendarDate($0) }))
        options.rememberedCheckpoints = memory?.notes() ?? []
        return options
    }

    /// Damaged pages make LMDB abort or read outside the map: that ends the child, and is an answer.
    private func runInChild() throws {
        switch ChildProcess.run(Array(CommandLine.arguments.dropFirst()) + ["--in-process"]) {
        case .exited(let code):
            guard let exit = Failure.Exit(rawValue: code) else {
                return try report(died: "exit \(code)")
            }
            if exit != .done { throw Ending(exit: exit) }
        case .signaled(let signal): try report(died: "signal \(signal)")
        case .notStarted(let reason): throw UsageError(.unexpected(detail: reason))
        }
    }

    private func report(died: String) throws {
        let message = Message.auditDied(signal: died).text
        if ledger.speech.json {
            let difference = DifferenceReport(code: "died", message: message, place: "data.mdb")
            let report = AuditReport(
                differences: [difference], findings: [], judged: 0, origin: "", overdue: [], readings: [], root: "",
                size: 0, verdict: "broken")
            Console.print(report.canonicalText)
        } else {
            Console.print(message)
        }
        throw Ending(exit: .integrity)
    }
}
