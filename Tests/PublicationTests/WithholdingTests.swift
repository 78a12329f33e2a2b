import Deliberation
import EventLog
import Foundation
import Testing
import TransparencyLog

@testable import Publication

@Suite struct `What may not be public` {
    /// The places without bytes in what is published.
    private static func holes(_ folder: Folder, _ ledger: TestLedger) throws -> Set<UInt64> {
        let entries = try `A publication`.entries(of: folder["web"], ledger.policy())
        return Set(entries.indices.filter { entries[$0].isEmpty }.map { UInt64($0) })
    }

    private static func says(_ word: String, _ folder: Folder) throws -> Bool {
        try folder.files(in: "web").values.contains { Data($0).range(of: Data(word.utf8)) != nil }
    }

    @Test func `goes out without its bytes, under the same root, and its classification with them`() throws {
        let folder = try Folder()
        let ledger = try TestLedger(in: folder)
        let publisher = Publisher(ledger.journal, to: DirectoryStore(folder["web"]))
        let open = try ledger.incorporate("DOC-2026-0001", order: 1)
        let secret = try ledger.incorporate("DOC-2026-0002", order: 2)
        try ledger.classify("DOC-2026-0001", .publica)
        let act = try ledger.classify("DOC-2026-0002", .reservada)
        let result = try publisher.publish()
        #expect(try Self.holes(folder, ledger) == [secret] && result.withheld == 1)
        let leaves = try ledger.leaves()
        let entries = try `A publication`.entries(of: folder["web"], ledger.policy())
        #expect(entries[Int(act)] == leaves[Int(act)] && entries[Int(open)] == leaves[Int(open)])
        #expect(try !Self.says("secreto-DOC-2026-0002", folder) && Self.says("secreto-DOC-2026-0001", folder))
        #expect(result.checkpoint.root == MerkleTree.root(ofLeafHashes: leaves.map { MerkleTree.leafHash($0) }))
        let whole = try Publisher(ledger.journal, to: DirectoryStore(folder["complete"])).publish(complete: true)
        #expect(whole.checkpoint == result.checkpoint && whole.withheld == 0)
        #expect(try `A publication`.entries(of: folder["complete"], ledger.policy()) == leaves)
    }

    @Test func `includes the corrections that say it again`() throws {
        let folder = try Folder()
        let ledger = try TestLedger(in: folder)
        let secret = try ledger.incorporate("DOC-2026-0001", order: 1)
        let other = try ledger.incorporate("DOC-2026-0002", order: 2)
        try ledger.classify("DOC-2026-0001", .clasificada)
        let correction = try ledger.correct(secret, "origin", was: "nativo", is: "digitalizado")
        try Publisher(ledger.journal, to: DirectoryStore(folder["web"])).publish()
        #expect(try Self.holes(folder, ledger) == [secret, correction])
        #expect(try !Self.holes(folder, ledger).contains(other))
    }

    @Test(arguments: [300, 40] as [UInt64])
    func `is taken back when it is classified later, and given out when that ends`(growth: UInt64) throws {
        let folder = try Folder()
        let ledger = try TestLedger(in: folder)
        let publisher = Publisher(ledger.journal, to: DirectoryStore(folder["web"]))
        let secret = try ledger.incorporate("DOC-2026-0001", order: 1)
        try publisher.publish()
        #expect(try Self.says("secreto-DOC-2026-0001", folder))
        let before = try ledger.size()
        // Once with the bundle full by then, once with it still growing.
        try ledger.grow(to: before + growth)
        try publisher.publish()
        try ledger.classify("DOC-2026-0001", .reservada)
        try publisher.publish()
        #expect(try Self.holes(folder, ledger) == [secret])
        #expect(try !Self.says("secreto-DOC-2026-0001", folder))
        try ledger.grow(to: before + growth + 30)
        try publisher.publish()
        #expect(try Self.holes(folder, ledger) == [secret] && !Self.says("secreto-DOC-2026-0001", folder))
        try ledger.classify("DOC-2026-0001", .publica)
        try publisher.publish()
        #expect(try Self.holes(folder, ledger).isEmpty && Self.says("secreto-DOC-2026-0001", folder))
    }
}
