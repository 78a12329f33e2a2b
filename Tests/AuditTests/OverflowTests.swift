import Audit
import Deliberation
import EventLog
import Ledger
import Testing

/// An audit that has hardly any memory: rows and heads go to a file, and what it says stays the same.
@Suite struct OverflowTests {
    /// What a year's audit says, with room for so many rows.
    private static func audit(_ ledger: TestLedger, rowsInMemory: Int) throws -> AuditResult {
        var options = AuditOptions()
        options.rowsInMemory = rowsInMemory
        return try ledger.audit(options)
    }

    @Test(arguments: [0, 10, 60])
    func `A year whose rows and heads do not fit into memory is as sound as before`(rows: Int) throws {
        let ledger = try TestLedger.vigencia()
        let (little, ample) = (try Self.audit(ledger, rowsInMemory: rows), try Self.audit(ledger, rowsInMemory: 50_000))
        #expect(little.differences == [])
        #expect(little.findings == ample.findings)
        #expect(little.moment == ample.moment)
        #expect(little.root == ample.root)
    }

    @Test(arguments: [0, 10, 50_000])
    func `A row that no act gives is named whether or not the rows fit into memory`(rows: Int) throws {
        let ledger = try TestLedger.vigencia()
        try Forgery(ledger: ledger).put("views/0", Array("commitments\u{0}C-2026-999".utf8), [1])
        #expect(try Self.audit(ledger, rowsInMemory: rows).differences.map(\.code) == [.viewExtra])
    }
}
