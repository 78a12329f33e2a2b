import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Ledger
import Testing
import TransparencyLog

/// Seals: made when a session ends, true when they are made, and held against the acts ever after.
@Suite struct SealTests {
    private static func events(_ ledger: TestLedger) throws -> [Event] {
        try ledger.withLedger { try $0.journal.read { try $0.events(in: 0..<UInt64.max) } }
    }

    private static func seal(of event: Event) throws -> CheckpointSealed { try CheckpointSealed(canonical: event.data) }

    @Test func `A session that ends is followed by a seal of everything before it`() throws {
        let events = try Self.events(TestLedger.vigencia())
        let ends = events.filter { $0.type == "session.adjourned" || $0.type == "session.failed.for.quorum" }
        #expect(ends.count == 6)
        for end in ends {
            let last = Int(end.seq) + end.filing.size - end.filing.index
            #expect(events[last].type == "checkpoint.sealed")
            #expect(try Self.seal(of: events[last]).size == Int64(last))
        }
    }

    @Test func `The streams' root is that of an RFC 6962 tree over the heads sorted by name`() throws {
        let events = try Self.events(TestLedger())
        let last = try #require(events.last { $0.type == "checkpoint.sealed" })
        var heads: [String: Event] = [:]
        for event in events.prefix(Int(last.seq)) { heads[event.stream.text] = event }
        let names = heads.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        let leaves = names.compactMap { name in
            heads[name].map { MerkleTree.leafHash(Array("\(name)\n\($0.version)\n\($0.leafHash.base64)\n".utf8)) }
        }
        let seal = try Self.seal(of: last)
        #expect(seal.streams == Int64(leaves.count))
        #expect(seal.streamsRoot == MerkleTree.root(ofLeafHashes: leaves).hex)
    }

    @Test func `The views' root is that of the trees over the rows of every view as they are stored`() throws {
        let ledger = try TestLedger()
        try ledger.withLedger { _ = try $0.seal(signedBy: ledger.key("secretaria")) }
        let last = try #require(Self.events(ledger).last)
        // The seal's own row came after it.
        var rows: [String: [(key: [UInt8], value: [UInt8])]] = [:]
        for row in try Forgery(ledger: ledger).rows(of: "views/0") {
            let parts = row.key.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
            let view = String(decoding: parts[0], as: UTF8.self)
            let isOwn = view == "seals" && String(decoding: parts[1], as: UTF8.self).hasSuffix("\(last.seq)")
            if !isOwn { rows[view, default: []].append((Array(parts[1]), row.value)) }
        }
        let names = try ledger.withLedger {
            try $0.journal.read { try $0.get(table: "meta", key: Array("views".utf8)) }
        }
        let views = String(decoding: try #require(names).dropFirst(8), as: UTF8.self).split(separator: "\n")
        let leaves = views.sorted().map { view in
            let rows = rows[String(view)] ?? []
            let root = MerkleTree.root(ofLeafHashes: rows.map { MerkleTree.leafHash($0.key + [0] + $0.value) })
            return MerkleTree.leafHash(Array("\(view)\n\(rows.count)\n\(root.base64)\n".utf8))
        }
        #expect(try Self.seal(of: last).viewsRoot == MerkleTree.root(ofLeafHashes: leaves).hex)
    }

    @Test(arguments: ["rootHash", "streamsRoot", "viewsRoot", "streams", "size"])
    func `A recorded seal that states something else is named`(field: String) throws {
        let ledger = try TestLedger()
        let size = try Self.events(ledger).count
        let forgery = Forgery(ledger: ledger)
        try forgery.rewrite { leaves in
            guard
                let place = leaves.lastIndex(where: {
                    String(decoding: $0, as: UTF8.self).contains("checkpoint.sealed")
                })
            else { return }
            let text = String(decoding: leaves[place], as: UTF8.self)
            let start = try #require(text.range(of: "\"\(field)\":")?.upperBound)
            // The first digit that may change without becoming a leading zero.
            let digit = text[text.index(after: start)].isHexDigit ? text.index(after: start) : start
            let other: Character = text[digit] == "1" ? "2" : "1"
            leaves[place] = Array(text.replacingCharacters(in: digit...digit, with: String(other)).utf8)
        }
        let codes = try ledger.audit().differences.map(\.code)
        #expect(codes.contains(.sealMismatch))
        #expect(try Self.events(ledger).count == size)
    }

    @Test func `A seal that is not of everything before it is refused`() throws {
        let ledger = try TestLedger()
        let key = try ledger.key("secretaria")
        try ledger.withLedger { ledger in
            let sealed = try ledger.seal(signedBy: key).receipt.events[0]
            let stale = try SealTests.seal(of: sealed)
            let size = try ledger.journal.read { $0.size }
            for filing in [
                [Draft(type: .checkpointSealed, data: ["size": .integer(stale.size)])],
                [Draft(type: .checkpointSealed, data: ["viewsRoot": .string(stale.viewsRoot)])],
                [Draft(type: .checkpointSealed, data: [:]), Draft(type: .checkpointSealed, data: [:])],
            ] {
                let refusal = #expect(throws: Refusal.self) { try ledger.record(filing, signedBy: key) }
                #expect(refusal?.breaches.first?.breach.ruleID == "CORE-GENESIS")
            }
            #expect(try ledger.journal.read { $0.size } == size)
        }
    }

    @Test func `An audit with no room in memory says the same, seals included`() throws {
        let ledger = try TestLedger.vigencia()
        var options = AuditOptions()
        let roomy = try ledger.audit(options)
        options.rowsInMemory = 1
        #expect(try ledger.audit(options) == roomy)
        // And it misses nothing: one byte of one stored row.
        let forgery = Forgery(ledger: ledger)
        let row = try #require(try forgery.rows(of: "views/0").last)
        try forgery.put("views/0", row.key, row.value.dropLast() + [0x20, 0x7D])
        try forgery.put("views/0", Array("decisions\u{0}D-1999-001".utf8), row.value)
        #expect(try ledger.audit(options).codes == [.viewStale, .viewExtra])
    }
}
