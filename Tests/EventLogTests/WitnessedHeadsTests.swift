import EventLog
import Foundation
import Testing
import TransparencyLog

/// What others have vouched for, in the ledger's directory.
@Suite struct WitnessedHeadsTests {
    let directory: TemporaryDirectory
    let heads: WitnessedHeads
    let log: SigningKey
    let witnesses: [SigningKey]

    init() throws {
        directory = try TemporaryDirectory()
        heads = WitnessedHeads(ofLedger: directory.path)
        log = try SigningKey(name: "example.org/log")
        witnesses = try ["a", "b"].map { try SigningKey(name: $0, algorithm: .cosignatureV1) }
    }

    private func checkpoint(_ size: TreeSize, leaf: UInt8 = 0) throws -> Checkpoint {
        try Checkpoint(origin: log.name, size: size, root: MerkleTree.leafHash([leaf]))
    }

    private func note(_ size: TreeSize, at time: UInt64, by key: SigningKey) throws -> UnverifiedNote {
        let checkpoint = try checkpoint(size)
        var note = try checkpoint.signed(by: [log])
        note.append(try Cosignature(of: checkpoint, at: PosixTime(seconds: time), by: key).line(by: key.verifierKey))
        return note
    }

    @Test func `the newest head is the largest, if it is large enough`() throws {
        #expect(try heads.newest() == nil)
        for size in [9, 100, 20] as [TreeSize] { try heads.save(checkpoint(size).signed(by: [log])) }
        #expect(try heads.all().map(\.size) == [100, 20, 9])
        #expect(try heads.all(atLeast: 20).map(\.size) == [100, 20])
        #expect(try heads.newest(atLeast: 101) == nil)
        #expect(try heads.head(of: 10) == nil)
    }

    @Test func `cosignatures come together under one head, of each witness the later one`() throws {
        try heads.save(note(5, at: 1, by: witnesses[0]))
        try heads.save(note(5, at: 2, by: witnesses[1]))
        try heads.save(note(5, at: 3, by: witnesses[0]))
        let kept = try #require(try heads.newest()).note
        let keys = [log.verifierKey] + witnesses.map(\.verifierKey)
        let signed = try kept.verify(with: keys).signatures
        #expect(signed.count == 3)
        #expect(signed.first { $0.key == witnesses[0].verifierKey }?.cosignedAt == PosixTime(seconds: 3))
        #expect(signed.first { $0.key == witnesses[1].verifierKey }?.cosignedAt == PosixTime(seconds: 2))
    }

    @Test func `another tree of a size that is kept is a rollback, and what is kept stays`() throws {
        try heads.save(checkpoint(5).signed(by: [log]))
        #expect(throws: EventLogError(.rollback)) { try heads.save(checkpoint(5, leaf: 1).signed(by: [log])) }
        #expect(try #require(try heads.newest()).note.text == checkpoint(5).text)
    }

    @Test func `a stamp and its request stand beside their head`() throws {
        try heads.save(checkpoint(5).signed(by: [log]))
        #expect(try #require(try heads.newest()).timestamp == nil)
        try heads.saveTimestampRequest([1, 2], size: 5)
        try heads.saveTimestamp([3], size: 5)
        let head = try #require(try heads.newest())
        #expect(head.timestampRequest == [1, 2] && head.timestamp == [3])
    }

    @Test func `a file that is no note of its size is told, not skipped`() throws {
        try heads.save(checkpoint(5).signed(by: [log]))
        let folder = directory.path + "/witnessed/"
        try FileManager.default.copyItem(atPath: folder + "5.checkpoint", toPath: folder + "6.checkpoint")
        #expect(throws: EventLogError(.checkpointInvalid)) { try heads.newest() }
    }
}
