import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Ledger
import Publication
import TransparencyLog

/// A folder of one test's own, removed with the last reference.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "constancia-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    subscript(name: String) -> String { "\(path)/\(name)" }

    /// Every file under a folder, by its path in there.
    func files(in name: String) throws -> [String: [UInt8]] {
        let root = self[name]
        var files: [String: [UInt8]] = [:]
        for file in try FileManager.default.subpathsOfDirectory(atPath: root) {
            var isDirectory: ObjCBool = false
            _ = unsafe FileManager.default.fileExists(atPath: "\(root)/\(file)", isDirectory: &isDirectory)
            if !isDirectory.boolValue { files[file] = Array(try Data(contentsOf: URL(filePath: "\(root)/\(file)"))) }
        }
        return files
    }

    func write(_ name: String, _ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(filePath: self[name])) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: self[name]) }

    func copy(_ name: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: self[name], toPath: self[other])
    }
}

/// A founded ledger in a folder; `libro` unless it is a copy.
final class TestLedger {
    /// The last second of 2026: after every act of the tests.
    static let clock = RecordingClock { Timestamp(milliseconds: 1_798_761_599_000) }

    let ledger: Ledger
    let directory: String
    private let secretary: SigningKey

    var journal: Journal { ledger.journal }

    init(in folder: Folder) throws {
        directory = folder["libro"]
        let founded = try Ledger.found(at: directory, .demonstration(), clock: Self.clock)
        ledger = founded.ledger
        secretary = try KeyFile.read("\(directory)/keys/secretaria.key")
    }

    /// Another history under the same keys: a copy that goes its own way.
    init(copying other: TestLedger, to directory: String) throws {
        try FileManager.default.copyItem(atPath: other.directory, toPath: directory)
        try? FileManager.default.removeItem(atPath: directory + "/lock.mdb")
        self.directory = directory
        ledger = try Ledger(opening: directory, clock: Self.clock)
        secretary = other.secretary
    }

    func size() throws -> UInt64 { try journal.read { $0.size.value } }

    func checkpoint() throws -> UnverifiedNote { try UnverifiedNote(parsing: journal.read { $0.checkpointNote }) }

    func policy() throws -> Policy { try Policy(trustingOnly: journal.logKey) }

    func leaves() throws -> [[UInt8]] { try journal.read { try $0.events(in: 0..<UInt64.max) }.map(\.bytes) }

    /// Appends acts until the log has a size.
    func grow(to size: UInt64, by person: String = "alguien") throws {
        while try self.size() < size {
            let before = try self.size()
            let count = min(200, size - before)
            let drafts = (0..<count).map { _ in
                Draft(
                    type: .postIncumbentRecorded,
                    data: [
                        "postId": .string("empleo-\(before / 500)"),
                        "person": .object(["id": .string(person), "office": .string("Cargo")]),
                        "act": .object(["name": .string("acto.pdf"), "sha256": .string(Self.hash)]),
                        "from": .string("2026-01-10"),
                    ], occurred: Instant("2026-01-12T09:00:00-05:00"))
            }
            try record(drafts)
        }
    }

    /// A document enters the file; gives its place.
    @discardableResult
    func incorporate(_ id: String, order: Int64) throws -> UInt64 {
        try record([
            Draft(
                type: .documentIncorporated,
                data: [
                    "documentId": .string(id), "order": .integer(order), "origin": .string("nativo"),
                    "document": .object([
                        "name": .string("secreto-\(id).pdf"),
                        "sha256": .string(String(repeating: "\(order)", count: 64)),
                    ]),
                ], occurred: Instant("2026-02-01T09:00:00-05:00"))
        ])
    }

    @discardableResult
    func classify(_ id: String, _ classification: Classification) throws -> UInt64 {
        try record([
            Draft(
                type: .documentClassified,
                data: [
                    "documentId": .string(id), "classification": .string(classification.rawValue),
                    "basis": .string("Ley 1712 de 2014"),
                ], occurred: Instant("2026-02-02T09:00:00-05:00"))
        ])
    }

    @discardableResult
    func correct(_ seq: UInt64, _ field: String, was: String, is value: String) throws -> UInt64 {
        try record([
            Draft(
                type: .correctionRecorded,
                data: [
                    "correctionId": .string("COR-2026-001"), "correctsSeq": .integer(Int64(seq)),
                    "field": .string(field), "was": .string(was), "is": .string(value), "reason": .string("Error"),
                ], occurred: Instant("2026-02-03T09:00:00-05:00"))
        ])
    }

    @discardableResult
    private func record(_ drafts: [Draft]) throws -> UInt64 {
        try ledger.record(drafts, signedBy: secretary).receipt.firstSeq
    }

    private static let hash = String(repeating: "a", count: 64)
}

/// Everything in the tables of a ledger.
func tables(of journal: Journal) throws -> [String: [UInt8]] {
    var rows: [String: [UInt8]] = [:]
    try journal.read { snapshot in
        for table in ["meta", "events", "hashes", "ids", "streams", "types", "views"] {
            try snapshot.scan(table: table) { key, value in
                rows["\(table) \(key.map { String($0, radix: 16) }.joined(separator: "."))"] = value
                return true
            }
        }
    }
    return rows
}

func tables(of directory: String) throws -> [String: [UInt8]] {
    try tables(of: Journal(opening: directory, access: .readOnly))
}

/// A store, or source, that fails at its n-th use.
final class Faulty: TileStore {
    struct Fault: Error {}

    private let store: DirectoryStore
    private let readsFail: Bool
    private var left: Int
    /// How many uses there were.
    private(set) var uses = 0

    init(_ path: String, after uses: Int = .max, readsFail: Bool = false) {
        store = DirectoryStore(path)
        left = uses
        self.readsFail = readsFail
    }

    func files(named names: [String]) throws -> [[UInt8]?] {
        if readsFail { try use(names.count) }
        return try store.files(named: names)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try use(1)
        try store.write(name, bytes)
    }

    func removePartials(of path: TilePath, keeping width: Int?) throws {
        try use(1)
        try store.removePartials(of: path, keeping: width)
    }

    private func use(_ count: Int) throws {
        guard left >= count else { throw Fault() }
        left -= count
        uses += count
    }
}

/// The code of the error that `body` throws; nil when it throws none.
func code(_ body: () throws -> Void) throws -> PublicationError.Code? {
    do {
        try body()
        return nil
    } catch let error as PublicationError {
        return error.code
    }
}
