internal import LMDB
internal import TransparencyLog

/// What a writer must know of the log's end; kept between commits so that it is not read again.
struct LogHead: Sendable {
    /// The commit it belongs to.
    var transactionID: Int

    /// The right edge of the tree, with its size.
    var frontier: MerkleFrontier

    /// The last row of ``HashRows``, empty when the one before is full.
    var row: [UInt8]

    /// When the last event was recorded.
    var recorded: Timestamp

    /// The greatest id in the log, of an event or a filing.
    var greatestID: EventID?

    /// The signed head.
    var note: String

    /// The generation of the views.
    var generation: UInt64

    /// Reads the end of the log as of a transaction, and holds the signed head against the tree.
    init(
        _ transaction: borrowing ReadTransaction, _ tables: LogTables, transactionID: Int
    ) throws {
        self.transactionID = transactionID
        let count = try transaction.statistics(of: tables.events).entries
        guard count >= 0 else { throw EventLogError(.damaged, "events: the number of entries") }
        let size = TreeSize(UInt64(count))
        frontier = try HashRows.withHashes(transaction, tables) { try MerkleFrontier(size: size, reader: $0) }
        note = try Self.note(transaction, tables)
        generation = try Self.generation(transaction, tables)
        recorded = Timestamp(milliseconds: 0)
        if size.value > 0 {
            guard let last = try transaction.get(size.value - 1, in: tables.events),
                let recorded = Timestamp(try Event(decoding: last).recorded)
            else { throw EventLogError(.damaged, "event \(size.value - 1) is missing") }
            self.recorded = recorded
        }
        greatestID = try transaction.withCursor(over: tables.ids) { cursor in
            try cursor.last() ? EventID(bytes: cursor.key) : nil
        }
        let (number, used) = StoredHashIndex.storedHashCount(of: size)
            .quotientAndRemainder(dividingBy: UInt64(HashRows.digestsPerRow))
        row = used == 0 ? [] : try transaction.get(number, in: tables.hashes) ?? []
        guard row.count == Int(used) * Digest.byteCount else {
            throw EventLogError(.damaged, "the last row of hashes has \(row.count) bytes")
        }
        guard let head = try? Checkpoint(parsing: UnverifiedNote(parsing: note).text),
            head.size == size, head.root == frontier.root
        else { throw EventLogError(.damaged, "the signed head is not the tree's") }
    }

    /// The end of a log that gets its head with its first events.
    init(beginningAt transactionID: Int) {
        self.transactionID = transactionID
        frontier = MerkleFrontier()
        row = []
        recorded = Timestamp(milliseconds: 0)
        note = ""
        generation = 0
    }

    /// The number of the row that comes next, or that ``row`` begins.
    var rowNumber: UInt64 {
        StoredHashIndex.storedHashCount(of: frontier.size) / UInt64(HashRows.digestsPerRow)
    }

    /// The signed head as stored.
    static func note(_ transaction: borrowing ReadTransaction, _ tables: LogTables) throws -> String {
        let key = MetaKey.head
        guard let bytes = try transaction.get(key.span, in: tables.meta) else {
            throw EventLogError(.damaged, "there is no signed head")
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The generation of the views as stored.
    static func generation(_ transaction: borrowing ReadTransaction, _ tables: LogTables) throws -> UInt64 {
        let key = MetaKey.generation
        return try transaction.integer(of: key.span, in: tables.meta) ?? 0
    }
}
