import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Testing
import TransparencyLog

struct `Damage is named` {
    @Test func `with its place, and in two languages`() throws {
        let ledger = try TestLedger()
        let row = try Forgery(ledger: ledger).rows(of: "streams")[17]
        try Forgery(ledger: ledger).put("streams", row.key, nil)
        let difference = try #require(try ledger.audit().differences.first)
        let name = String(decoding: row.key.dropLast(9), as: UTF8.self)
        #expect(difference.place == "streams \(name) \(row.key.last ?? 0)")
        #expect(difference.message.es.contains("índice") && difference.message.en.contains("index"))
    }

    @Test func `in as many characters as a report allows, whatever a key holds`() throws {
        let ledger = try TestLedger()
        for byte: UInt8 in [0x07, 0x61] {
            try Forgery(ledger: ledger).put("meta", [UInt8](repeating: byte, count: 500), [byte])
        }
        let result = try ledger.audit()
        #expect(result.codes == [.metaUnknown] && result.differences.count == 2, "\(result.summary)")
        let bytes = result.report(in: .es).canonicalBytes
        #expect(try AuditReport(canonical: bytes, limits: .document).differences.count == 2)
    }

    @Test func `as a rollback when the newest commit is taken back`() throws {
        let ledger = try TestLedger()
        let size = try ledger.audit().size
        try DataFile(ledger).change { bytes in
            let newest = DataFile.transactionID(bytes, 0) > DataFile.transactionID(bytes, 1) ? 0 : 1
            for index in 0..<8 { bytes[DataFile.transactionIDOffset(newest) + index] = 0 }
        }
        let result = try ledger.audit()
        #expect(result.codes == [.rollback, .pageMeta] && result.size < size, "\(result.summary)")
    }

    @Test func `when a table's record holds an impossible count`() throws {
        let ledger = try TestLedger()
        // The root table's entry: the table's name and its record, whose number of entries is at byte 32.
        try DataFile(ledger).change { bytes in
            var start = bytes.startIndex
            while let range = bytes.range(of: Data(Array("events".utf8) + [0, 0, 0, 0]), in: start..<bytes.endIndex) {
                for index in 0..<8 { bytes[range.lowerBound + 6 + 32 + index] = 0xFF }
                start = range.upperBound
            }
        }
        let result = try ledger.audit()
        #expect(result.codes == [.unreadable], "\(result.summary)")
    }

    @Test func `when the ledger is not the one that was trusted`() throws {
        let ledger = try TestLedger()
        let other = try SigningKey(name: ledger.logKey().name)
        let result = try ledger.audit(AuditOptions(trustedLogKey: other.verifierKey))
        #expect(result.codes == [.logKeyUntrusted, .headInvalid, .checkpointInvalid], "\(result.summary)")
    }

    @Test func `when the log is no continuation of an earlier checkpoint`() throws {
        let ledger = try TestLedger()
        let forgery = Forgery(ledger: ledger)
        let count = try forgery.leaves().count
        let other = try SigningKey(name: ledger.logKey().name)
        let notes: [(String, Difference.Code)] = [
            (try forgery.checkpoint(size: 40, root: MerkleTree.emptyRoot), .fork),
            (try forgery.checkpoint(size: count + 1, root: MerkleTree.emptyRoot), .rollback),
            (try forgery.checkpoint(size: 40, by: other), .logKeyChanged),
        ]
        for (note, code) in notes {
            let result = try ledger.audit(AuditOptions(earlierCheckpoint: note))
            #expect(result.codes == [code], "\(result.summary)")
        }
    }

    @Test func `not at all when nobody made a ledger`() throws {
        let directory = FileManager.default.temporaryDirectory.path
        let error = #expect(throws: EventLogError.self) { try Auditor.audit(directory: directory + "/nothing") }
        #expect(error?.code == .missingLedger)
        let ledger = try TestLedger()
        try Forgery(ledger: ledger).put("meta", "format", Array("2".utf8))
        let newer = #expect(throws: EventLogError.self) { try ledger.audit() }
        #expect(newer?.code == .newerFormat)
    }

    @Test func `when the environment is gone or no environment`() throws {
        let ledger = try TestLedger()
        try Data("no environment".utf8).write(to: URL(filePath: ledger.directory + "/data.mdb"))
        #expect(try ledger.audit().codes == [.unreadable])
        try FileManager.default.removeItem(atPath: ledger.directory + "/data.mdb")
        #expect(try ledger.audit().codes == [.unreadable])
    }
}
