import Deliberation
import EventLog
import Foundation
import Testing
import TransparencyLog

@testable import Publication

@Suite struct `A publication` {
    /// Reads every file that the published checkpoint implies, each held against it; gives the entries.
    static func entries(of path: String, _ policy: Policy) throws -> [[UInt8]] {
        let store = DirectoryStore(path)
        let checkpoint = try Pin.verified(#require(try store.checkpoint()), policy).checkpoint
        let tiles = try VerifiedTiles(checkpoint, [store])
        for tile in TilePath.tiles(for: checkpoint.size) { _ = try tiles.tile(at: tile) }
        return try TilePath.bundles(for: checkpoint.size).flatMap { bundle in
            let found = try store.bytes(of: [bundle])[0]
            return try tiles.bundle(bundle, found.bytes, asked: found.path).entries
        }
    }

    static func names(of size: UInt64) -> Set<String> {
        let paths = TilePath.tiles(for: TreeSize(size)) + TilePath.bundles(for: TreeSize(size))
        return Set(paths.map(\.description) + ["checkpoint"])
    }

    @Test func `has the files that C2SP names, and in them the log's entries and the roots over them`() throws {
        let folder = try Folder()
        let ledger = try TestLedger(in: folder)
        try ledger.grow(to: 600)
        let result = try Publisher(ledger.journal, to: DirectoryStore(folder["web"])).publish()
        let files = try folder.files(in: "web")
        #expect(
            Set(files.keys) == [
                "checkpoint", "tile/0/000", "tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2", "tile/entries/000",
                "tile/entries/001", "tile/entries/002.p/88",
            ])
        let leaves = try ledger.leaves()
        let hashes = leaves.map { MerkleTree.leafHash($0) }
        #expect(files["tile/0/001"] == hashes[256..<512].flatMap(\.bytes))
        #expect(files["tile/0/002.p/88"] == hashes[512...].flatMap(\.bytes))
        let roots = [hashes[..<256], hashes[256..<512]].map { MerkleTree.root(ofLeafHashes: Array($0)) }
        #expect(files["tile/1/000.p/2"] == roots.flatMap(\.bytes))
        let bundle = leaves[512...].flatMap { [UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
        #expect(files["tile/entries/002.p/88"] == bundle)
        #expect(files["checkpoint"] == Array(try ledger.checkpoint().encoded.utf8))
        #expect(result.files == 8 && result.previous == nil && result.withheld == 0)
        #expect(try Self.entries(of: folder["web"], ledger.policy()) == leaves)
    }

    @Test func `that grew step by step is the one made at once, and holds no tile that is done for`() throws {
        let folder = try Folder()
        let ledger = try TestLedger(in: folder)
        let steps = DirectoryStore(folder["steps"])
        var published = 0
        for size: UInt64 in [100, 255, 256, 257, 511, 512, 513, 513, 600] {
            try ledger.grow(to: size)
            published = try Publisher(ledger.journal, to: steps).publish().files
            let once = "once-\(size)"
            try Publisher(ledger.journal, to: DirectoryStore(folder[once])).publish()
            let (grown, whole) = (try folder.files(in: "steps"), try folder.files(in: once))
            #expect(Set(whole.keys) == Self.names(of: size))
            #expect(whole.allSatisfy { grown[$0] == $1 }, "\(size)")
            // Partial tiles of earlier sizes stay only where no full one has taken their place.
            for name in Set(grown.keys).subtracting(whole.keys) {
                let path = try TilePath(parsing: name)
                #expect(!path.isFull && grown[path.full.description] == nil, "\(size): \(name)")
            }
        }
        #expect(published == 3)
        let again = try Publisher(ledger.journal, to: steps).publish()
        #expect(again.files == 0 && again.previous == 600)
    }

    @Test func `stopped at any write is the older one, and the next run makes it whole`() throws {
        let folder = try Folder()
        let ledger = try TestLedger(in: folder)
        try ledger.grow(to: 300)
        let policy = try ledger.policy()
        try Publisher(ledger.journal, to: DirectoryStore(folder["old"])).publish()
        try ledger.incorporate("DOC-2026-0001", order: 1)
        try ledger.classify("DOC-2026-0001", .reservada)
        try ledger.grow(to: 600)
        try Publisher(ledger.journal, to: DirectoryStore(folder["new"])).publish()
        let (old, new) = (try Self.entries(of: folder["old"], policy), try Self.entries(of: folder["new"], policy))
        let counting = Faulty(folder["counted"])
        try folder.copy("old", to: "counted")
        try Publisher(ledger.journal, to: counting).publish()
        #expect(counting.uses > 8)
        for uses in 0..<counting.uses {
            let name = "stopped-\(uses)"
            try folder.copy("old", to: name)
            #expect(throws: Faulty.Fault.self) {
                try Publisher(ledger.journal, to: Faulty(folder[name], after: uses)).publish()
            }
            let entries = try Self.entries(of: folder[name], policy)
            #expect(entries == old || entries == new, "\(uses)")
            try Publisher(ledger.journal, to: DirectoryStore(folder[name])).publish()
            #expect(try Self.entries(of: folder[name], policy) == new)
        }
    }

    @Test func `of another log, of a longer one, or of another history is not written over`() throws {
        let folder = try Folder()
        let ledger = try TestLedger(in: folder)
        let other = try TestLedger(copying: ledger, to: folder["otro"])
        try ledger.grow(to: 120)
        try other.grow(to: 110, by: "otra")
        try Publisher(ledger.journal, to: DirectoryStore(folder["web"])).publish()
        let before = try folder.files(in: "web")
        #expect(try code { try Publisher(other.journal, to: DirectoryStore(folder["web"])).publish() } == .rollback)
        try other.grow(to: 130, by: "otra")
        #expect(try code { try Publisher(other.journal, to: DirectoryStore(folder["web"])).publish() } == .fork)
        let stranger = try TestLedger(in: Folder())
        #expect(
            try code { try Publisher(stranger.journal, to: DirectoryStore(folder["web"])).publish() }
                == .foreignPublication)
        #expect(try folder.files(in: "web") == before)
    }

    @Test func `is of the head that is asked for, if that is this ledger's`() throws {
        let folder = try Folder()
        let ledger = try TestLedger(in: folder)
        let other = try TestLedger(copying: ledger, to: folder["otro"])
        try ledger.grow(to: 110)
        let head = try ledger.checkpoint()
        try ledger.grow(to: 120)
        let publisher = Publisher(ledger.journal, to: DirectoryStore(folder["web"]))
        #expect(try publisher.publish(head).checkpoint.size == 110)
        #expect(Set(try folder.files(in: "web").keys) == Self.names(of: 110))
        try other.grow(to: 115, by: "otra")
        #expect(try code { try publisher.publish(other.checkpoint()) } == .fork)
        try other.grow(to: 130, by: "otra")
        #expect(try code { try publisher.publish(other.checkpoint()) } == .rollback)
    }
}
