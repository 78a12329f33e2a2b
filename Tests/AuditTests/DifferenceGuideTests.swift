import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Testing

@testable import Audit

/// What is said of each kind of difference, besides what differs.
struct `Every kind of difference` {
    /// The kinds as the sources name them.
    private static func codes() throws -> Set<String> {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/Audit")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.lastPathComponent.hasPrefix("Difference") }
        let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
        let kinds = text.matches(of: /static let (\w+) = Self\(rawValue: "(\w+)"\)/).map { String($0.2) }
        return Set(kinds)
    }

    @Test func `has an entry in the table, and the table has no other`() throws {
        let codes = try Self.codes()
        #expect(codes.contains("eventMissing") && codes.count > 40)
        #expect(Set(DifferenceGuide.table.keys.map(\.rawValue)) == codes)
    }

    @Test func `has a title and a remedy in both languages, within what a report may hold`() {
        for (code, guide) in DifferenceGuide.table {
            for language in Language.allCases {
                #expect((4...120).contains(guide.title[language].count), "\(code.rawValue)")
                #expect((20...1_000).contains(guide.remedy[language].count), "\(code.rawValue)")
                #expect(guide.invariant.words[language].contains("\(guide.invariant.rawValue)"))
            }
            #expect(guide.title.es != guide.title.en && guide.remedy.es != guide.remedy.en, "\(code.rawValue)")
        }
    }

    @Test func `names its event, its stream and both values where it compares two`() throws {
        let ledger = try TestLedger()
        let forgery = Forgery(ledger: ledger)
        let row = try #require(
            forgery.rows(of: "views/0").first { $0.key.starts(with: Array("decisions".utf8)) })
        let altered = String(decoding: row.value, as: UTF8.self).replacing("adopted", with: "revoked")
        try forgery.put("views/0", row.key, Array(altered.utf8))
        let result = try ledger.audit()
        let difference = try #require(result.differences.first { $0.code == .viewStale }, "\(result.summary)")
        let id = String(decoding: row.key.drop { $0 != 0 }.dropFirst(), as: UTF8.self)
        #expect(difference.stream == "decision/\(id)")
        #expect(difference.expected?.contains("adopted") == true && difference.found?.contains("revoked") == true)
        let report = try #require(result.report(in: .es).differences.first { $0.code == "viewStale" })
        #expect(report.expected == difference.expected && report.severity == .grave)
        #expect(report.remedy.contains("views rebuild") && report.invariant.hasPrefix("Invariante 3"))
    }

    @Test func `of an event says which`() throws {
        let ledger = try TestLedger()
        let forgery = Forgery(ledger: ledger)
        let leaves = try forgery.leaves()
        try forgery.put("events", 40.bigEndianBytes, leaves[41])
        let difference = try #require(try ledger.audit().differences.first { $0.code == .eventSequence })
        let stream = try Event(decoding: leaves[41]).stream.text
        #expect(difference.seq == 40 && difference.stream == stream)
        #expect(difference.expected == "40" && difference.found == "41")
    }

    @Test(arguments: Attack.ofEvents + Attack.ofDerived + Attack.ofHeads)
    func `is reported so that the report can be read again`(_ attack: Attack) throws {
        let ledger = try TestLedger()
        let options = try attack.apply(Forgery(ledger: ledger))
        let result = try ledger.audit(options)
        for language in Language.allCases {
            let report = result.report(in: language)
            let read = try AuditReport(canonical: report.canonicalBytes, limits: .document)
            #expect(read == report)
        }
    }
}
