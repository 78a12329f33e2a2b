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
        var differences = differences.prefix(Self.largestCount - 1).map { report(of: $0, language) }
        if omittedDifferences > 0 {
            let message = Bilingual(
                es: "Hay \(omittedDifferences) diferencias más de las mismas clases.",
                en: "There are \(omittedDifferences) more differences of the same kinds.")
            differences.append(DifferenceReport(.omitted, place: "—", message[language], language))
        }
        var findings = findings.map { report(of: $0, $0.message[language], language) }
        findings += readingChanges.map { change in
            report(of: change.finding, "\(change.label[language]) \(change.finding.message[language])", language)
        }
        return AuditReport(
            asOf: moment.day, atSeq: moment.asked.at.map { Int64(clamping: $0) }, dependents: dependentsReport,
            differences: differences, findings: Array(findings.prefix(Self.largestCount)),
            judged: Int64(clamping: moment.acts), origin: origin,
            overdue: moment.overdue.map { $0.report(in: language) }, readings: trials.map { $0.report(in: language) },
            root: root?.base64 ?? "", size: Int64(clamping: size.value), verdict: verdict.rawValue)
    }

    /// What rests on a subject, as one sentence; `nil` where nothing does.
    ///
    /// - Parameter subject: The `subject` of a finding or a difference.
    /// - Returns: The sentence, in which some of what rests on it is named.
    public func dependents(of subject: String?) -> Bilingual? {
        guard let subject, let groups = dependents[subject] else { return nil }
        return Dependents.sentence(groups, on: subject)
    }

    private var dependentsReport: [DependentsReport] {
        let reports = dependents.sorted { $0.key < $1.key }.flatMap { subject, groups in
            groups.map {
                DependentsReport(
                    ids: $0.ids, kind: $0.kind.rawValue, subject: subject, total: Int64(clamping: $0.total))
            }
        }
        return Array(reports.prefix(Self.largestCount))
    }

    private func report(of difference: Difference, _ language: Language) -> DifferenceReport {
        var report = DifferenceReport(
            difference.code, place: difference.place, difference.message[language], language)
        report.seq = difference.seq.map { Int64(clamping: $0) }
        report.stream = difference.stream
        report.expected = difference.expected
        report.found = difference.found
        report.dependents = dependents(of: difference.subject)?[language]
        report.subject = report.dependents == nil ? nil : difference.subject
        return report
    }

    private func report(of finding: AuditFinding, _ message: String, _ language: Language) -> FindingReport {
        let rule = Rulebook.rule(finding.ruleID)
        let dependents = dependents(of: finding.subject)?[language]
        return FindingReport(
            article: rule?.article[language] ?? "—", dependents: dependents, message: message.plainLine,
            quote: rule?.quote ?? "—", remedy: rule?.remedy[language] ?? "—", ruleId: finding.ruleID,
            seq: Int64(clamping: finding.seq), severity: finding.severity, stream: finding.stream,
            subject: dependents == nil ? nil : finding.subject)
    }
}

extension DifferenceReport {
    /// A difference of which nothing is known but its kind, its place and what was found.
    ///
    /// - Parameters:
    ///   - code: The kind.
    ///   - place: Where.
    ///   - message: What differs, in the language of the report.
    ///   - language: The language of the rest.
    public init(_ code: Difference.Code, place: String, _ message: String, _ language: Language) {
        let guide = code.guide
        self.init(
            code: code.rawValue, invariant: guide.invariant.words[language], message: message, place: place,
            remedy: guide.remedy[language], severity: guide.severity)
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
