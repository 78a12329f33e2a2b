import EventLog
import Foundation
import LMDB
import TransparencyLog

/// Writes into a ledger behind the log's back.
struct Forgery {
    static let tableNames = ["meta", "events", "hashes", "ids", "streams", "types", "views/0", "views/1"]

    let ledger: TestLedger

    /// A row of a table.
    struct Row: Hashable {
        let table: String
        let key: [UInt8]
        let value: [UInt8]
    }

    func withEnvironment<R>(_ body: (Environment) throws -> R) throws -> R {
        for _ in 0..<500 {
            do {
                return try body(try Environment(path: ledger.directory))
            } catch let error as LMDBError where error.code == .alreadyOpen {
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        return try body(try Environment(path: ledger.directory))
    }

    func rows() throws -> [Row] {
        try withEnvironment { environment in
            var rows: [Row] = []
            for table in try environment.openTables(named: Self.tableNames) {
                try environment.read { transaction in
                    try transaction.withCursor(over: table) { cursor in
                        while try cursor.next() {
                            rows.append(Row(table: table.name, key: cursor.key, value: cursor.value))
                        }
                    }
                }
            }
            return rows
        }
    }

    func rows(of table: String) throws -> [Row] { try rows().filter { $0.table == table } }

    /// Puts a row; `nil` removes it.
    func put(_ table: String, _ key: [UInt8], _ value: [UInt8]?) throws {
        try withEnvironment { environment in
            let table = try environment.openTable(named: table, creates: true)
            try environment.write { transaction in
                if let value {
                    try transaction.put(value.span, for: key.span, in: table)
                } else {
                    try transaction.delete(key.span, in: table)
                }
            }
        }
    }

    func put(_ table: String, _ key: String, _ value: [UInt8]?) throws { try put(table, Array(key.utf8), value) }

    /// The leaves of the log.
    func leaves() throws -> [[UInt8]] { try rows(of: "events").map(\.value) }

    /// Puts other leaves in the place of all events.
    ///
    /// Everything else but the views is derived again: chains, tree, indexes and the signed head. Only the actors'
    /// signatures stay what they were.
    func rewrite(_ change: (inout [[UInt8]]) throws -> Void) throws {
        var leaves = try leaves()
        let before = leaves.map { MerkleTree.leafHash($0).hex }
        try change(&leaves)
        var renamed: [String: String] = [:]
        for index in leaves.indices {
            var text = String(decoding: leaves[index], as: UTF8.self)
            if let start = text.range(of: #""prev":""#)?.upperBound {
                let end = text.index(start, offsetBy: 64)
                if let new = renamed[String(text[start..<end])] { text.replaceSubrange(start..<end, with: new) }
            }
            leaves[index] = Array(text.utf8)
            if index < before.count { renamed[before[index]] = MerkleTree.leafHash(leaves[index]).hex }
        }
        try store(leaves)
    }

    private func store(_ leaves: [[UInt8]]) throws {
        let logKey = try ledger.logKey()
        let rows = try derive(leaves)
        var tree = HashArray()
        for leaf in leaves { tree.append(MerkleTree.leafHash(leaf)) }
        let note = try Checkpoint(origin: logKey.name, size: tree.size, root: tree.root).signed(by: [logKey]).encoded
        var hashRows: [Row] = []
        for (number, start) in stride(from: 0, to: tree.hashes.count, by: 31).enumerated() {
            let digests = tree.hashes[start..<min(start + 31, tree.hashes.count)]
            hashRows.append(Row(table: "hashes", key: number.bigEndianBytes, value: digests.flatMap(\.bytes)))
        }
        try withEnvironment { environment in
            let names = ["events", "hashes", "ids", "streams", "types", "meta"]
            let tables = try environment.openTables(named: names)
            try environment.write { transaction in
                for table in tables.dropLast() { try transaction.clear(table) }
                for row in rows + hashRows + [Row(table: "meta", key: Array("head".utf8), value: Array(note.utf8))] {
                    guard let table = tables.first(where: { $0.name == row.table }) else { continue }
                    try transaction.put(row.value.span, for: row.key.span, in: table)
                }
            }
        }
        try writeCheckpoint(note)
    }

    /// The rows of events and indexes that leaves give; a leaf that is no event has no index entries.
    private func derive(_ leaves: [[UInt8]]) throws -> [Row] {
        var rows: [Row] = []
        for (seq, leaf) in leaves.enumerated() {
            let place = seq.bigEndianBytes
            rows.append(Row(table: "events", key: place, value: leaf))
            guard let event = try? Event(decoding: leaf) else { continue }
            if event.filing.index == 0 { rows.append(Row(table: "ids", key: event.filing.id.bytes, value: place)) }
            rows.append(Row(table: "ids", key: event.id.bytes, value: place))
            let stream = Array(event.stream.text.utf8) + [0] + event.version.bigEndianBytes
            rows.append(Row(table: "streams", key: stream, value: place))
            rows.append(Row(table: "types", key: Array(event.type.utf8) + [0] + place, value: []))
        }
        return rows
    }

    func writeCheckpoint(_ note: String?) throws {
        let path = ledger.directory + "/checkpoint"
        try? FileManager.default.removeItem(atPath: path)
        if let note { try Data(note.utf8).write(to: URL(filePath: path)) }
    }

    /// The root over the first events.
    func root(of size: Int) throws -> Digest {
        MerkleTree.root(ofLeafHashes: try leaves().prefix(size).map(MerkleTree.leafHash))
    }

    /// A checkpoint of this log, signed by its own key or another.
    func checkpoint(size: Int, root: Digest? = nil, by key: SigningKey? = nil) throws -> String {
        let logKey = try ledger.logKey()
        let checkpoint = try Checkpoint(
            origin: logKey.name, size: TreeSize(UInt64(size)), root: root ?? self.root(of: size))
        return try checkpoint.signed(by: [key ?? logKey]).encoded
    }
}

extension Int {
    var bigEndianBytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * $0)) } }
}

extension [UInt8] {
    /// Replaces the first occurrence of a text.
    func replacing(_ old: String, with new: String) -> [UInt8] {
        let text = String(decoding: self, as: UTF8.self)
        guard let range = text.range(of: old) else { return self }
        return Array(text.replacingCharacters(in: range, with: new).utf8)
    }
}
