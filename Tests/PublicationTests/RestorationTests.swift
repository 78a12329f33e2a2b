import Audit
import Deliberation
import EventLog
import Foundation
import Ledger
import Testing
import TransparencyLog

@testable import Publication

@Suite struct `A restored ledger` {
    let folder: Folder
    let ledger: TestLedger

    init() throws {
        folder = try Folder()
        ledger = try TestLedger(in: folder)
        try ledger.grow(to: 300)
    }

    private func restore(
        from name: String = "web", witnessed: UnverifiedNote? = nil, withheldFrom: (any TileSource)? = nil
    ) throws -> Restoration.Result {
        let source: any TileSource =
            if folder.exists("\(name)/data.mdb") {
                LedgerSource(try Journal(opening: folder[name], access: .readOnly))
            } else {
                DirectoryStore(folder[name])
            }
        return try Restoration.restore(
            folder["nuevo"], from: source, policy: ledger.policy(), policyText: "", witnessed: witnessed,
            withheldFrom: withheldFrom)
    }

    private func publish() throws { try Publisher(ledger.journal, to: DirectoryStore(folder["web"])).publish() }

    @Test(arguments: ["web", "replica"])
    func `is the lost one byte for byte, and is written again with its key`(_ source: String) throws {
        try publish()
        if source == "replica" {
            _ = try Follower(DirectoryStore(folder["web"]), into: folder["replica"], policy: ledger.policy()).advance()
        }
        let result = try restore(from: source, witnessed: ledger.checkpoint())
        #expect(result.witnessed == 300 && result.checkpoint.size == 300)
        #expect(result.bytes == (try ledger.leaves().reduce(0) { $0 + $1.count }))
        #expect(try tables(of: folder["nuevo"]) == tables(of: ledger.journal))
        #expect(try Auditor.audit(directory: folder["nuevo"]) == Auditor.audit(ledger.journal))
        try folder.copy("libro/log.key", to: "nuevo/log.key")
        let restored = try Ledger(opening: folder["nuevo"], clock: TestLedger.clock)
        let key = try KeyFile.read(folder["libro/keys/secretaria.key"])
        #expect(try restored.seal(signedBy: key).receipt.firstSeq == 300)
    }

    @Test func `continues a witnessed head, or is not made at all`() throws {
        let other = try TestLedger(copying: ledger, to: folder["otro"])
        let early = try ledger.checkpoint()
        try ledger.grow(to: 350)
        try publish()
        #expect(try restore(witnessed: early).witnessed == 300)
        try FileManager.default.removeItem(atPath: folder["nuevo"])
        try ledger.grow(to: 360)
        #expect(try code { _ = try restore(witnessed: ledger.checkpoint()) } == .rollback)
        for size: UInt64 in [320, 350] {
            try other.grow(to: size, by: "otra")
            #expect(try code { _ = try restore(witnessed: other.checkpoint()) } == .fork)
        }
        let stranger = try TestLedger(in: Folder())
        #expect(try code { _ = try restore(witnessed: stranger.checkpoint()) } == .untrustedCheckpoint)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["libro", "otro", "web"])
    }

    @Test func `takes nobody's place`() throws {
        try publish()
        _ = try restore()
        let before = try folder.files(in: "nuevo").filter { $0.key != "lock.mdb" }
        #expect(throws: EventLogError(.ledgerExists)) { try restore() }
        #expect(try folder.files(in: "nuevo").filter { $0.key != "lock.mdb" } == before)
    }

    @Test func `needs what is withheld`() throws {
        try ledger.incorporate("DOC-2026-0001", order: 1)
        try ledger.classify("DOC-2026-0001", .reservada)
        try publish()
        #expect(try code { _ = try restore() } == .withheld)
        #expect(!folder.exists("nuevo"))
        _ = try restore(withheldFrom: LedgerSource(ledger.journal))
        #expect(try tables(of: folder["nuevo"]) == tables(of: ledger.journal))
    }
}
