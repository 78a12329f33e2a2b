internal import LMDB

extension LogReading where Self: ~Copyable {
    /// The value of a key of a view.
    ///
    /// - Parameters:
    ///   - name: The view.
    ///   - key: The key.
    /// - Returns: The value, or `nil` when there is none.
    /// - Throws: What the storage reports.
    public func view(_ name: String, key: [UInt8]) throws -> [UInt8]? {
        let table = context.liveViews
        let key = viewKey(name, key)
        return try reading { try $0.get(key.span, in: table) }
    }

    /// Hands entries of a view to `body`, in the order of their keys' bytes.
    ///
    /// - Parameters:
    ///   - name: The view.
    ///   - start: The least key wanted.
    ///   - prefix: What the keys begin with.
    ///   - body: Gets each key and value; `false` ends the walk.
    /// - Throws: What the storage reports; whatever `body` throws.
    public func scanView(
        _ name: String, from start: [UInt8]? = nil, prefix: [UInt8] = [],
        _ body: ([UInt8], [UInt8]) throws -> Bool
    ) throws {
        let table = context.liveViews
        let nameLength = name.utf8.count + 1
        let wanted = viewKey(name, prefix)
        let sought = start.map { viewKey(name, $0) } ?? wanted
        let first = sought.lexicographicallyPrecedes(wanted) ? wanted : sought
        try reading { transaction in
            try transaction.withCursor(over: table) { cursor in
                var isThere = try cursor.seek(atLeast: first.span)
                while isThere {
                    let key = cursor.key
                    guard key.starts(with: wanted) else { return }
                    guard try body(Array(key[nameLength...]), cursor.value) else { return }
                    isThere = try cursor.next()
                }
            }
        }
    }

    /// The keys of a view in the order of their bytes; no value is read, however large.
    ///
    /// - Parameter name: The view.
    /// - Returns: The keys.
    /// - Throws: What the storage reports.
    public func viewKeys(_ name: String) throws -> [[UInt8]] {
        let (table, prefix) = (context.liveViews, viewKey(name, []))
        var keys: [[UInt8]] = []
        try reading { transaction in
            try transaction.withCursor(over: table) { cursor in
                var isThere = try cursor.seek(atLeast: prefix.span)
                while isThere {
                    let key = cursor.key
                    guard key.starts(with: prefix) else { return }
                    keys.append(Array(key[prefix.count...]))
                    isThere = try cursor.next()
                }
            }
        }
        return keys
    }

    /// The size of the log that a view was built at.
    ///
    /// - Parameter name: The view.
    /// - Returns: The number of events it has seen, or `nil` when it was never built.
    /// - Throws: `.damaged` when the positions are not what the log wrote; what the storage reports.
    public func viewPosition(_ name: String) throws -> UInt64? {
        let meta = context.tables.meta
        let key = MetaKey.views
        guard let row = try reading({ try $0.get(key.span, in: meta) }) else { return nil }
        guard let position = UInt64(bigEndian: row.span) else {
            throw EventLogError(.damaged, "meta views: \(row.count) bytes")
        }
        let isListed = row.dropFirst(8).split(separator: 0x0A).contains { $0.elementsEqual(name.utf8) }
        return isListed ? position : nil
    }

    /// The names of all tables, for an auditor.
    ///
    /// - Returns: The names in ascending order.
    /// - Throws: What the storage reports.
    public func tableNames() throws -> [String] { try reading { try $0.tableNames() } }

    /// Hands all entries of a table to `body` as they are stored, for an auditor.
    ///
    /// - Parameters:
    ///   - name: A table's name; `views` is the live generation.
    ///   - start: The least key wanted.
    ///   - body: Gets each key and value; `false` ends the walk.
    /// - Throws: `.unknownTable`; what the storage reports; whatever `body` throws.
    public func scan(
        table name: String, from start: [UInt8] = [], _ body: ([UInt8], [UInt8]) throws -> Bool
    ) throws {
        let table = try table(named: name)
        try reading { transaction in
            try transaction.withCursor(over: table) { cursor in
                var isThere = try start.isEmpty ? cursor.first() : cursor.seek(atLeast: start.span)
                while isThere {
                    guard try body(cursor.key, cursor.value) else { return }
                    isThere = try cursor.next()
                }
            }
        }
    }

    /// The value of a key of a table as it is stored, for an auditor.
    ///
    /// - Parameters:
    ///   - name: A table's name; `views` is the live generation.
    ///   - key: The key.
    /// - Returns: The value, or `nil` when there is none.
    /// - Throws: `.unknownTable`; what the storage reports.
    public func get(table name: String, key: [UInt8]) throws -> [UInt8]? {
        let table = try table(named: name)
        return try reading { try $0.get(key.span, in: table) }
    }

    /// The number of entries of a table.
    ///
    /// - Parameter name: A table's name; `views` is the live generation.
    /// - Returns: The number.
    /// - Throws: `.unknownTable`; what the storage reports.
    /// - Complexity: O(1).
    public func count(table name: String) throws -> Int {
        let table = try table(named: name)
        return try reading { try $0.statistics(of: table).entries }
    }

    private func table(named name: String) throws -> Table {
        guard let table = context.tables.table(named: name, generation: context.generation) else {
            throw EventLogError(.unknownTable, name)
        }
        return table
    }
}

extension LogContext {
    var liveViews: Table { tables.liveViews(generation) }
}

/// The stored key of a view's entry.
func viewKey(_ name: String, _ key: [UInt8]) -> [UInt8] {
    var stored: [UInt8] = []
    stored.reserveCapacity(name.utf8.count + 1 + key.count)
    stored.append(contentsOf: name.utf8)
    stored.append(0)
    stored.append(contentsOf: key)
    return stored
}
