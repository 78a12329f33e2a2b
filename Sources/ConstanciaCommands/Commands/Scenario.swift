import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// The demonstration, as the files that the program carries tell it: one session act by act, and the rest of its year.
struct Scenario {
    /// One filing, and the rule that must refuse it, if one must.
    struct Step {
        let title: Bilingual
        let drafts: [Draft]
        let refusedBy: String?
        /// Whose key signs; nil for the one that the founding file names.
        let signer: String?
    }

    let steps: [Step]

    /// The first session.
    static func session() throws -> Scenario { try Scenario(PackageResources.demo_yaml) }

    /// What follows it until the year's last session and its control.
    static func vigencia() throws -> Scenario { try Scenario(PackageResources.vigencia_yaml) }

    init(_ bytes: [UInt8]) throws {
        guard case .object(let members) = try DraftReader.value(of: bytes), case .array(let steps) = members["steps"]
        else { throw UsageError(.scenarioInvalid(detail: "steps")) }
        self.steps = try steps.map { try Step($0) }
    }
}

extension Scenario.Step {
    init(_ value: JSONValue) throws {
        guard case .object(let members) = value, case .string(let es) = members["es"],
            case .string(let en) = members["en"], case .array(let acts) = members["acts"]
        else { throw UsageError(.scenarioInvalid(detail: "es, en, acts")) }
        title = Bilingual(es: es, en: en)
        drafts = try acts.enumerated().map { index, act in try Draft(act, at: index + 1) }
        if case .string(let rule) = members["refused"] { refusedBy = rule } else { refusedBy = nil }
        if case .string(let actor) = members["signer"] { signer = actor } else { signer = nil }
    }

    /// Records the step and tells it; a step that ends otherwise than the scenario says is an error.
    func play(on ledger: Ledger, _ key: SigningKey, _ page: inout Page, _ refusals: inout [Refusal]) throws {
        do {
            let receipt = try ledger.record(drafts, signedBy: key)
            guard refusedBy == nil else { throw UsageError(.scenarioNotRefused(detail: title.text)) }
            page.line("  ✓ \(title.text) (\(Message.acts(n: receipt.receipt.events.count).text))")
            for finding in receipt.findings {
                let report = FindingReport(finding, seq: 0, stream: "")
                page.paragraph(
                    "! \(Message.finding(severity: report.severity.label.text).text) · \(report.ruleId): \(report.message)",
                    indent: 6)
            }
        } catch let refusal as Refusal where refusal.breaches.first?.breach.ruleID == refusedBy {
            refusals.append(refusal)
            page.line("  ✗ \(title.text) — \(Message.refusedBy(rule: refusedBy ?? "").text)")
        }
    }
}
