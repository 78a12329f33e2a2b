import ArgumentParser
import Audit
import CanonicalJSON
import Deliberation

/// An audit as SARIF 2.1.0, so that viewers made for it show what was found.
///
/// The log is the file `log.jsonl` as `constancia log --raw` prints it: the event of sequence number *n* is line *n* + 1.
enum AuditSARIF {
    private static let schema =
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    private static let logFile = "log.jsonl"
    private static let fingerprint = "constancia/v1"

    /// The whole file, on one line.
    static func text(of report: AuditReport, _ language: Language) -> String {
        let findings = report.findings.map { Finding($0, language) } + report.overdue.map { Finding($0, language) }
        let all = report.differences.map { Finding($0, language) } + findings
        var times: [String: Int] = [:]
        let results = all.map { finding in
            times[finding.identity, default: 0] += 1
            return (finding, times[finding.identity] ?? 1)
        }
        let ids = all.map(\.ruleID).inOrderOnce()
        let rules = Dictionary(all.map { ($0.ruleID, $0.rule) }) { first, _ in first }
        let indexes = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
        let driver: [String: JSONValue] = [
            "name": .string("Constancia"), "rules": .array(ids.compactMap { rules[$0] }),
            "semanticVersion": .string(Constancia.configuration.version),
        ]
        let run: [String: JSONValue] = [
            "columnKind": .string("utf16CodeUnits"), "language": .string(language.rawValue),
            "properties": .object([
                "dependents": .array(report.dependents.map(object)), "origin": .string(report.origin),
                "root": .string(report.root), "size": .integer(report.size), "verdict": .string(report.verdict),
            ]),
            "results": .array(results.map { $0.result(index: indexes[$0.ruleID] ?? 0, time: $1) }),
            "tool": .object(["driver": .object(driver)]),
        ]
        let log = JSONValue.object([
            "$schema": .string(schema), "runs": .array([.object(run)]), "version": .string("2.1.0"),
        ])
        return String(decoding: log.canonicalBytes(), as: UTF8.self)
    }

    private static func object(_ report: DependentsReport) -> JSONValue {
        .object([
            "ids": .array(report.ids.map { .string($0) }), "kind": .string(report.kind),
            "subject": .string(report.subject), "total": .integer(report.total),
        ])
    }

    /// What differences and findings have in common.
    private struct Finding {
        let ruleID: String
        let rule: JSONValue
        let level: String
        let message: String
        let stream: String?
        let seq: Int64?
        /// What tells it from others and stays the same from one audit to the next.
        let identity: String
        var properties: [String: JSONValue]

        init(_ difference: DifferenceReport, _ language: Language) {
            let guide = Difference.Code(rawValue: difference.code).guide
            // What breaks integrity is an error, however grave.
            (ruleID, level, message) = (difference.code, "error", difference.message)
            (stream, seq, identity) = (difference.stream, difference.seq, "\(difference.code)|\(difference.place)")
            rule = Self.rule(
                ruleID, guide.title[language], guide.invariant.words[language], difference.remedy, level: level)
            properties = ["place": .string(difference.place), "severity": .string(difference.severity.rawValue)]
            add("expected", difference.expected)
            add("found", difference.found)
            add("dependents", difference.dependents)
            add("remedy", difference.remedy)
            add("subject", difference.subject)
        }

        init(_ finding: FindingReport, _ language: Language) {
            (ruleID, level, message) = (finding.ruleId, finding.severity.level, finding.message)
            (stream, seq, identity) = (finding.stream, finding.seq, "\(finding.seq)/\(finding.ruleId)")
            let checks = Rulebook.rule(ruleID)?.checks[language] ?? finding.ruleId
            let text = finding.quote == "—" ? finding.article : "\(finding.article): «\(finding.quote)»"
            rule = Self.rule(ruleID, checks, text, finding.remedy, level: level)
            properties = ["article": .string(finding.article), "severity": .string(finding.severity.rawValue)]
            add("dependents", finding.dependents)
            add("remedy", finding.remedy)
            add("subject", finding.subject)
        }

        /// What is overdue is of no event.
        init(_ overdue: ObligationReport, _ language: Language) {
            let severity = overdue.severity ?? .informativa
            (ruleID, level, message) = (overdue.ruleId, severity.level, overdue.message)
            (stream, seq, identity) = (nil, nil, "\(overdue.ruleId)/\(overdue.subject)")
            let known = Rulebook.rule(ruleID)
            let remedy = known?.remedy[language] ?? "—"
            rule = Self.rule(
                ruleID, known?.checks[language] ?? ruleID, known?.article[language] ?? ruleID, remedy, level: level)
            properties = ["severity": .string(severity.rawValue), "subject": .string(overdue.subject)]
            add("dueOn", overdue.dueOn?.description)
            add("remedy", remedy)
        }

        private mutating func add(_ name: String, _ value: String?) {
            if let value { properties[name] = .string(value) }
        }

        private static func rule(
            _ id: String, _ title: String, _ basis: String, _ remedy: String, level: String
        ) -> JSONValue {
            .object([
                "defaultConfiguration": .object(["level": .string(level)]), "fullDescription": text(basis),
                "help": text("\(basis)\n\n\(remedy)"), "id": .string(id), "shortDescription": text(title),
            ])
        }

        private static func text(_ text: String) -> JSONValue { .object(["text": .string(text)]) }

        // Its identity may come up several times: an act may break one rule in several ways.
        func result(index: Int, time: Int) -> JSONValue {
            var properties = properties
            if let seq { properties["seq"] = .integer(seq) }
            return .object([
                "level": .string(level), "locations": .array([.object(location)]), "message": Self.text(message),
                "partialFingerprints": .object([fingerprint: .string(time == 1 ? identity : "\(identity)/\(time)")]),
                "properties": .object(properties),
                "ruleId": .string(ruleID), "ruleIndex": .integer(Int64(index)),
            ])
        }

        private var location: [String: JSONValue] {
            var physical: [String: JSONValue] = ["artifactLocation": .object(["uri": .string(logFile)])]
            if let seq { physical["region"] = .object(["startLine": .integer(seq + 1)]) }
            var location: [String: JSONValue] = ["physicalLocation": .object(physical)]
            if let stream {
                location["logicalLocations"] = .array([
                    .object(["fullyQualifiedName": .string(stream), "kind": .string("resource")])
                ])
            }
            return location
        }
    }
}

extension Severity {
    /// What SARIF calls it.
    fileprivate var level: String {
        switch self {
        case .grave: "error"
        case .leve: "warning"
        case .informativa: "note"
        }
    }
}
