import Audit
import Deliberation
import EventLog
import Foundation
import GoldenFiles
import Ledger
import Testing

/// A whole year of the commission: every type of act, and exactly what the rules say of it.
@Suite struct VigenciaTests {
    private static let afterTheYear = CalendarDate(year: 2027, month: 1, day: 15) ?? .latest

    @Test func `the year holds every type of act of the catalogue`() throws {
        let types = try TestLedger.vigencia().withLedger { ledger in
            try ledger.journal.read { log in Set(try log.events(in: 0..<UInt64.max).map(\.type)) }
        }
        #expect(Set(EventType.allCases.map(\.rawValue)).subtracting(types) == [])
    }

    @Test func `it ends with exactly the findings that its file lists, under each reading`() throws {
        let ledger = try TestLedger.vigencia()
        let audit = try ledger.audit()
        #expect(audit.differences.isEmpty, "\(audit.summary)")
        var lines = ["# findings when recorded"]
        lines += audit.findings.map { "\($0.seq) \($0.severity.rawValue) \($0.ruleID) \($0.stream)" }
        lines += ["", "# overdue on \(Self.afterTheYear)"]
        lines += try overdue(ledger)
        for reading in Reading.all {
            for value in reading.values.dropFirst() {
                lines += ["", "# \(reading.key) = \(value)"] + (try changes(ledger, reading, value))
            }
        }
        let text = lines.joined(separator: "\n") + "\n"
        #expect(try GoldenFile.difference(of: text, from: "Tests/AuditTests/Expected/vigencia.txt") == nil)
    }

    /// What time alone breaks, once the year is over.
    private func overdue(_ ledger: TestLedger, _ overrides: [String: String] = [:]) throws -> [String] {
        try ledger.withLedger { ledger in
            try ledger.journal.readBook { book, _ in
                let commission = try book.commission.row(Book.commissionKey)
                let ruleSet = Readings.ruleSet(in: commission, on: Self.afterTheYear)
                let readings = Readings(ruleSet: ruleSet, overrides: overrides)
                return try Rulebook.overdue(asOf: Self.afterTheYear, book: book, readings: readings).map { finding in
                    "\(finding.dueOn) \(finding.severity.rawValue) \(finding.ruleID) \(finding.subject)"
                }
            }
        }
    }

    /// What appears (+) and what disappears (-) under another reading.
    private func changes(_ ledger: TestLedger, _ reading: Reading, _ value: String) throws -> [String] {
        var options = AuditOptions()
        options.overrides = [reading.key: value]
        let changes = try ledger.audit(options).readingChanges.map { change in
            let sign = change.kind == .appears ? "+" : "-"
            let refuses = change.refuses ? " refuses" : ""
            return "\(sign) \(change.finding.seq) \(change.finding.ruleID) \(change.finding.stream)\(refuses)"
        }
        let before = try overdue(ledger)
        let after = try overdue(ledger, options.overrides)
        return changes + after.filter { !before.contains($0) }.map { "+ \($0)" }
            + before.filter { !after.contains($0) }.map { "- \($0)" }
    }
}
