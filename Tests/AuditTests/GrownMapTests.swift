import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Ledger
import Synchronization
import Testing

/// The judge asks the log for nothing: a transaction of its own could wait for that of the walk, which waits for it.
@Suite struct GrownMapTests {
    @Test func `A file that grows beyond the map while it is audited changes nothing of what is said`() throws {
        let ledger = try TestLedger.vigencia()
        let before = try ledger.audit()
        try #require(before.differences.isEmpty)
        let file = try FileHandle(forUpdating: DataFile(ledger).url)
        let page = DataFile.newestMeta(try Data(contentsOf: DataFile(ledger).url))
        let walker = pthread_self()
        let hasGrown = Mutex(false)
        var options = AuditOptions()
        // The judge has another thread than the walk, which holds its transaction until the judge is done.
        options.heartbeat = {
            guard pthread_self() != walker else { return }
            hasGrown.withLock { hasGrown in
                if hasGrown { return }
                hasGrown = true
                // The last page in use, as a writer leaves it that had to make the map larger: LMDB asks to be told.
                let lastPage = UInt64(1) << 25
                try? file.seek(toOffset: UInt64(page * 4_096 + 136))
                try? file.write(contentsOf: Data((0..<8).map { UInt8(truncatingIfNeeded: lastPage >> (8 * $0)) }))
            }
        }
        let after = try ledger.audit(options)
        #expect(hasGrown.withLock { $0 })
        #expect(after == before, "\(after.summary)")
    }

    @Test(arguments: [0, 50_000])
    func `A record of what is on record already is inadmissible, wherever the first is kept`(_ rows: Int) throws {
        let ledger = try TestLedger.vigencia()
        let events = try ledger.withLedger { try $0.journal.read { try $0.events(in: 0..<UInt64.max) } }
        let first = try #require(events.first { $0.type == EventType.irregularityRecorded.rawValue })
        guard case .object(var data) = try JSONValue(canonical: first.data) else { return }
        data["irregularityId"] = .string("IRR-2026-099")
        let again = try ledger.intent(
            .irregularityRecorded, data, stream: "irregularity/IRR-2026-099", occurred: first.occurred)
        try ledger.append([again], signedBy: ledger.key("secretaria"))
        var options = AuditOptions()
        options.rowsInMemory = rows
        let result = try ledger.audit(options)
        #expect(result.codes == [.actInadmissible], "\(result.summary)")
        #expect(result.differences.allSatisfy { $0.message.es.contains("IRR-2026-001") }, "\(result.summary)")
    }
}
