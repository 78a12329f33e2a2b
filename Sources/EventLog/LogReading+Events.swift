internal import LMDB
internal import TransparencyLog

extension LogReading where Self: ~Copyable {
    /// The leaf at a place, as it is stored; nothing is checked.
    ///
    /// - Parameter seq: The place.
    /// - Returns: The bytes, or `nil` past the end.
    /// - Throws: `.damaged` when it is missing; what the storage reports.
    public func bytes(at seq: UInt64) throws -> [UInt8]? {
        guard seq < size.value else { return nil }
        let tables = context.tables
        guard let bytes = try reading({ try $0.get(seq, in: tables.events) }) else {
            throw EventLogError(.damaged, "event \(seq) is missing")
        }
        return bytes
    }

    /// The event at a place, checked against the tree's leaf hash.
    ///
    /// - Parameter seq: The place.
    /// - Returns: The event, or `nil` past the end.
    /// - Throws: `.damaged` when it is missing, malformed, elsewhere, or not what was hashed.
    public func event(at seq: UInt64) throws -> Event? {
        guard seq < size.value else { return nil }
        return try events(in: seq..<seq + 1).first
    }

    /// Hands the leaves of a range to `body`, as they are stored; nothing but their places is checked.
    ///
    /// - Parameters:
    ///   - range: The places; what lies past the end is left out.
    ///   - reversed: Whether the last comes first.
    ///   - body: Gets each place and leaf; `false` ends the walk.
    /// - Throws: `.damaged` when one is missing; what the storage reports; whatever `body` throws.
    /// - Complexity: O(log *n*) to begin, then O(1) for each leaf and one copy.
    public func scanBytes(
        in range: Range<UInt64>, reversed: Bool = false, _ body: (UInt64, [UInt8]) throws -> Bool
    ) throws {
        let range = range.clamped(to: 0..<size.value)
        guard !range.isEmpty else { return }
        let tables = context.tables
        try reading { transaction in
            try transaction.withCursor(over: tables.events) { cursor in
                var expected = reversed ? range.upperBound - 1 : range.lowerBound
                var isThere = try cursor.seek(atLeast: expected)
                while true {
                    guard isThere, cursor.integerKey == expected else {
                        throw EventLogError(.damaged, "event \(expected) is missing")
                    }
                    guard try body(expected, cursor.value) else { return }
                    if expected == (reversed ? range.lowerBound : range.upperBound - 1) { return }
                    expected = reversed ? expected - 1 : expected + 1
                    isThere = try reversed ? cursor.previous() : cursor.next()
                }
            }
        }
    }

    /// The events of a range, each checked against the tree's leaf hash.
    ///
    /// - Parameters:
    ///   - range: The places; what lies past the end is left out.
    ///   - reversed: Whether the last comes first.
    ///   - limit: The most events.
    /// - Returns: The events in the order asked for.
    /// - Throws: `.damaged` when one is missing, malformed, elsewhere, or not what was hashed.
    public func events(in range: Range<UInt64>, reversed: Bool = false, limit: Int = .max) throws -> [Event] {
        guard limit > 0 else { return [] }
        var events: [Event] = []
        var hashes = HashRowReader()
        var decoder = EventDecoder()
        let tables = context.tables
        try reading { transaction in
            try scanBytes(in: range, reversed: reversed) { seq, bytes in
                let event = try decoder.decode(bytes)
                try check(event, at: seq, &hashes, transaction, tables)
                events.append(event)
                return events.count < limit
            }
        }
        return events
    }

    /// The events of a stream, each checked against the tree's leaf hash.
    ///
    /// - Parameters:
    ///   - stream: The stream.
    ///   - versions: The versions wanted.
    ///   - reversed: Whether the last comes first.
    ///   - limit: The most events.
    /// - Returns: The events in the order asked for.
    /// - Throws: `.damaged` when an event or the index is not what the log wrote.
    public func events(
        ofStream stream: StreamName, versions: Range<Int> = 0..<Int.max, reversed: Bool = false, limit: Int = .max
    ) throws -> [Event] {
        let tables = context.tables
        let numbers = UInt64(max(0, versions.lowerBound))..<UInt64(max(0, versions.upperBound))
        var places: [(version: UInt64, seq: UInt64)] = []
        try scanIndex(tables.streams, stream.text, numbers, reversed: reversed, limit: limit) { version, value in
            guard let seq = value else { throw EventLogError(.damaged, "streams: \(stream) \(version)") }
            places.append((version, seq))
        }
        return try places.map { place in
            guard let event = try event(at: place.seq), event.stream == stream, event.version == Int(place.version)
            else { throw EventLogError(.damaged, "streams: \(stream) \(place.version)") }
            return event
        }
    }

    /// The events of a type, each checked against the tree's leaf hash.
    ///
    /// - Parameters:
    ///   - type: The type.
    ///   - range: The places wanted.
    ///   - reversed: Whether the last comes first.
    ///   - limit: The most events.
    /// - Returns: The events in the order asked for.
    /// - Throws: `.damaged` when an event or the index is not what the log wrote.
    public func events(
        ofType type: String, in range: Range<UInt64> = 0..<UInt64.max, reversed: Bool = false, limit: Int = .max
    ) throws -> [Event] {
        var places: [UInt64] = []
        try scanIndex(context.tables.types, type, range, reversed: reversed, limit: limit) { seq, _ in
            places.append(seq)
        }
        return try places.map { seq in
            guard let event = try event(at: seq), event.type == type else {
                throw EventLogError(.damaged, "types: \(type) \(seq)")
            }
            return event
        }
    }

    /// The place of an event, or of a filing's first event.
    ///
    /// - Parameter id: The id of an event or of a filing.
    /// - Returns: The place, or `nil` when the id is not in the log.
    /// - Throws: What the storage reports.
    public func seq(of id: EventID) throws -> UInt64? {
        let tables = context.tables
        let key = id.bytes
        return try reading { try $0.integer(of: key.span, in: tables.ids) }
    }

    /// Holds an event against its place and its hash.
    private func check(
        _ event: Event, at seq: UInt64, _ hashes: inout HashRowReader, _ transaction: borrowing ReadTransaction,
        _ tables: LogTables
    ) throws {
        let stored = try hashes.digest(at: StoredHashIndex(level: 0, offset: seq), transaction, tables)
        guard event.seq == seq, event.leafHash == stored else {
            throw EventLogError(.damaged, "event \(seq) is not what was hashed")
        }
    }
}
