import Deliberation

/// The views that the events give: in memory while they are few, and beyond that in a file of this process alone.
///
/// So an audit's memory does not grow with the ledger.
final class DerivedViews {
    /// How many rows are kept in memory.
    let largestRowCount: Int

    let book: Book
    private let spilled = SpilledRows()

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
        for view in views.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            if spilled.isUsed {
                try spilled.scan(view) { try body(view, $0, $1) }
            } else {
                try book.encodedRows(of: view) { try body(view, Array($0.utf8), $1) }
            }
        }
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
        var rows: [(key: [UInt8], value: [UInt8])] = []
        try book.drainChanges { view, key, row in rows.append((SpilledRows.key(view, key), row)) }
        try spilled.put(rows)
    }
}

/// Rows that were written out of memory.
private final class SpilledRows: RowSource {
    private var table: OverflowTable?

    /// Whether any row was written out.
    var isUsed: Bool { table != nil }

    static func key(_ view: String, _ key: String) -> [UInt8] { Array(view.utf8) + [0] + Array(key.utf8) }

    func put(_ rows: [(key: [UInt8], value: [UInt8])]) throws {
        if table == nil { table = try OverflowTable() }
        try table?.put(rows)
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
