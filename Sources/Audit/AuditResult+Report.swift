public import Deliberation
import TransparencyLog

extension AuditResult {
    /// The most entries of each list of a report.
    private static let largestCount = 100_000

    /// The result as it leaves the program, for JSON.
    ///
    /// A finding that depends on a reading says so in its message.
    ///
    /// - Parameter language: The language of the messages.
    /// - Returns: The report.
    public func report(in language: Language) -> AuditReport {
        var differences = differences.prefix(Self.largestCount - 1).map { difference in
            DifferenceReport(
                code: difference.code.rawValue, message: difference.message[language],
                place: difference.place)
        }
        if omittedDifferences > 0 {
            let message = Bilingual(
                es: "Hay \(omittedDifferences) diferencias más de las mismas clases.",
                en: "There are \(omittedDifferences) more differences of the same kinds.")
            differences.append(DifferenceReport(code: "omitted", message: message[language], place: "—"))
        }
        var findings = findings.map { Self.report(of: $0, $0.message[language], language) }
        findings += readingChanges.map { change in
            Self.report(of: change.finding, "\(change.label[language]) \(change.finding.message[language])", language)
        }
        return AuditReport(
            asOf: moment.day, atSeq: moment.asked.at.map { Int64(clamping: $0) }, differences: differences,
            findings: Array(findings.prefix(Self.largestCount)),
            judged: Int64(clamping: moment.acts), origin: origin,
            overdue: moment.overdue.map { $0.report(in: language) }, readings: trials.map { $0.report(in: language) },
            root: root?.base64 ?? "", size: Int64(clamping: size.value), verdict: verdict.rawValue)
    }

    private static func report(
        of finding: AuditFinding, _ message: String, _ language: Language
    ) -> FindingReport {
        let rule = Rulebook.rule(finding.ruleID)
        return FindingReport(
            article: rule?.article[language] ?? "—", message: message.plainLine, quote: rule?.quote ?? "—",
            remedy: rule?.remedy[language] ?? "—", ruleId: finding.ruleID, seq: Int64(clamping: finding.seq),
            severity: finding.severity, stream: finding.stream)
    }
}

extension ReadingChange {
    /// What it means, as the beginning of a sentence.
    public var label: Bilingual {
        switch kind {
        case .appears:
            refuses
                ? Bilingual(
                    es: "[Con la lectura probada se rechazaría]", en: "[Would be refused under the reading tried]")
                : Bilingual(es: "[Aparece con la lectura probada]", en: "[Appears under the reading tried]")
        case .disappears:
            Bilingual(es: "[Desaparece con la lectura probada]", en: "[Disappears under the reading tried]")
        }
    }
}
