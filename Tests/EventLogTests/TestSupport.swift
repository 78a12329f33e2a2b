import EventLog
import Foundation
import Synchronization
import Testing
import TransparencyLog

/// A directory of one test's own, removed with the last reference.
final class TemporaryDirectory: Sendable {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var ledger: String { path + "/ledger" }

    func copy(_ name: String, to target: String) throws {
        let destination = path + "/" + target
        try? FileManager.default.removeItem(atPath: destination)
        try FileManager.default.copyItem(atPath: path + "/" + name, toPath: destination)
    }
}

/// A value that several threads of a test share.
final class Locked<Value: Sendable>: Sendable {
    private let mutex: Mutex<Value>

    init(_ value: Value) { mutex = Mutex(value) }

    var value: Value { mutex.withLock { $0 } }

    func change(_ body: @Sendable (inout sending Value) -> Void) { mutex.withLock { body(&$0) } }
}

/// The code that an expression is refused with, or `nil` when it is not.
func refusal(_ body: () throws -> Void) -> EventLogError.Code? {
    do {
        try body()
        return nil
    } catch {
        return (error as? EventLogError)?.code
    }
}

enum Sample {
    static let origin = "example.org/commission"

    static func key(_ name: String, _ seed: UInt8) throws -> SigningKey {
        try SigningKey(name: name, seed: [UInt8](repeating: seed, count: 32))
    }

    static func logKey() throws -> SigningKey { try key(origin, 1) }
    static func actorKey() throws -> SigningKey { try key("secretaria", 2) }

    static func journal(_ directory: TemporaryDirectory, clock: RecordingClock = .system) throws -> Journal {
        try Journal.create(at: directory.ledger, origin: origin, logKey: logKey(), clock: clock)
    }

    static func intent(
        _ stream: String = "session/2026-01", _ version: Int = 0, type: String = "session.installed",
        data: String = #"{"text":"año"}"#, id: EventID = .new()
    ) throws -> Intent {
        try Intent(
            actor: "secretaria", data: Array(data.utf8), id: id, occurred: "2026-03-02T09:00:00-05:00", schema: 1,
            stream: StreamName(stream), type: type, version: version)
    }

    static func filing(_ intents: [Intent], id: EventID = .new()) throws -> VerifiedFiling {
        try .signed(id: id, intents: intents, by: actorKey(), origin: origin)
    }

    static func filing(_ intent: Intent) throws -> VerifiedFiling { try filing([intent]) }
}

extension Journal {
    @discardableResult
    func append(_ intents: Intent..., at time: Timestamp? = nil) throws -> Receipt {
        let filing = try Sample.filing(intents)
        return try write(recordedAt: time) { try $0.append(filing) }
    }

    func events() throws -> [Event] { try read { try $0.events(in: 0..<UInt64.max) } }

    /// Checks everything the log promises, from the stored bytes up.
    func verifyEverything() throws {
        try read { log in
            var leafHashes: [Digest] = []
            var heads: [StreamName: Event] = [:]
            var recorded = ""
            try log.scanBytes(in: 0..<UInt64.max) { seq, bytes in
                let event = try Event(decoding: bytes)
                let previous = heads.updateValue(event, forKey: event.stream)
                let isNext = event.seq == seq && event.version == (previous?.version ?? -1) + 1
                let isChained = event.prev == previous?.leafHash && event.recorded >= recorded
                #expect(isNext && isChained, "event \(seq)")
                recorded = event.recorded
                leafHashes.append(event.leafHash)
                let place = try log.seq(of: event.id)
                #expect(place == seq)
                return true
            }
            let root = MerkleTree.root(ofLeafHashes: leafHashes)
            let size = TreeSize(UInt64(leafHashes.count))
            let stored = try log.root(of: size)
            #expect(log.size == size && stored == root)
            let note = try UnverifiedNote(parsing: log.checkpointNote)
            let checkpoint = try VerifiedCheckpoint(note, logKey: logKey, origin: origin).checkpoint
            #expect(checkpoint.size == size && checkpoint.root == root)
            for (stream, last) in heads {
                let head = try log.streamHead(stream)
                #expect(head?.leafHash == last.leafHash && head?.version == last.version && head?.seq == last.seq)
            }
            let indexed = try [log.count(table: "streams"), log.count(table: "types")]
            let filings = try log.count(table: "ids") - leafHashes.count
            #expect(indexed == [leafHashes.count, leafHashes.count] && filings <= leafHashes.count)
        }
        let file = try String(contentsOfFile: directory + "/checkpoint", encoding: .utf8)
        #expect(try read { $0.checkpointNote } == file)
    }
}
