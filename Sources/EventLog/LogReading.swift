public import LMDB
public import TransparencyLog

/// What can be read of a log: from a snapshot, or from a write transaction, which sees its own writes.
///
/// All reading is in extensions; a conforming type only lends its transaction.
public protocol LogReading: ~Copyable {
    /// What a reader needs to know besides the transaction.
    var context: LogContext { get }

    /// The number of events, which is the size of the tree.
    var size: TreeSize { get }

    /// The signed head of the last commit, as a note.
    var checkpointNote: String { get }

    /// Lends the storage transaction.
    ///
    /// - Parameter body: The reading.
    /// - Returns: What `body` returns.
    /// - Throws: `EventLogError` for what the storage reports; whatever else `body` throws.
    func reading<R>(_ body: (borrowing ReadTransaction) throws -> R) throws -> R
}

/// What a reader needs to know besides its transaction.
public struct LogContext: Sendable {
    let tables: LogTables
    let origin: String

    /// Which of the two tables of views is live, 0 or 1.
    var generation: UInt64
}

/// Where a stream stands.
public struct StreamHead: Sendable, Hashable {
    /// The version of its last event.
    public let version: Int

    /// The place of its last event in the log.
    public let seq: UInt64

    /// The leaf hash of its last event, which commits to the whole stream.
    public let leafHash: Digest
}

/// A consistent view of the log as of one commit.
public struct LogSnapshot: ~Copyable, LogReading {
    private let transaction: ReadTransaction

    /// What a reader needs to know besides the transaction.
    public let context: LogContext

    /// The number of events.
    public let size: TreeSize

    /// The signed head, as a note.
    public let checkpointNote: String

    init(_ transaction: consuming ReadTransaction, tables: LogTables, origin: String) throws {
        let generation = try LogHead.generation(transaction, tables)
        let count = try transaction.statistics(of: tables.events).entries
        let note = try LogHead.note(transaction, tables)
        guard count >= 0 else { throw EventLogError(.damaged, "events: the number of entries") }
        self.transaction = transaction
        context = LogContext(tables: tables, origin: origin, generation: generation)
        size = TreeSize(UInt64(count))
        checkpointNote = note
    }

    /// Lends the storage transaction.
    ///
    /// - Parameter body: The reading.
    /// - Returns: What `body` returns.
    /// - Throws: `EventLogError` for what the storage reports; whatever else `body` throws.
    public func reading<R>(_ body: (borrowing ReadTransaction) throws -> R) throws -> R {
        try translatingStorage { try body(transaction) }
    }
}

/// Runs `body`, naming what the storage reports in the log's own terms.
func translatingStorage<R>(_ body: () throws -> R) throws -> R {
    do {
        return try body()
    } catch let error as LMDBError {
        throw EventLogError(error)
    }
}

extension LogReading where Self: ~Copyable {
    /// The ledger's origin.
    public var origin: String { context.origin }
}
