import Audit
import Deliberation
import EventLog
import Foundation
import Testing
import TransparencyLog

@testable import Publication

@Suite struct `A replica` {
    let folder: Folder
    let ledger: TestLedger
    let policy: Policy

    init() throws {
        folder = try Folder()
        ledger = try TestLedger(in: folder)
        try ledger.grow(to: 300)
        policy = try ledger.policy()
    }

    private func publish(complete: Bool = false, to name: String = "web") throws {
        try Publisher(ledger.journal, to: DirectoryStore(folder[name])).publish(complete: complete)
    }

    @discardableResult
    private func follow(
        _ source: (any TileSource)? = nil, into name: String = "replica", withheldFrom: (any TileSource)? = nil
    ) throws -> Follower.Result {
        try Follower(
            source ?? DirectoryStore(folder["web"]), into: folder[name], policy: policy, withheldFrom: withheldFrom
        ).advance()
    }

    /// The replica is the ledger, row for row, and audits the same.
    private func expectSame(_ name: String = "replica") throws {
        #expect(try tables(of: folder[name]) == tables(of: ledger.journal))
        let audited = try Auditor.audit(directory: folder[name])
        #expect(audited == (try Auditor.audit(ledger.journal)), "\(audited.differences)")
        #expect(!folder.exists("\(name)/mirror") && !folder.exists("\(name)/log.key"))
    }

    @Test func `has the same tables, views, root and audit as the ledger, and keeps them as it grows`() throws {
        try publish()
        #expect(try follow().previous == 0)
        try expectSame()
        try ledger.incorporate("DOC-2026-0001", order: 1)
        try ledger.correct(300, "origin", was: "nativo", is: "digitalizado")
        for size: UInt64 in [303, 511, 512, 800] {
            try ledger.grow(to: size)
            try publish()
            #expect(try follow().checkpoint.size == TreeSize(size))
            try expectSame()
        }
        #expect(try follow().previous == 800)
        try expectSame()
    }

    @Test func `is made from another ledger's directory too, and cannot be written`() throws {
        try follow(LedgerSource(ledger.journal))
        try expectSame()
        #expect(throws: EventLogError(.keyFileMissing)) { try Journal(opening: folder["replica"]) }
        try folder.copy("libro", to: "writer")
        #expect(throws: EventLogError(.notAReplica)) {
            try follow(LedgerSource(ledger.journal), into: "writer")
        }
    }

    @Test func `goes on where it was interrupted`() throws {
        try ledger.grow(to: 3_000)
        try publish()
        let counting = Faulty(folder["web"], readsFail: true)
        try follow(counting, into: "whole")
        var (attempts, uses) = (0, 0)
        while true {
            attempts += 1
            let source = Faulty(folder["web"], after: 12, readsFail: true)
            defer { uses += source.uses }
            do {
                try follow(source)
                break
            } catch is Faulty.Fault {
                try #require(!folder.exists("replica/data.mdb") && attempts < 10)
            }
        }
        // What came stays: each attempt asks again for the checkpoint, and for no more.
        #expect(attempts > 2 && uses == counting.uses + attempts - 1)
        try expectSame()
    }

    @Test func `is not made from a publication with one byte changed, or one file gone`() throws {
        try ledger.grow(to: 520)
        try publish()
        let names = try folder.files(in: "web").keys.sorted()
        #expect(names.count == 8)
        for name in names {
            let bytes = try #require(try folder.files(in: "web")[name])
            for place in [0, bytes.count / 2, bytes.count - 1] {
                var changed = bytes
                changed[place] ^= 1
                try folder.write("web/\(name)", changed)
                let found = try code { try follow() }
                #expect(found == (name == "checkpoint" ? .untrustedCheckpoint : .damagedFile), "\(name) \(place)")
                #expect(!folder.exists("replica/data.mdb"))
                // What was fetched before is no excuse for what comes now.
                try? FileManager.default.removeItem(atPath: folder["replica"])
            }
            try FileManager.default.removeItem(atPath: folder["web/\(name)"])
            #expect(try code { try follow() } == (name == "checkpoint" ? .missingPublication : .missingFile), "\(name)")
            try folder.write("web/\(name)", bytes)
            try? FileManager.default.removeItem(atPath: folder["replica"])
        }
        try follow()
        try expectSame()
    }

    @Test func `refuses a fork and a rollback by name, and stays as it was`() throws {
        let other = try TestLedger(copying: ledger, to: folder["otro"])
        let web = DirectoryStore(folder["web"])
        try publish(to: "early")
        try ledger.grow(to: 400)
        try publish()
        try follow()
        let before = try tables(of: folder["replica"])
        #expect(try code { try follow(DirectoryStore(folder["early"])) } == .rollback)
        for (size, name) in [(350, "shorter"), (400, "equal"), (500, "longer")] as [(UInt64, String)] {
            try other.grow(to: size, by: "otra")
            try Publisher(other.journal, to: DirectoryStore(folder[name])).publish()
            #expect(try code { try follow(DirectoryStore(folder[name])) } == .fork, "\(name)")
        }
        #expect(try tables(of: folder["replica"]) == before)
        #expect(try follow(web).previous == 400)
    }

    @Test func `is of the log that the policy names`() throws {
        try publish()
        let stranger = try TestLedger(in: Folder()).policy()
        #expect(
            try code {
                _ = try Follower(DirectoryStore(folder["web"]), into: folder["replica"], policy: stranger).advance()
            } == .untrustedCheckpoint)
    }

    @Test func `keeps hashes where entries are withheld, and becomes whole once they are had`() throws {
        let other = try TestLedger(copying: ledger, to: folder["otro"])
        try ledger.incorporate("DOC-2026-0001", order: 1)
        try ledger.classify("DOC-2026-0001", .reservada)
        try ledger.grow(to: 310)
        try publish()
        try publish(to: "early")
        let first = try follow()
        #expect(first.withheld == 1 && !first.isComplete && !folder.exists("replica/data.mdb"))
        try ledger.grow(to: 600)
        try publish()
        #expect(try follow().withheld == 1)
        // It has no ledger, and still knows what it has seen.
        #expect(try code { try follow(DirectoryStore(folder["early"])) } == .rollback)
        try other.grow(to: 700, by: "otra")
        try Publisher(other.journal, to: DirectoryStore(folder["fork"])).publish()
        #expect(try code { try follow(DirectoryStore(folder["fork"])) } == .fork)
        try publish(complete: true, to: "complete")
        #expect(try follow(withheldFrom: DirectoryStore(folder["complete"])).isComplete)
        try expectSame()
        // A whole replica that meets something withheld stays where it is.
        try ledger.incorporate("DOC-2026-0002", order: 2)
        try ledger.classify("DOC-2026-0002", .clasificada)
        try publish()
        let before = try tables(of: folder["replica"])
        #expect(try follow().withheld == 1)
        #expect(try tables(of: folder["replica"]) == before)
        #expect(try follow(withheldFrom: LedgerSource(ledger.journal)).isComplete)
        try expectSame()
    }

    @Test func `does not take from elsewhere what is not the withheld entry`() throws {
        try ledger.incorporate("DOC-2026-0001", order: 1)
        try ledger.classify("DOC-2026-0001", .reservada)
        try publish()
        try publish(complete: true, to: "complete")
        let name = "complete/tile/entries/001.p/46"
        var bytes = try #require(try folder.files(in: "complete")["tile/entries/001.p/46"])
        bytes[bytes.count - 2_000] ^= 1
        try folder.write(name, bytes)
        #expect(try code { try follow(withheldFrom: DirectoryStore(folder["complete"])) } == .damagedFile)
    }
}
