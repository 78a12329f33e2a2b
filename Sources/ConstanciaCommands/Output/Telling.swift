import Audit
import Deliberation
import EventLog
import Projections

/// Tells why a verdict is what it is, as one report for people and programs.
struct Telling {
    let subject: String
    let journal: Journal
    let moment: AuditMoment

    private var unknown: UsageError { UsageError(.explainUnknown(word: subject)) }

    /// An act, and all that the rules say of it.
    func act(_ seq: UInt64) throws -> ExplanationReport {
        let chronicle = Chronicle(journal)
        guard let found = try chronicle.explanation(of: seq), moment.admits(found) else { throw unknown }
        return report(verdict(found), found, chronicle)
    }

    /// What one rule says of an act.
    func finding(_ seq: UInt64, _ ruleID: String) throws -> ExplanationReport {
        guard Rulebook.rule(ruleID) != nil else {
            let nearest = SpellingDistance.nearest(to: ruleID, among: Rulebook.rules.map(\.id))
            throw UsageError(.unknownRule(id: ruleID, hint: Hint.nearest(nearest)))
        }
        let chronicle = Chronicle(journal)
        guard let found = try chronicle.explanation(of: seq, ruleID: ruleID), moment.admits(found) else {
            throw unknown
        }
        if let breach = found.breaches.first { return report(verdict(breach), found, chronicle) }
        guard ruleID == "CORE-CORRECTION", let act = found.act else {
            throw UsageError(.explainNotBroken(seq: Int(clamping: seq), rule: ruleID))
        }
        return try corrected(act, chronicle)
    }

    /// A verdict that corrections changed: the corrections, what they correct, and what the rules say now.
    ///
    /// What was read on the way was read before the corrections: it is left out, for the verdict does not rest on it.
    private func corrected(_ act: Act, _ chronicle: Chronicle) throws -> ExplanationReport {
        let result = try Auditor.audit(journal, options: AuditOptions(moment: moment))
        guard let finding = result.findings.first(where: { $0.name == "\(act.seq)/CORE-CORRECTION" }) else {
            throw UsageError(.explainNotBroken(seq: Int(clamping: act.seq), rule: "CORE-CORRECTION"))
        }
        try chronicle.advance(to: .max)
        let causes = chronicle.acts.compactMap { cause -> ChainLine? in
            guard case .correctionRecorded(let event) = cause.event, UInt64(clamping: event.correctsSeq) <= act.seq
            else { return nil }
            let note = Message.corrected(
                id: event.correctionId, field: event.field, was: event.was, now: event.is, why: event.reason)
            return ChainLine(note.text, [UInt64(clamping: event.correctsSeq), cause.seq])
        }
        let judged = ChainLine(
            "\(Clock.dayAndTime(act.occurred)) · \(Catalogue.event(act.type).label.text)", [act.seq])
        return report(
            finding.message.text, nil, chronicle,
            chain: [ChainPart(Message.partOutcome.text, [judged]), ChainPart(Message.partLater.text, causes)])
    }

    /// Something that is missing on a day.
    func deadline(_ name: String) throws -> ExplanationReport {
        let chronicle = Chronicle(journal, of: moment)
        guard let (found, finding, day) = try chronicle.deadline(name, on: moment.asOf) else { throw unknown }
        guard let finding else { throw UsageError(.explainNotOverdue(date: day.description, id: name)) }
        var report = report(finding.message.text, found, chronicle)
        report.rules = [
            ExplainedRule(finding.name, finding.ruleID, finding.severity, finding.message.text)
        ]
        return report
    }

    /// A decision: the act that closed it, and the chain that led there and on from there.
    func decision(_ id: String) throws -> ExplanationReport {
        // An act is judged on all that was recorded before it, whichever moment is asked about.
        let chronicle = Chronicle(journal)
        let whole = Chronicle(journal, of: moment)
        try whole.advance(to: .max)
        guard let row = try whole.book.decisions.row(id) else { throw unknown }
        let chain = DecisionChain(row, whole.told)
        guard let closing = chain.closing else {
            return report(row.state.label.text, nil, whole, chain: try chain.parts(before: whole.told, at: nil))
        }
        guard let found = try chronicle.explanation(of: closing.seq) else { throw unknown }
        let parts = try chain.parts(before: chronicle.told, at: closing)
        let said: String
        if case .irregularityRecorded(let event) = closing.event {
            said = Message.explainIrregular(rules: event.ruleIds.joined(separator: ", ")).text
        } else {
            said = verdict(found)
        }
        return report("\(row.state.label.text). \(said)", found, whole, chain: parts)
    }

    private func verdict(_ found: Explanation) -> String {
        let refusals = found.breaches.count(where: \.effect.isRefusal)
        if refusals > 0 { return Message.explainRefused(n: refusals).text }
        if found.breaches.isEmpty { return Message.explainAdmissible.text }
        return Message.explainWithFindings(n: found.breaches.count).text
    }

    private func verdict(_ breach: Breach) -> String {
        guard case .finding(let severity) = breach.effect else { return Message.explainRefused(n: 1).text }
        return Message.explainFound(severity: severity.label.text).text
    }

    private func report(
        _ verdict: String, _ found: Explanation?, _ chronicle: Chronicle, chain: [ChainPart] = []
    ) -> ExplanationReport {
        let (facts, act) = (found?.facts ?? [], found?.act)
        // What a rule read from end to end is too much to list: the fact itself says which acts made it.
        let single = facts.filter { !$0.isWhole }.flatMap(\.acts)
        let named = Set(single + chain.flatMap { $0.lines.flatMap(\.acts) })
        var acts = chronicle.acts.filter { named.contains($0.seq) || $0.seq == act?.seq }
        if let act, acts.last.map({ $0.seq < act.seq }) ?? true { acts.append(act) }
        return ExplanationReport(
            acts: acts.map { ExplainedAct($0) },
            chain: chain.map(\.report),
            facts: facts.map {
                ExplainedFact(acts: $0.acts.map { Int64(clamping: $0) }, key: $0.name.key, view: $0.name.view)
            },
            readings: (found?.readings ?? []).map { basis in
                ExplainedReading(
                    adoptedBy: basis.adopted?.adoptedBy, basis: basis.adopted?.basis ?? [], key: basis.reading.key,
                    seq: basis.seq.map { Int64(clamping: $0) }, value: basis.value)
            },
            rules: (found?.breaches ?? []).map { breach in
                // What the rule refuses is grave, as in an audit.
                let severity = if case .finding(let severity) = breach.effect { severity } else { Severity.grave }
                return ExplainedRule("\(act?.seq ?? 0)/\(breach.ruleID)", breach.ruleID, severity, breach.message.text)
            }, subject: subject, verdict: verdict)
    }
}

extension AuditMoment {
    /// Whether the act that is explained was known then and had happened.
    fileprivate func admits(_ explanation: Explanation) -> Bool { explanation.act.map(admits) ?? true }
}

extension ExplainedRule {
    fileprivate init(_ finding: String, _ ruleID: String, _ severity: Severity, _ message: String) {
        let rule = Rulebook.rule(ruleID)
        self.init(
            article: rule?.article.text ?? "—", finding: finding, message: message, quote: rule?.quote ?? "—",
            remedy: rule?.remedy.text ?? "—", ruleId: ruleID, severity: severity)
    }
}

extension ExplainedAct {
    init(_ act: Act) {
        self.init(
            actor: act.actor, label: Catalogue.event(act.type).label.text, occurred: act.occurred, seq: act.position,
            stream: act.event.streamName, type: act.type.rawValue)
    }
}

/// One step of a chain.
struct ChainPart {
    let title: String
    let lines: [ChainLine]

    init(_ title: String, _ lines: [ChainLine]) {
        self.title = title
        self.lines = lines
    }

    var report: ExplainedPart { ExplainedPart(lines: lines.map(\.report), title: title) }
}

/// What is on record, and the acts that say so.
struct ChainLine {
    let text: String
    let acts: [UInt64]

    init(_ text: String, _ acts: [UInt64]) {
        self.text = text
        self.acts = acts
    }

    var report: ExplainedLine { ExplainedLine(acts: acts.map { Int64(clamping: $0) }, text: text) }
}
