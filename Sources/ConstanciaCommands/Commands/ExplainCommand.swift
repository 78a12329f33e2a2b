import ArgumentParser
import Audit
import Deliberation
import EventLog

/// `explain`: the chain of facts behind a verdict, each with its place in the log.
struct ExplainCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "explain", es: "explicar", .aboutExplain,
            example: "constancia explain D-2026-003\n  constancia explain 51/ART4-PAR7-QUORUM\n"
                + "  constancia explain ART6-N3-MINUTES/S-2026-06 --as-of 2027-01-15")
    }

    @Argument(help: ArgumentHelp(Message.helpExplained.text, valueName: ValueName.thing))
    var subject: String

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var moment: MomentOptions

    func run() throws {
        let journal = try ledger.openForReading()
        let report = try explanation(journal)
        if ledger.speech.json {
            Console.print(report.canonicalText)
        } else {
            ExplanationPage.show(report)
        }
    }

    private func explanation(_ journal: Journal) throws -> ExplanationReport {
        let asked = AuditMoment(at: moment.at, asOf: moment.asOf.flatMap { CalendarDate($0) })
        // As its own output writes an act: #453.
        let subject = subject.hasPrefix("#") ? String(subject.dropFirst()) : subject
        let telling = Telling(subject: subject, journal: journal, moment: asked)
        let parts = subject.split(separator: "/", maxSplits: 1).map(String.init)
        if let seq = UInt64(subject) { return try telling.act(seq) }
        if parts.count == 2, let seq = UInt64(parts[0]) { return try telling.finding(seq, parts[1].uppercased()) }
        if parts.count == 2, Rulebook.rule(parts[0].uppercased()) != nil {
            return try telling.deadline("\(parts[0].uppercased())/\(parts[1])")
        }
        return try telling.decision(subject.uppercased())
    }
}
