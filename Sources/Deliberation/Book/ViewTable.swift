import CanonicalJSON

/// Where rows come from when they are not in memory: the stored views, or nothing at all for an auditor.
public protocol RowSource {
    /// The canonical bytes of one row, or nil.
    func row(of view: String, key: String) throws -> [UInt8]?
    /// The keys of a view in ascending order of their bytes.
    func keys(of view: String) throws -> [String]
}

/// A source that holds nothing: the state before the first event.
public struct EmptySource: RowSource {
    /// Makes the empty source.
    public init() {}
    /// Always nil.
    public func row(of view: String, key: String) throws -> [UInt8]? { nil }
    /// Always empty.
    public func keys(of view: String) throws -> [String] { [] }
}

/// Whoever knows what a book may be asked for: what a part of a log does not tell must not be read as absent.
public protocol RowGuard: AnyObject {
    /// Lets a row be read, or throws.
    ///
    /// - Parameters:
    ///   - view: the name of the view.
    ///   - key: the key of the row; nil for all keys of the view.
    /// - Throws: whatever says that the row is not to be read.
    func admit(view: String, key: String?) throws
}

/// Where all tables of a book read from at the moment.
final class RowPlace {
    var source: any RowSource
    /// Whoever is asked before each reading; nobody for a book of a whole log.
    var guardian: (any RowGuard)?
    /// The first list that an act filled beyond its room, until somebody takes it.
    var overfull: OverfullRow?

    init(_ source: any RowSource) { self.source = source }
}

/// A row of a view that could not be read again: one of its lists holds too much.
public struct OverfullRow: Hashable, Sendable {
    /// The name of the view.
    public let view: String
    /// The key of the row.
    public let key: String
    /// The list.
    public let list: OverfullList
}

/// One view: rows by key, read on demand, changed in memory, and written out by whoever owns the transaction.
///
/// Changes are pending until `settle()`; `discard()` forgets them, so that a refused filing leaves no trace.
public final class ViewTable<Row: CanonicalRecord> {
    /// The name of the view.
    public let name: String
    private let place: RowPlace
    private var settled: [String: Row] = [:]
    private var absent: Set<String> = []
    private var pending: [String: Row] = [:]
    private var changed: Set<String> = []
    /// How often every key was asked for, which costs more the longer the ledger is.
    public private(set) var wholeReads = 0

    init(_ name: String, readingFrom place: RowPlace) {
        self.name = name
        self.place = place
    }

    /// The row under a key, or nil.
    public func row(_ key: String) throws -> Row? {
        if let guardian = place.guardian { try guardian.admit(view: name, key: key) }
        if let row = pending[key] { return row }
        if let row = settled[key] { return row }
        if absent.contains(key) { return nil }
        guard let bytes = try place.source.row(of: name, key: key) else {
            absent.insert(key)
            return nil
        }
        let row = try Row(canonical: bytes, limits: .document)
        settled[key] = row
        return row
    }

    /// How many rows are in memory.
    var rowCount: Int { settled.count + absent.count }

    /// All keys, pending ones included, in ascending order.
    ///
    /// - Complexity: O(rows of the view); meant for small views and for lists.
    public func keys() throws -> [String] {
        if let guardian = place.guardian { try guardian.admit(view: name, key: nil) }
        wholeReads += 1
        var keys = Set(try place.source.keys(of: name))
        keys.formUnion(settled.keys)
        keys.formUnion(pending.keys)
        return keys.sorted()
    }

    /// All rows in ascending order of key.
    public func rows() throws -> [Row] {
        try keys().compactMap { try row($0) }
    }

    /// Hands over every row in ascending order of key; those that only the source has are not kept in memory.
    ///
    /// - Complexity: O(rows log rows) time; memory for the keys.
    public func forEachRow(_ body: (Row) throws -> Void) throws {
        for key in try keys() {
            if let row = pending[key] ?? settled[key] {
                try body(row)
            } else if let bytes = try place.source.row(of: name, key: key) {
                try body(try Row(canonical: bytes, limits: .document))
            }
        }
    }

    /// Hands over every row as it is stored, in the order of the keys' bytes.
    ///
    /// - Complexity: O(rows log rows) and the encoding of every row.
    func encodedRows(_ body: (_ key: String, _ row: [UInt8]) throws -> Void) throws {
        for key in try keys().sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            if let row = try row(key) { try body(key, row.canonicalBytes) }
        }
    }

    /// Changes the row under a key, which may be absent.
    func update(_ key: String, _ change: (inout Row?) -> Void) throws {
        var row = try row(key)
        // Dropping the stored copy first lets the change happen in place instead of copying long arrays.
        pending[key] = nil
        change(&row)
        pending[key] = row
        if place.overfull == nil, let list = row?.overfullList {
            place.overfull = OverfullRow(view: name, key: key, list: list)
        }
    }

    /// Keeps the pending changes.
    func settle() {
        if pending.isEmpty { return }
        for (key, row) in pending {
            settled[key] = row
            absent.remove(key)
            changed.insert(key)
        }
        pending.removeAll(keepingCapacity: true)
    }

    /// Forgets the pending changes.
    func discard() {
        if pending.isEmpty { return }
        pending.removeAll(keepingCapacity: true)
    }

    /// Drops all rows, which the source must have by now.
    func forget() {
        settled.removeAll(keepingCapacity: true)
        absent.removeAll(keepingCapacity: true)
    }

    /// Hands over the rows changed since the last call, in ascending order of key.
    func drainChanges(_ body: (_ view: String, _ key: String, _ row: [UInt8]) throws -> Void) throws {
        if changed.isEmpty { return }
        for key in changed.sorted() {
            guard let row = settled[key] else { continue }
            try body(name, key, row.canonicalBytes)
        }
        changed.removeAll(keepingCapacity: true)
    }
}
