internal import LMDB

/// The tables of a ledger, format version 1; all integers are big-endian and so sort by value.
///
/// | table | key | value |
/// |---|---|---|
/// | `events` | seq (8 bytes) | the leaf |
/// | `streams` | stream, 0x00, version (8) | seq (8) |
/// | `types` | type, 0x00, seq (8) | empty |
/// | `ids` | id of an event (16) | its seq (8) |
/// | | id of a filing (16) | the seq of its first event (8) |
/// | `hashes` | row (8) | up to 31 digests of the sequential store (``HashRows``) |
/// | `views/0`, `views/1` | view name, 0x00, key | value; the generation in `meta` says which is live |
/// | `meta` | see ``MetaKey`` | |
struct LogTables: Sendable {
    static let names = ["meta", "events", "hashes", "ids", "streams", "types", "views/0", "views/1"]

    let meta: Table
    let events: Table
    let hashes: Table
    let ids: Table
    let streams: Table
    let types: Table
    let views: [Table]

    /// Opens the tables, or makes them all in one commit.
    init(_ environment: Environment, creates: Bool) throws(LMDBError) {
        let tables = try environment.openTables(named: Self.names, creates: creates)
        meta = tables[0]
        events = tables[1]
        hashes = tables[2]
        ids = tables[3]
        streams = tables[4]
        types = tables[5]
        views = [tables[6], tables[7]]
    }

    /// The table of a name, `views` being the live generation.
    func table(named name: String, generation: UInt64) -> Table? {
        if name == "views" { return liveViews(generation) }
        return ([meta, events, hashes, ids, streams, types] + views).first { $0.name == name }
    }

    func liveViews(_ generation: UInt64) -> Table { views[Int(generation & 1)] }
}

/// The keys of the `meta` table.
enum MetaKey {
    /// The format's version in decimal digits.
    static let format = Array("format".utf8)
    /// The ledger's origin.
    static let origin = Array("origin".utf8)
    /// The log's public key as a vkey.
    static let logKey = Array("logKey".utf8)
    /// The signed head as a note.
    static let head = Array("head".utf8)
    /// The live generation of the views, 0 or 1 (8 bytes); absent means 0.
    static let generation = Array("generation".utf8)
    /// The size of the log that all views were built at (8 bytes), then their names, sorted and joined by 0x0A.
    static let views = Array("views".utf8)
}

/// The format this program writes.
let formatVersion = 1

extension [UInt8] {
    /// The key of an index whose entries are a name and a number.
    static func indexKey(_ name: String, _ number: UInt64) -> [UInt8] {
        var key: [UInt8] = []
        key.setIndexKey(name, number)
        return key
    }

    /// Becomes the key of an index whose entries are a name and a number, in the memory it has.
    mutating func setIndexKey(_ name: String, _ number: UInt64) {
        removeAll(keepingCapacity: true)
        append(contentsOf: name.utf8)
        append(0)
        append(bigEndian: number)
    }

    /// The eight bytes of an integer.
    static func bigEndian(_ value: UInt64) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8)
        bytes.append(bigEndian: value)
        return bytes
    }
}
