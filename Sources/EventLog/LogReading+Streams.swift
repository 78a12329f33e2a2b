internal import LMDB
internal import TransparencyLog

extension LogReading where Self: ~Copyable {
    /// Where a stream stands.
    ///
    /// - Parameter stream: The stream.
    /// - Returns: Its last event, or `nil` when it has none.
    /// - Throws: `.damaged` when the index is not what the log wrote; what the storage reports.
    /// - Complexity: O(log *n*).
    public func streamHead(_ stream: StreamName) throws -> StreamHead? {
        var found: (version: UInt64, seq: UInt64)?
        let tables = context.tables
        try scanIndex(tables.streams, stream.text, 0..<UInt64.max, reversed: true, limit: 1) { version, value in
            guard let seq = value else { throw EventLogError(.damaged, "streams: \(stream) \(version)") }
            found = (version, seq)
        }
        guard let found else { return nil }
        let hash = try reading { transaction in
            var hashes = HashRowReader()
            return try hashes.digest(at: StoredHashIndex(level: 0, offset: found.seq), transaction, tables)
        }
        return StreamHead(version: Int(found.version), seq: found.seq, leafHash: hash)
    }

    /// The places of a stream's events, from version 0 on; nothing but the index is read.
    ///
    /// - Throws: `.damaged` for an entry without a place; what the storage reports.
    /// - Complexity: O(log *n*) and O(1) for each event.
    public func places(ofStream stream: StreamName) throws -> [UInt64] {
        var places: [UInt64] = []
        try scanIndex(context.tables.streams, stream.text, 0..<UInt64.max, reversed: false, limit: .max) { _, value in
            guard let seq = value else { throw EventLogError(.damaged, "streams: \(stream)") }
            places.append(seq)
        }
        return places
    }

    /// Lists streams in the order of their names' bytes.
    ///
    /// - Parameters:
    ///   - prefix: What the names begin with.
    ///   - body: Gets each name; `false` ends the walk.
    /// - Throws: `.damaged` for a malformed name; what the storage reports; whatever `body` throws.
    /// - Complexity: O(log *n*) for each stream, however long it is.
    public func scanStreams(prefix: String = "", _ body: (StreamName) throws -> Bool) throws {
        try scanStreams(from: prefix, prefix: prefix, body)
    }

    /// Lists streams in the order of their names' bytes, from a name on.
    func scanStreams(from name: String, prefix: String = "", _ body: (StreamName) throws -> Bool) throws {
        let tables = context.tables
        let prefix = Array(prefix.utf8)
        try reading { transaction in
            try transaction.withCursor(over: tables.streams) { cursor in
                var sought = Array(name.utf8)
                while try sought.isEmpty ? cursor.first() : cursor.seek(atLeast: sought.span) {
                    let key = cursor.key
                    guard key.starts(with: prefix) else { return }
                    guard key.count > 9, let name = try? StreamName(String(decoding: key.dropLast(9), as: UTF8.self))
                    else { throw EventLogError(.damaged, "streams: a malformed key") }
                    guard try body(name) else { return }
                    // The byte after the separator skips all versions of the stream.
                    sought = Array(name.text.utf8) + [1]
                }
            }
        }
    }

    /// Walks the entries of one name in an index whose keys are a name, 0x00 and a number.
    ///
    /// - Parameters:
    ///   - table: The index.
    ///   - name: The name.
    ///   - range: The numbers wanted.
    ///   - reversed: Whether the greatest comes first.
    ///   - limit: The most entries.
    ///   - body: Gets each number, and the value if it is an integer.
    /// - Throws: What the storage reports; whatever `body` throws.
    func scanIndex(
        _ table: Table, _ name: String, _ range: Range<UInt64>, reversed: Bool, limit: Int,
        _ body: (UInt64, UInt64?) throws -> Void
    ) throws {
        guard !range.isEmpty, limit > 0 else { return }
        let prefix = Array(name.utf8) + [0]
        let bound = [UInt8].indexKey(name, reversed ? range.upperBound : range.lowerBound)
        try reading { transaction in
            try transaction.withCursor(over: table) { cursor in
                var isThere = try cursor.seek(atLeast: bound.span)
                // A walk backwards begins before the bound, which may be past the table's end.
                if reversed { isThere = try isThere ? cursor.previous() : cursor.last() }
                var count = 0
                while isThere, count < limit {
                    let key = cursor.key
                    guard key.count == prefix.count + 8, key.starts(with: prefix),
                        let number = UInt64(bigEndian: key.span, at: prefix.count), range.contains(number)
                    else { return }
                    let value = cursor.withValue { $0.count == 8 ? UInt64(bigEndian: $0) : nil }
                    try body(number, value)
                    count += 1
                    isThere = try reversed ? cursor.previous() : cursor.next()
                }
            }
        }
    }
}
