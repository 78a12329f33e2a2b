import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// What recording brought, or would bring.
struct ReceiptOutcome {
    let filing: String
    let events: [ReceiptEvent]
    let findings: [ActBreach]
    let isRepeat: Bool
    let isDryRun: Bool
    /// The completed data of each act, which the key would sign; shown by a dry run.
    let data: [String]
    /// The seal that followed.
    let seal: ReceiptEvent?
    /// Why no seal followed, where one was due.
    let sealProblem: String?

    init(_ receipt: LedgerReceipt) {
        filing = receipt.receipt.filing.description
        events = receipt.receipt.events.map { ReceiptEvent($0) }
        switch receipt.seal {
        case .success(let sealed)?: (seal, sealProblem) = (sealed.events.first.map { ReceiptEvent($0) }, nil)
        case .failure(let error)?: (seal, sealProblem) = (nil, Failure(error).message)
        case nil: (seal, sealProblem) = (nil, nil)
        }
        findings = receipt.findings
        isRepeat = receipt.receipt.isRepeat
        isDryRun = false
        data = []
    }

    init(_ rehearsal: Rehearsal) {
        filing = "—"
        events = rehearsal.intents.enumerated().map { index, intent in
            ReceiptEvent(
                id: intent.id.description, leafHash: String(repeating: "0", count: 64),
                seq: Int64(clamping: rehearsal.firstSeq) + Int64(index), stream: intent.stream.text,
                type: intent.type, version: Int64(intent.version))
        }
        findings = rehearsal.findings
        isRepeat = false
        isDryRun = true
        data = rehearsal.intents.map { String(decoding: $0.data, as: UTF8.self) }
        (seal, sealProblem) = (nil, nil)
    }

    /// The outcome as `Schemas/files/receipt.schema.json` describes it.
    var report: ReceiptReport {
        ReceiptReport(
            dryRun: isDryRun, events: events, filing: filing,
            findings: findings.map { finding in
                FindingReport(finding, seq: events[finding.act - 1].seq, stream: events[finding.act - 1].stream)
            }, isRepeat: isRepeat, seal: seal, sealProblem: sealProblem)
    }
}

extension ReceiptEvent {
    init(_ event: Event) {
        self.init(
            id: event.id.description, leafHash: event.leafHash.hex, seq: Int64(clamping: event.seq),
            stream: event.stream.text, type: event.type, version: Int64(event.version))
    }
}

extension FindingReport {
    init(_ located: ActBreach, seq: Int64, stream: String) {
        let breach = BreachReport(located)
        var severity = Severity.informativa
        if case .finding(let found) = located.breach.effect { severity = found }
        self.init(
            article: breach.article, message: breach.message, quote: breach.quote, remedy: breach.remedy,
            ruleId: breach.ruleId, seq: seq, severity: severity, stream: stream)
    }
}

enum ReceiptPage {
    static func show(_ outcome: ReceiptOutcome) {
        var page = Page()
        let count = outcome.events.count
        if outcome.isDryRun {
            page.line(Message.wouldRecord(n: count).text)
        } else if outcome.isRepeat {
            page.line(Message.alreadyRecorded(n: count).text)
        } else {
            page.line(Message.recorded(n: count).text)
        }
        for (index, event) in outcome.events.prefix(40).enumerated() {
            let label = EventType(rawValue: event.type).map { Catalogue.event($0).label.text } ?? event.type
            page.line("  ✓ \(event.seq)  \(label)  (\(event.stream))")
            if let data = outcome.data.dropFirst(index).first { page.line("      \(data)") }
        }
        if count > 40 { page.line("  … +\(count - 40)") }
        if let seal = outcome.seal { page.line("  ✓ \(seal.seq)  \(Message.sealedAfter.text)  (\(seal.stream))") }
        if let problem = outcome.sealProblem {
            page.paragraph("✗ \(Message.notSealed(detail: problem).text)", indent: 2)
        }
        findings(outcome.findings, on: &page)
        page.show()
    }

    static func findings(_ findings: [ActBreach], on page: inout Page) {
        for located in findings {
            let report = FindingReport(located, seq: 0, stream: "")
            page.line(
                "  ! \(Message.finding(severity: report.severity.label.text).text) · \(report.ruleId) · \(report.article)"
            )
            page.paragraph(report.message, indent: 4)
            page.remedy(report.remedy, indent: 4)
        }
    }
}
