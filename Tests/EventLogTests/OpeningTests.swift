import EventLog
import Foundation
import LMDB
import Testing
import TransparencyLog

@Suite struct OpeningTests {
    let directory: TemporaryDirectory

    init() throws { directory = try TemporaryDirectory() }

    /// Every file of the ledger, byte by byte, but for LMDB's lock file.
    private func files() throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: directory.ledger) where name != "lock.mdb" {
            files[name] = try Data(contentsOf: URL(filePath: directory.ledger + "/" + name))
        }
        return files
    }

    private func openingRefusal(
        _ access: Journal.Access = .readWrite, origin: String? = nil
    ) throws -> EventLogError.Code? {
        let before = try files()
        let code = refusal {
            _ = try Journal(opening: directory.ledger, access: access, expectedOrigin: origin)
        }
        if code != nil { #expect(try files() == before, "a refusal changed a file") }
        return code
    }

    /// Makes a ledger of some events and closes it.
    private func makeLedger(_ count: Int = 3) throws {
        let journal = try Sample.journal(directory)
        for version in 0..<count { try journal.append(Sample.intent("s", version)) }
    }

    /// Adds events to the ledger and closes it.
    private func extend(by count: Int) throws {
        let journal = try Journal(opening: directory.ledger)
        let length = try journal.events().count
        for version in length..<length + count { try journal.append(Sample.intent("s", version)) }
    }

    private func putMeta(_ key: String, _ value: String?) throws {
        let environment = try Environment(path: directory.ledger)
        let meta = try environment.openTable(named: "meta")
        let key = Array(key.utf8)
        try environment.write { transaction in
            if let value = value.map({ Array($0.utf8) }) {
                try transaction.put(value.span, for: key.span, in: meta)
            } else {
                try transaction.delete(key.span, in: meta)
            }
        }
    }

    @Test func `a ledger is sound after every reopening`() throws {
        try makeLedger(0)
        for length in [1, 2, 3, 64, 65] {
            let journal = try Journal(opening: directory.ledger, expectedOrigin: Sample.origin)
            #expect(journal.checkpointFileState == .current && journal.origin == Sample.origin)
            for version in try journal.events().count..<length { try journal.append(Sample.intent("s", version)) }
            try journal.verifyEverything()
        }
    }

    @Test func `a missing ledger is refused and nothing is made`() throws {
        #expect(refusal { _ = try Journal(opening: directory.ledger) } == .missingLedger)
        #expect(!FileManager.default.fileExists(atPath: directory.ledger))
        try FileManager.default.createDirectory(atPath: directory.ledger, withIntermediateDirectories: true)
        #expect(try openingRefusal() == .missingLedger)
        var options = Environment.Options()
        options.creates = true
        _ = try Environment(path: directory.ledger, options: options)
        #expect(try openingRefusal() == .missingLedger)
    }

    @Test(arguments: ["data.mdb", "checkpoint", "log.key"]) func `making refuses any part of a ledger`(name: String)
        throws
    {
        try FileManager.default.createDirectory(atPath: directory.ledger, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(filePath: directory.ledger + "/" + name))
        let before = try files()
        #expect(refusal { _ = try Sample.journal(directory) } == .ledgerExists)
        #expect(try files() == before)
    }

    @Test func `a second journal in the process is refused`() throws {
        let journal = try Sample.journal(directory)
        for access in [Journal.Access.readWrite, .readOnly, .readOnlyUnlocked] {
            #expect(refusal { _ = try Journal(opening: directory.ledger, access: access) } == .alreadyOpen)
        }
        try journal.append(Sample.intent())
    }

    @Test(arguments: [Journal.Access.readWrite, .readOnly]) func `a newer format is refused`(access: Journal.Access)
        throws
    {
        try makeLedger()
        try putMeta("format", "2")
        #expect(try openingRefusal(access) == .newerFormat)
    }

    @Test func `a foreign origin is refused when another is expected`() throws {
        try makeLedger()
        #expect(try openingRefusal(origin: "example.org/other") == .foreignOrigin)
        #expect(try openingRefusal(origin: Sample.origin) == nil)
        let key = try Sample.key("example.org/other", 1)
        let other = directory.path + "/other"
        #expect(refusal { _ = try Journal.create(at: other, origin: Sample.origin, logKey: key) } == .foreignOrigin)
    }

    @Test func `an environment that went back is noticed`() throws {
        try makeLedger()
        try directory.copy("ledger/data.mdb", to: "old.mdb")
        try extend(by: 2)
        try directory.copy("old.mdb", to: "ledger/data.mdb")
        for access in [Journal.Access.readWrite, .readOnly, .readOnlyUnlocked] {
            #expect(try openingRefusal(access) == .rollback)
        }
        let auditor = try Journal(opening: directory.ledger, access: .readOnly, verifiesHead: false)
        #expect(try auditor.events().count == 3)
        #expect(auditor.checkpointFileState == .unchecked)
    }

    @Test func `an environment with another past is noticed`() throws {
        try makeLedger()
        try directory.copy("ledger/data.mdb", to: "old.mdb")
        try directory.copy("ledger/checkpoint", to: "old")
        try extend(by: 2)
        try directory.copy("ledger/checkpoint", to: "signed")
        try directory.copy("old.mdb", to: "ledger/data.mdb")
        try directory.copy("old", to: "ledger/checkpoint")
        try extend(by: 4)
        try directory.copy("signed", to: "ledger/checkpoint")
        #expect(try openingRefusal() == .rollback)
        #expect(try openingRefusal(.readOnly) == .rollback)
    }

    @Test func `a checkpoint file that lags is checked and renewed by a writer only`() throws {
        try makeLedger()
        try directory.copy("ledger/checkpoint", to: "old")
        try extend(by: 2)
        let newest = try files()["checkpoint"]
        try directory.copy("old", to: "ledger/checkpoint")
        do {
            let reader = try Journal(opening: directory.ledger, access: .readOnly)
            #expect(reader.checkpointFileState == .behind(size: 3))
        }
        #expect(try files()["checkpoint"] != newest)
        do {
            let writer = try Journal(opening: directory.ledger)
            #expect(writer.checkpointFileState == .behind(size: 3))
        }
        #expect(try files()["checkpoint"] == newest)
    }

    @Test func `a checkpoint file that is gone stops writers and is reported to readers`() throws {
        try makeLedger()
        try FileManager.default.removeItem(atPath: directory.ledger + "/checkpoint")
        #expect(try openingRefusal() == .checkpointMissing)
        let reader = try Journal(opening: directory.ledger, access: .readOnly)
        #expect(reader.checkpointFileState == .missing)
        #expect(try reader.events().count == 3)
    }

    @Test func `an empty ledger whose checkpoint file was never written gets one`() throws {
        try makeLedger(0)
        let before = try files()
        try FileManager.default.removeItem(atPath: directory.ledger + "/checkpoint")
        #expect(try openingRefusal() == nil)
        #expect(try files() == before)
    }

    @Test(arguments: ["", "x", "note of nobody\n\n— x AAAA\n"])
    func `a checkpoint file that is no checkpoint is refused`(text: String) throws {
        try makeLedger()
        try Data(text.utf8).write(to: URL(filePath: directory.ledger + "/checkpoint"))
        #expect(try openingRefusal() == .checkpointInvalid)
        #expect(try openingRefusal(.readOnly) == .checkpointInvalid)
    }

    @Test func `a checkpoint of the right tree by another key is refused`() throws {
        try makeLedger()
        let note = try String(contentsOfFile: directory.ledger + "/checkpoint", encoding: .utf8)
        let other = try Sample.key(Sample.origin, 5)
        let forged = try Checkpoint(parsing: UnverifiedNote(parsing: note).text).signed(by: [other])
        try Data(forged.encoded.utf8).write(to: URL(filePath: directory.ledger + "/checkpoint"))
        #expect(try openingRefusal() == .checkpointInvalid)
    }

    @Test func `a signed head that is not the tree's is damage`() throws {
        try makeLedger()
        let note = try Checkpoint(origin: Sample.origin, size: 2, root: MerkleTree.emptyRoot)
            .signed(by: [Sample.logKey()])
        try putMeta("head", note.encoded)
        #expect(try openingRefusal() == .damaged)
    }

    @Test(arguments: [0o640, 0o604, 0o644]) func `a key that others may read is refused`(mode: Int) throws {
        try makeLedger()
        let path = directory.ledger + "/log.key"
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
        #expect(try openingRefusal() == .keyFilePermissions)
        #expect(try openingRefusal(.readOnly) == nil)
    }

    @Test func `a missing, a malformed and a foreign key are refused`() throws {
        try makeLedger()
        let path = directory.ledger + "/log.key"
        try FileManager.default.removeItem(atPath: path)
        #expect(try openingRefusal() == .keyFileMissing)
        #expect(try openingRefusal(.readOnly) == nil)
        try KeyFile.write(Sample.key(Sample.origin, 7), to: path)
        #expect(try openingRefusal() == .keyFileInvalid)
        #expect(refusal { try KeyFile.write(Sample.logKey(), to: path) } == .keyFileExists)
        try Data("PRIVATE+KEY+x".utf8).write(to: URL(filePath: path))
        #expect(try openingRefusal() == .keyFileInvalid)
    }

    @Test func `a key file holds the key for its owner only`() throws {
        let path = directory.path + "/key"
        let key = try Sample.actorKey()
        try KeyFile.write(key, to: path)
        #expect(try KeyFile.read(path).encoded == key.encoded)
        #expect(try FileSystem.permissions(of: path) == 0o600)
    }

    @Test func `a reader cannot write`() throws {
        try makeLedger()
        for access in [Journal.Access.readOnly, .readOnlyUnlocked] {
            let journal = try Journal(opening: directory.ledger, access: access)
            #expect(refusal { try journal.write { _ in } } == .readOnly)
            #expect(try journal.events().count == 3)
        }
    }

    @Test func `an altered event is noticed when it is read`() throws {
        try makeLedger()
        do {
            let environment = try Environment(path: directory.ledger)
            let events = try environment.openTable(named: "events")
            try environment.write { transaction in
                let leaf = try transaction.reading { try $0.get(1, in: events) } ?? []
                let text = String(decoding: leaf, as: UTF8.self).replacing("año", with: "aña")
                let altered = Array(text.utf8)
                try transaction.put(altered.span, for: 1, in: events)
            }
        }
        let journal = try Journal(opening: directory.ledger)
        #expect(refusal { _ = try journal.events() } == .damaged)
        #expect(try journal.read { try $0.event(at: 0)?.seq } == 0)
    }

    @Test func `views without a whole position are noticed when one is asked for`() throws {
        try makeLedger()
        do {
            let environment = try Environment(path: directory.ledger)
            let meta = try environment.openTable(named: "meta")
            let key = Array("views".utf8)
            let value: [UInt8] = [0, 0, 0]
            try environment.write { try $0.put(value.span, for: key.span, in: meta) }
        }
        let journal = try Journal(opening: directory.ledger, access: .readOnly)
        #expect(refusal { try journal.read { _ = try $0.viewPosition("seats") } } == .damaged)
    }

    @Test func `a missing event is noticed and does not end the walk`() throws {
        try makeLedger()
        do {
            let environment = try Environment(path: directory.ledger)
            let events = try environment.openTable(named: "events")
            try environment.write { transaction in
                let leaf = try transaction.reading { try $0.get(1, in: events) } ?? []
                try transaction.delete(1, in: events)
                try transaction.put(leaf.span, for: 7, in: events)
            }
        }
        let journal = try Journal(opening: directory.ledger, access: .readOnly)
        #expect(refusal { try journal.read { try $0.scanBytes(in: 0..<9) { _, _ in true } } } == .damaged)
    }
}
