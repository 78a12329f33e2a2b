import Audit
import Deliberation
import EventLog
import Foundation
import Testing
import TransparencyLog

extension `A salvaged ledger` {
    @Test func `has the copy on another page of an event that is none where the tree holds it`() throws {
        let events = try Forgery(ledger: ledger).rows(of: "events")
        let seq = try #require(events.lastIndex { $0.value.count < 1_000 })
        try damage { bytes in
            // A second leaf page, to which nothing leads, before the tree's own copy is spoilt.
            let place = try #require(DataFile.onlyPlace(of: events[seq].value, in: bytes))
            let page = place / 4_096
            var copy = Data(bytes[page * 4_096..<(page + 1) * 4_096])
            let number = bytes.count / 4_096
            for index in 0..<8 { copy[copy.startIndex + index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
            bytes[place] = UInt8(ascii: "x")
            bytes.append(copy)
        }
        let differences = try Auditor.salvage(broken, into: target)
        #expect(differences.map(\.code) == [.salvaged, .eventMalformed], "\(differences.map(\.message.en))")
        #expect(differences.last?.place == "events \(seq)")
        #expect(try Auditor.audit(salvaged: target, after: differences).codes == [.salvaged, .eventMalformed])
    }

    @Test func `misses no acts that only a checkpoint of nobody's key speaks of`() throws {
        let key = try SigningKey(name: ledger.logKey().name)
        let note = try Checkpoint(origin: key.name, size: 1_000_000, root: MerkleTree.emptyRoot).signed(by: [key])
        try Data(note.encoded.utf8).write(to: URL(filePath: broken + "/checkpoint"))
        #expect(try Auditor.salvage(broken, into: target) == [])
    }

    @Test func `misses the acts that the log has signed for`() throws {
        let size = try ledger.audit().size.value
        let note = try Forgery(ledger: ledger).checkpoint(size: Int(size) + 7, root: MerkleTree.emptyRoot)
        try Data(note.utf8).write(to: URL(filePath: broken + "/checkpoint"))
        let message = try Auditor.salvage(broken, into: target).first?.message.en
        #expect(message?.contains("Acts missing: \(size)–\(size + 6)") == true, "\(message ?? "—")")
    }
}
