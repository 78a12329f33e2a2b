import CanonicalJSON
import Deliberation
import Foundation
import Testing

@testable import ConstanciaCommands

extension CommandLineTests {
    /// The audit's report as text, as SARIF, and while it is made.
    @Suite struct AuditReports {
        private let ledger: DemoLedger

        init() throws { ledger = try DemoLedger() }

        private func sarif(_ text: String) throws -> [String: Any] {
            try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }

        /// What the specification requires of a file, and what viewers rely on (SARIF 2.1.0, section 3).
        private func expectValid(_ file: [String: Any]) throws -> [[String: Any]] {
            #expect(file["version"] as? String == "2.1.0")
            #expect((file["$schema"] as? String)?.hasSuffix("sarif-schema-2.1.0.json") == true)
            let run = try #require((file["runs"] as? [[String: Any]])?.first)
            let tool = try #require(run["tool"] as? [String: Any])
            let driver = try #require(tool["driver"] as? [String: Any])
            #expect(driver["name"] as? String == "Constancia")
            let version = try #require(driver["semanticVersion"] as? String)
            #expect(version.wholeMatch(of: /\d+\.\d+\.\d+/) != nil)
            let rules = try #require(driver["rules"] as? [[String: Any]])
            let ids = try rules.map { try #require($0["id"] as? String) }
            #expect(Set(ids).count == ids.count)
            for rule in rules {
                for key in ["shortDescription", "fullDescription", "help"] {
                    let text = (rule[key] as? [String: Any])?["text"] as? String
                    #expect(text?.isEmpty == false, "\(rule)")
                }
                let level = (rule["defaultConfiguration"] as? [String: Any])?["level"] as? String
                #expect(["error", "warning", "note"].contains(level))
            }
            let results = try #require(run["results"] as? [[String: Any]])
            for result in results {
                let ruleID = try #require(result["ruleId"] as? String)
                let index = try #require(result["ruleIndex"] as? Int)
                #expect(ids.indices.contains(index) && ids[index] == ruleID)
                #expect(["error", "warning", "note"].contains(result["level"] as? String))
                #expect(((result["message"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
                let prints = try #require(result["partialFingerprints"] as? [String: String])
                #expect(!prints.isEmpty && prints.values.allSatisfy { !$0.isEmpty })
                let location = try #require((result["locations"] as? [[String: Any]])?.first)
                let physical = try #require(location["physicalLocation"] as? [String: Any])
                let artifact = try #require(physical["artifactLocation"] as? [String: Any])
                #expect(artifact["uri"] as? String == "log.jsonl")
                if let region = physical["region"] as? [String: Any] {
                    #expect(try #require(region["startLine"] as? Int) >= 1)
                }
                for logical in location["logicalLocations"] as? [[String: Any]] ?? [] {
                    #expect((logical["fullyQualifiedName"] as? String)?.isEmpty == false)
                }
            }
            return results
        }

        private func line(_ result: [String: Any]) -> Int? {
            let location = (result["locations"] as? [[String: Any]])?.first?["physicalLocation"] as? [String: Any]
            return (location?["region"] as? [String: Any])?["startLine"] as? Int
        }

        @Test(arguments: ["es", "en"])
        func `is SARIF that keeps the specification, with the acts where the raw log has them`(
            _ language: String
        ) throws {
            let run = try ledger.run(["audit", "--sarif"], language: language)
            #expect(run.exit == 1)
            let results = try expectValid(sarif(run.text))
            let json = try ledger.run(["audit", "--json"], language: language)
            let report = try AuditReport(canonical: Array(json.text.dropLast().utf8), limits: .document)
            #expect(!results.isEmpty && results.count == report.findings.count + report.overdue.count)
            let raw = try ledger.run(["log", "--raw"]).text.split(separator: "\n")
            for (result, finding) in zip(results, report.findings) {
                let line = try #require(self.line(result))
                #expect(line == Int(finding.seq) + 1)
                #expect(raw[line - 1].contains("\"seq\":\(finding.seq),\"stream\":\"\(finding.stream)\""))
                let properties = try #require(result["properties"] as? [String: Any])
                #expect(properties["remedy"] as? String == finding.remedy)
                #expect(properties["dependents"] as? String == finding.dependents)
                let levels = [Severity.grave: "error", .leve: "warning", .informativa: "note"]
                #expect(result["level"] as? String == levels[finding.severity])
            }
        }

        @Test func `has the same fingerprints from one audit to the next, and no two alike`() throws {
            func prints() throws -> [String] {
                let file = try sarif(ledger.run(["audit", "--sarif"]).text)
                let results = (file["runs"] as? [[String: Any]])?.first?["results"] as? [[String: Any]] ?? []
                return results.compactMap { ($0["partialFingerprints"] as? [String: String])?.values.first }
            }
            let first = try prints()
            #expect(try prints() == first)
            #expect(!first.isEmpty && Set(first).count == first.count)
        }

        @Test func `is SARIF when the file brings the reader down`() throws {
            let file = try FileHandle(forWritingTo: ledger.folder.url.appending(path: "libro/data.mdb"))
            try file.truncate(atOffset: 20_000)
            try file.close()
            let run = try ledger.run(["audit", "--sarif"])
            #expect(run.exit == 4)
            let results = try expectValid(sarif(run.text))
            #expect(results.first?["ruleId"] as? String == "died" && results.first?["level"] as? String == "error")
        }

        @Test func `shows the first five of each rule and counts the others`() throws {
            let run = try ledger.run(["audit"])
            let report = try AuditReport(
                canonical: Array(ledger.run(["audit", "--json"]).text.dropLast().utf8), limits: .document)
            let groups = Dictionary(grouping: report.findings) { "\($0.severity.label.es) · \($0.ruleId)" }
            #expect(groups.values.contains { $0.count > 5 })
            for (heading, findings) in groups {
                #expect(run.text.contains("  ! \(heading) · \(findings.count) hallazgo"))
                let shown = findings.filter { run.text.contains("    · \($0.seq)/\($0.ruleId) · \($0.stream)\n") }
                #expect(shown.map(\.seq) == findings.prefix(5).map(\.seq))
            }
        }

        @Test func `draws its progress on a terminal and nowhere else`() throws {
            let piped = try ledger.run(["audit"])
            #expect(piped.errors.isEmpty && !piped.text.contains("%"))
            let shown = try Terminal.run(["audit", "--ledger", "libro"], in: ledger.folder, [["100 % · ", ""]])
            #expect(shown.exit == 1 && shown.text.contains("\r\u{1B}[K"))
        }

        @Test func `says how far it is, how fast, and how long it will take`() {
            let line = ProgressBar.line(250_000, of: 1_000_000, after: .seconds(10))
            #expect(line.text(.es) == "██████░░░░░░░░░░░░░░░░░░ 25 % · 25000 actos/s · faltan 00:30")
            let done = ProgressBar.line(7, of: 7, after: .seconds(1)).text(.en)
            #expect(done == "████████████████████████ 100 % · 7 acts/s · 00:00 left")
            #expect(ProgressBar.line(0, of: 0, after: .zero).text(.es).contains("100 %"))
            #expect(ProgressBar.line(1, of: 1_000_000, after: .seconds(1)).text(.en).hasSuffix("99:59:59 left"))
        }
    }
}
