import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Ledger
import Testing
import TransparencyLog

struct `A sound ledger` {
    @Test func `has no differences and the findings that its views hold`() throws {
        let ledger = try TestLedger()
        let result = try ledger.audit()
        #expect(result.differences.isEmpty, "\(result.summary)")
        let stored = try Forgery(ledger: ledger).rows(of: "views/0").filter {
            $0.key.starts(with: Array("findings".utf8))
        }
        #expect(!result.findings.isEmpty && result.findings.count == stored.count)
        #expect(result.verdict == .findings && result.checkpointFile == .current)
        let root = try Forgery(ledger: ledger).root(of: Int(result.size.value))
        #expect(result.root == root && result.origin == "demo.constancia/cicatt")
    }

    @Test func `is audited the same as a backup, and after its views were built again`() throws {
        let ledger = try TestLedger()
        let before = try ledger.audit()
        let copy = ledger.directory + "/backup"
        try ledger.withLedger { _ = try $0.journal.backup(to: copy) }
        let audited = try Auditor.audit(directory: copy, options: AuditOptions(access: .readOnlyUnlocked))
        #expect(audited == before, "\(audited.summary)")
        for _ in 0..<3 {
            try ledger.withLedger { _ = try $0.rebuildViews() }
            let rebuilt = try ledger.audit()
            #expect(rebuilt == before, "\(rebuilt.summary)")
        }
    }

    @Test func `without events is clean`() throws {
        let directory = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let journal = try Journal.create(at: directory, origin: "o", logKey: SigningKey(name: "o"))
        let result = try Auditor.audit(journal)
        #expect(
            result.verdict == .clean && result.size == 0 && result.root == MerkleTree.emptyRoot, "\(result.summary)")
    }

    @Test func `holds against its own key and its earlier checkpoints`() throws {
        let ledger = try TestLedger()
        let forgery = Forgery(ledger: ledger)
        for size in [0, 1, 17, try forgery.leaves().count] {
            let options = AuditOptions(
                trustedLogKey: try ledger.logKey().verifierKey, earlierCheckpoint: try forgery.checkpoint(size: size))
            let result = try ledger.audit(options)
            #expect(result.verdict == .findings, "\(result.summary)")
        }
        var options = AuditOptions()
        options.rememberedCheckpoints = [try forgery.checkpoint(size: 1), try forgery.checkpoint(size: 17)]
        let result = try ledger.audit(options)
        #expect(result.verdict == .findings && result.rememberedHeads == 2, "\(result.summary)")
    }

    @Test func `with a checkpoint file that lacks the last commit is not broken`() throws {
        let ledger = try TestLedger()
        let before = try String(contentsOfFile: ledger.directory + "/checkpoint", encoding: .utf8)
        let size = try ledger.audit().size
        try ledger.append([try ledger.enrolment("otro")], signedBy: ledger.key("secretaria"))
        try Forgery(ledger: ledger).writeCheckpoint(before)
        let result = try ledger.audit()
        #expect(result.verdict == .findings && result.checkpointFile == .lagging(size: size), "\(result.summary)")
    }

    @Test func `is reported with every finding's article and remedy`() throws {
        let result = try TestLedger().audit()
        for language in Language.allCases {
            let report = result.report(in: language)
            let read = try AuditReport(canonical: report.canonicalBytes, limits: .document)
            #expect(read.findings.count == result.findings.count && read.verdict == "findings")
            #expect(read.findings.allSatisfy { $0.article != "—" && $0.remedy != "—" })
        }
    }

    @Test func `shows what another reading of half plus one would change`() throws {
        let ledger = try TestLedger()
        let adopted = try ledger.audit()
        let tried = try ledger.audit(AuditOptions(overrides: ["quorum.halfPlusOne": "arithmeticHalfPlusOneCeil"]))
        #expect(tried.differences.isEmpty && tried.findings == adopted.findings, "\(tried.summary)")
        #expect(
            tried.readingChanges.contains {
                $0.kind == .appears && $0.refuses && $0.finding.ruleID == "ART4-PAR7-DECIDE"
            })
        let same = try ledger.audit(AuditOptions(overrides: ["quorum.halfPlusOne": "moreThanHalf"]))
        #expect(same.readingChanges.isEmpty)
        let report = tried.report(in: .en)
        #expect(report.findings.count == tried.findings.count + tried.readingChanges.count)
    }

    @Test(arguments: [
        (AuditOptions(overrides: ["quorum": "x"]), AuditError.Code.unknownReading),
        (AuditOptions(overrides: ["quorum.halfPlusOne": "x"]), .unknownValue),
        (AuditOptions(earlierCheckpoint: "no note"), .malformedCheckpoint),
    ])
    func `is not audited under options that make no sense`(_ options: AuditOptions, _ code: AuditError.Code) throws {
        let ledger = try TestLedger()
        let error = #expect(throws: AuditError.self) { try ledger.audit(options) }
        #expect(error?.code == code)
    }
}
