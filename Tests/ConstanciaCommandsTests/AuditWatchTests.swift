import CanonicalJSON
import Deliberation
import Foundation
import Testing

extension CommandLineTests {
    /// What becomes of an audit that does not come to its end by itself.
    @Suite struct WatchedAudits {
        private let ledger: DemoLedger

        init() throws {
            ledger = try DemoLedger()
            try FileManager.default.createDirectory(
                at: ledger.folder.url.appending(path: "tmp"), withIntermediateDirectories: false)
        }

        private func audit(_ arguments: [String], language: String = "es") throws -> (run: Run, report: AuditReport) {
            let run = try Program.run(
                ["audit", "--json", "--ledger", "libro"] + arguments, in: ledger.folder, language: language,
                extra: ["TMPDIR": ledger.folder.path("tmp")])
            let left = try FileManager.default.contentsOfDirectory(atPath: ledger.folder.path("tmp"))
            #expect(left == [], "what was recovered for the audit alone is removed")
            let report = try AuditReport(canonical: Array(run.output.dropLast()), limits: .document)
            return (run, report)
        }

        private func cut(_ parts: Int, of whole: Int) throws {
            let url = ledger.folder.url.appending(path: "libro/data.mdb")
            let bytes = try Data(contentsOf: url)
            try bytes.prefix(bytes.count / 4_096 * parts / whole * 4_096).write(to: url)
        }

        @Test(arguments: ["es", "en"])
        func `without progress for too long is a finding and not a hang`(_ language: String) throws {
            let (run, report) = try audit(["--patience", "0.000001"], language: language)
            #expect(run.exit == 4 && report.differences.map(\.code) == ["hung"])
            #expect(report.differences[0].message.contains("--patience"))
        }

        @Test func `with too much memory is a finding`() throws {
            let (run, report) = try audit(["--memory-limit", "1"])
            #expect(run.exit == 4 && report.differences.map(\.code) == ["memory"])
        }

        @Test func `with enough of both is what it was`() throws {
            let (run, report) = try audit(["--patience", "60", "--memory-limit", "2048"])
            #expect(run.exit == 1 && report.differences.isEmpty && report.verdict == "findings")
        }

        @Test func `that falls over a cut file still audits what can be read`() throws {
            try cut(2, of: 3)
            let (run, report) = try audit([])
            #expect(run.exit == 4 && report.verdict == "broken")
            #expect(report.differences.first?.code == "died")
            let salvaged = try #require(report.differences.first { $0.code == "salvaged" })
            #expect(salvaged.message.contains("Actos recuperados: 0–"), "\(salvaged.message)")
            #expect(report.differences.contains { $0.code == "pageStructure" })
            #expect(report.size > 0 && report.origin == "demo.constancia/cicatt")
        }

        @Test func `that is asked to rebuild a sound ledger finds the same and leaves the same log`() throws {
            let before = try ledger.run(["audit", "--json"])
            let run = try ledger.run(["audit", "--json", "--salvage", "rehecho"])
            #expect(run.exit == 1 && run.text == before.text, "\(run.words)")
            let log = try Program.run(["log", "--raw", "--ledger", "rehecho"], in: ledger.folder)
            #expect(try log.text == ledger.run(["log", "--raw"]).text)
            let again = try ledger.run(["audit", "--salvage", "rehecho"])
            #expect(again.exit == 2, "a folder with a ledger is not written to: \(again.words)")
        }
    }
}
