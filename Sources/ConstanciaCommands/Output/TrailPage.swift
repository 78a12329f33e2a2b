import CanonicalJSON
import Deliberation
import Evidence
import TransparencyLog

/// The three answers about a trail, and its story.
enum TrailPage {
    /// What a file shows, as far as its answers go.
    enum Answers {
        case judged(JudgedTrail)
        /// Not complete, or of acts that no view can be made of.
        case authentic(AuthenticTrail, EvidenceError)
        case refused(EvidenceError)
    }

    /// Asks the three questions of a file.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - policy: whom to trust.
    /// - Returns: what the file shows, up to the first question that it fails.
    static func answers(_ bytes: [UInt8], policy: Policy) -> Answers {
        do throws(EvidenceError) {
            let authentic = try UnverifiedTrail(parsing: bytes).authenticate(policy: policy)
            do throws(EvidenceError) {
                return .judged(try authentic.completed().judged())
            } catch {
                return .authentic(authentic, error)
            }
        } catch {
            return .refused(error)
        }
    }

    static func report(_ answers: Answers, file: String) throws -> VerificationReport {
        var report = VerificationReport(
            admissible: "unknown", attachments: [], authentic: "no", complete: "unknown", file: file, findings: [],
            limits: [], readings: [], sequence: [], story: [], unjudged: [], witnesses: [])
        switch answers {
        case .refused(let error): report.explain(error)
        case .authentic(let trail, let error):
            report.describe(trail)
            report.complete = error.code == .unknownAct ? "yes" : "no"
            report.explain(error)
        case .judged(let trail):
            report.describe(trail.complete.authentic)
            report.complete = "yes"
            report.admissible = trail.verdict.rawValue
            report.findings = trail.findings.map { FindingReport($0) }
            report.unjudged = trail.unjudged.map { Message.trailUnjudged($0).text }
            report.readings = trail.readings.map { Message.trailReading($0).text }
            report.story = try TrailStory(trail).parts().map { part in
                StoryPart(
                    lines: part.lines.map { line in
                        StoryLine(acts: line.acts.map { Int64(clamping: $0) }, text: line.text)
                    }, title: part.title)
            }
            report.limits = JudgedTrail.limits.map(\.text)
        }
        return report
    }

    static func add(_ report: VerificationReport, to page: inout Page) {
        page.line(Message.trailHeading(subject: report.subject ?? "—").text)
        page.line("  " + Message.fileLine(path: report.file).text)
        if let origin = report.origin, let size = report.size {
            page.line("  " + Message.trailLedger(origin: origin, size: Int(size)).text)
        }
        page.line()
        page.table([
            [Message.trailAuthentic.text, Message.answer(report.authentic).text],
            [Message.trailComplete.text, Message.answer(report.complete).text],
            [Message.trailAdmissible.text, Message.answer(report.admissible).text],
            [
                Message.trailAsOf.text,
                report.asOf.map { "\($0) (\(Message.trailSeal(seq: Int(report.sealed ?? 0)).text))" } ?? "—",
            ],
        ])
        if !report.witnesses.isEmpty {
            page.line("  " + Message.trailWitnesses(names: report.witnesses.joined(separator: ", ")).text)
        }
        if let timestamp = report.timestamp { page.paragraph(timestamp, indent: 2) }
        if let reason = report.reason, let code = report.code {
            page.line()
            page.paragraph("! \(reason) [\(code)]", indent: 2)
            page.paragraph(Message.notVerifiedRemedy.text, indent: 2)
        }
        for part in report.story {
            page.heading(part.title)
            for line in part.lines {
                let acts = ActList.short(line.acts.map { UInt64(clamping: $0) })
                page.paragraph(acts.isEmpty ? line.text : "\(line.text)  [\(acts)]", indent: 2)
            }
        }
        if !report.findings.isEmpty { page.heading(Message.trailFindings.text) }
        for finding in report.findings {
            page.paragraph(
                "! #\(finding.seq) · \(finding.ruleId) · \(finding.severity.label.text): \(finding.message)", indent: 2)
        }
        list(Message.trailUnjudgedHeading.text, report.unjudged, on: &page)
        list(Message.trailReadingsHeading.text, report.readings, on: &page)
        list(Message.trailAttachments.text, report.attachments, on: &page)
        list(Message.trailLimits.text, report.limits, on: &page)
    }

    private static func list(_ title: String, _ lines: [String], on page: inout Page) {
        guard !lines.isEmpty else { return }
        page.heading(title)
        for line in lines { page.paragraph("· " + line, indent: 2) }
    }

    static func add(_ event: VerifiedEvent, file: String, to page: inout Page) {
        let act = event.act
        page.line(
            Message.proofVerified(
                seq: Int(clamping: event.envelope.seq), origin: event.checkpoint.checkpoint.origin,
                size: Int(clamping: event.checkpoint.checkpoint.size.value)
            ).text)
        page.line("  " + Message.fileLine(path: file).text)
        page.line(
            "  \(Clock.dayAndTime(act.occurred))  \(Catalogue.event(act.type).label.text)  (\(act.event.streamName))")
        for limit in VerifiedEvent.limits { page.paragraph("· " + limit.text, indent: 2) }
    }

    static func report(_ event: VerifiedEvent, file: String) -> VerificationReport {
        VerificationReport(
            entry: event.envelope.seq, event.checkpoint, file, event.envelope.stream, VerifiedEvent.limits)
    }

    static func report(_ entry: VerifiedEntry, file: String) -> VerificationReport {
        VerificationReport(entry: entry.index.value, entry.checkpoint, file, nil, [])
    }
}

extension VerificationReport {
    /// The report of one entry of a log: authentic, and neither complete nor judged.
    fileprivate init(
        entry: UInt64, _ checkpoint: VerifiedCheckpoint, _ file: String, _ stream: String?, _ limits: [Bilingual]
    ) {
        self.init(
            admissible: "unknown", attachments: [], authentic: "yes", complete: "unknown", file: file, findings: [],
            limits: limits.map(\.text), origin: checkpoint.checkpoint.origin, readings: [],
            root: checkpoint.checkpoint.root.base64, sequence: [Int64(clamping: entry)],
            size: Int64(clamping: checkpoint.checkpoint.size.value), story: [], subject: stream, unjudged: [],
            witnesses: checkpoint.witnessNames)
    }

    /// Takes back what was said of a file that turned out not to be authentic.
    mutating func refuse(_ error: EvidenceError) {
        self = VerificationReport(
            admissible: "unknown", attachments: [], authentic: "no", complete: "unknown", file: file, findings: [],
            limits: [], readings: [], sequence: [], story: [], unjudged: [], witnesses: [])
        explain(error)
    }

    fileprivate mutating func explain(_ error: EvidenceError) {
        code = error.code.rawValue
        reason = error.message.text
    }

    fileprivate mutating func describe(_ trail: AuthenticTrail) {
        let tree = trail.checkpoint.checkpoint
        authentic = "yes"
        subject = trail.file.subject
        origin = tree.origin
        asOf = trail.sealEvent.recorded
        size = Int64(clamping: tree.size.value)
        root = tree.root.base64
        sealed = Int64(clamping: trail.sealEvent.seq)
        sequence = trail.events.map { Int64(clamping: $0.envelope.seq) }
        witnesses = trail.checkpoint.witnessNames
        attachments = trail.attachments.map(\.sha256)
    }
}

extension VerifiedCheckpoint {
    /// The witnesses of the policy whose cosignatures hold.
    fileprivate var witnessNames: [String] {
        note.signatures.filter { $0.cosignedAt != nil }.map { "\($0.key.name)" }
    }
}

extension FindingReport {
    fileprivate init(_ finding: JudgedTrail.Finding) {
        let severity = if case .finding(let severity) = finding.breach.effect { severity } else { Severity.grave }
        let rule = Rulebook.rule(finding.breach.ruleID)
        self.init(
            article: rule?.article.text ?? "—", message: finding.breach.message.text, quote: rule?.quote ?? "—",
            remedy: finding.breach.remedy.text, ruleId: finding.breach.ruleID, seq: finding.act.position,
            severity: severity, stream: finding.act.event.streamName)
    }
}

extension Message {
    /// The words of an answer.
    fileprivate static func answer(_ word: String) -> Message {
        switch word {
        case "yes": .answerYes
        case "no": .answerNo
        case "findings": .answerFindings
        case "partly": .answerPartly
        default: .answerUnknown
        }
    }

    fileprivate static func trailUnjudged(_ rule: JudgedTrail.Unjudged) -> Message {
        .trailRuleUnjudged(rule: rule.ruleID, seq: Int(clamping: rule.seq), missing: rule.missing)
    }

    fileprivate static func trailReading(_ basis: JudgedTrail.Basis) -> Message {
        basis.wouldChange.isEmpty
            ? .trailReadingSame(key: basis.reading.key, value: basis.value)
            : .trailReadingOther(
                key: basis.reading.key, value: basis.value, others: basis.wouldChange.joined(separator: ", "))
    }
}
