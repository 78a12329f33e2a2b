import Deliberation
import TransparencyLog

/// The views that the events give: in memory while they are few, and beyond that in a file of this process alone.
///
/// So an audit's memory does not grow with the ledger.
final class DerivedViews {
    /// How many bytes of rows are written out in one transaction, which holds all of them in memory.
    private static let largestBatch = 4 << 20

    let book: Book
    /// How many rows are kept in memory.
    let largestRowCount: Int
    private let spilled = SpilledRows()
    /// The leaves of the rows as the last seal found them, by view; none once rows were written out.
    private var leaves: [String: SortedRun<Digest>] = [:]

    init(largestRowCount: Int) {
        self.largestRowCount = largestRowCount
        book = Book(source: spilled)
    }

    /// Keeps what the acts so far changed.
    ///
    /// - Throws: what the file of rows reports.
    func settle() throws {
        book.settle()
        guard book.rowCount > largestRowCount else { return }
        try spill()
        book.forget()
    }

    /// Hands over every row as it is stored, view by view in ascending order, and in ascending order of the keys' bytes.
    ///
    /// - Parameters:
    ///   - views: the names of the views.
    ///   - body: gets each row.
    /// - Throws: what reading a row throws; whatever `body` throws.
    func forEachRow(
        of views: [String], _ body: (_ view: String, _ key: [UInt8], _ row: [UInt8]) throws -> Void
    ) throws {
        book.settle()
        if spilled.isUsed { try spill() }
        for view in views.sorted(by: SortedRun<Digest>.precedes) {
            if spilled.isUsed {
                try spilled.scan(view) { try body(view, $0, $1) }
            } else {
                try book.encodedRows(of: view) { try body(view, Array($0.utf8), $1) }
            }
        }
    }

    /// Hands over the leaf that each row has in a seal, view by view and row by row as ``forEachRow(of:_:)``.
    ///
    /// - Complexity: O(rows), and the encoding of those that changed since the last time.
    func forEachLeaf(of views: [String], _ body: (_ view: String, _ leaf: Digest) throws -> Void) throws {
        try settle()
        if spilled.isUsed { try spill() } else { try noteLeaves() }
        for view in views.sorted(by: SortedRun<Digest>.precedes) {
            if spilled.isUsed {
                try spilled.scanLeaves(view) { try body(view, $0) }
            } else {
                for leaf in leaves[view]?.values ?? [] { try body(view, leaf) }
            }
        }
    }

    private func noteLeaves() throws {
        var changes: [String: [(name: String, value: Digest)]] = [:]
        try book.drainChanges { view, key, row in
            changes[view, default: []].append((key, SealedView.leafHash(key: Array(key.utf8), row: row)))
        }
        for (view, changes) in changes { leaves[view, default: SortedRun()].merge(changes) }
    }

    /// Whether the events give a row under a stored key: the view's name, 0x00 and the key.
    func contains(_ key: [UInt8]) throws -> Bool {
        let parts = key.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        let names = parts.compactMap { String(validating: $0, as: UTF8.self) }
        guard names.count == 2 else { return false }
        // Of a hostile table every key may be strange, and the book remembers what is not there.
        defer { if spilled.isUsed, book.rowCount > largestRowCount { book.forget() } }
        return try book.view(names[0])?.record(names[1]) != nil
    }

    private func spill() throws {
        var batch = SpilledBatch()
        func take(_ view: String, _ key: String, _ row: [UInt8]) throws {
            batch.add(view, key, row)
            guard batch.byteCount > Self.largestBatch else { return }
            try spilled.put(batch)
            batch = SpilledBatch()
        }
        if spilled.isUsed {
            try book.drainChanges(take)
        } else {
            // What changed before a seal was noted for it and is in no file yet: the first time all rows are written.
            for view in Book.viewNames { try book.encodedRows(of: view) { try take(view, $0, $1) } }
            try book.drainChanges { _, _, _ in }
            leaves = [:]
        }
        try spilled.put(batch)
    }
}

/// Rows on their way out of memory, each with its leaf in a seal.
private struct SpilledBatch {
    private(set) var rows: [(key: [UInt8], value: [UInt8])] = []
    private(set) var leaves: [(key: [UInt8], value: [UInt8])] = []
    private(set) var byteCount = 0

    mutating func add(_ view: String, _ key: String, _ row: [UInt8]) {
        let stored = SpilledRows.key(view, key)
        rows.append((stored, row))
        leaves.append((stored, SealedView.leafHash(key: Array(key.utf8), row: row).bytes))
        byteCount += row.count
    }
}

/// Rows that were written out of memory.
private final class SpilledRows: RowSource {
    private var table: OverflowTable?
    /// The leaves of the rows in a seal, which are small beside the rows.
    private var leaves: OverflowTable?

    /// Whether any row was written out.
    var isUsed: Bool { table != nil }

    static func key(_ view: String, _ key: String) -> [UInt8] { Array(view.utf8) + [0] + Array(key.utf8) }

    func put(_ batch: SpilledBatch) throws {
        if table == nil { (table, leaves) = (try OverflowTable(), try OverflowTable()) }
        try table?.put(batch.rows)
        try leaves?.put(batch.leaves)
    }

    func scanLeaves(_ view: String, _ body: (_ leaf: Digest) throws -> Void) throws {
        try leaves?.scan(prefix: Self.key(view, "")) { _, value in
            if let leaf = Digest(bytes: value) { try body(leaf) }
        }
    }

    func scan(_ view: String, _ body: (_ key: [UInt8], _ row: [UInt8]) throws -> Void) throws {
        let prefix = Self.key(view, "")
        try table?.scan(prefix: prefix) { key, row in try body(Array(key[prefix.count...]), row) }
    }

    func row(of view: String, key: String) throws -> [UInt8]? { try table?.get(Self.key(view, key)) }

    func keys(of view: String) throws -> [String] {
        var keys: [String] = []
        try scan(view) { key, _ in keys.append(String(decoding: key, as: UTF8.self)) }
        return keys
    }
}
