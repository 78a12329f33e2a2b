public import LMDB
public import TransparencyLog

/// The one write transaction of a log: events, indexes, tree, views and signed head change together or not at all.
///
/// It exists only inside ``Journal/write(recordedAt:_:)``.
public struct LogTransaction: ~Copyable, LogReading {
    var transaction: WriteTransaction
    var head: LogHead

    /// What a reader needs to know besides the transaction.
    public internal(set) var context: LogContext

    /// When the ledger takes what is appended here.
    public let recorded: Timestamp

    /// Whether anything was written.
    var hasWrites = false

    /// Where streams stand that were looked at here.
    var streamHeads: [StreamName: StreamHead?] = [:]

    /// The head that the log has signed elsewhere for what is appended here; `nil` where it is to be signed.
    var adoptedNote: String?

    private let sizeBefore: TreeSize

    init(_ transaction: consuming WriteTransaction, head: LogHead, context: LogContext, now: Timestamp) {
        self.transaction = transaction
        self.head = head
        self.context = context
        recorded = max(now, head.recorded)
        sizeBefore = head.frontier.size
    }

    /// The number of events, those appended here included.
    public var size: TreeSize { head.frontier.size }

    /// The root over all events, those appended here included.
    ///
    /// - Complexity: O(log *n*) hashes, no reads.
    public var root: Digest { head.frontier.root }

    /// The signed head of the last commit, which does not cover what is appended here.
    public var checkpointNote: String { head.note }

    /// Lends the storage transaction for reading.
    ///
    /// - Parameter body: The reading.
    /// - Returns: What `body` returns.
    /// - Throws: `EventLogError` for what the storage reports; whatever else `body` throws.
    public func reading<R>(_ body: (borrowing ReadTransaction) throws -> R) throws -> R {
        try translatingStorage { try transaction.reading(body) }
    }

    /// Signs the new head, stores it and commits.
    ///
    /// - Parameter key: The log's key; a replica has none.
    /// - Returns: The head after the commit, and whether the log grew.
    /// - Throws: `.readOnly` when nobody signs for what was appended; what signing or the storage reports.
    consuming func commit(signedBy key: SigningKey?) throws -> (head: LogHead, hasGrown: Bool) {
        var head = head
        let hasGrown = head.frontier.size != sizeBefore
        guard hasWrites else { return (head, false) }
        head.transactionID = transaction.id
        if hasGrown {
            head.note = try adoptedNote ?? Self.note(of: head, context.origin, signedBy: key)
            let note = Array(head.note.utf8)
            let key = MetaKey.head
            try transaction.put(note.span, for: key.span, in: context.tables.meta)
        }
        try transaction.commit()
        return (head, hasGrown)
    }

    /// The head as the log signs it.
    private static func note(of head: LogHead, _ origin: String, signedBy key: SigningKey?) throws -> String {
        guard let key else { throw EventLogError(.readOnly, "a replica signs nothing") }
        let checkpoint = try Checkpoint(origin: origin, size: head.frontier.size, root: head.frontier.root)
        return try checkpoint.signed(by: [key]).encoded
    }
}

extension LogTransaction {
    /// Stores a value under a key of a view.
    ///
    /// - Parameters:
    ///   - name: The view; name and key together have at most 510 bytes.
    ///   - key: The key.
    ///   - value: The value.
    /// - Throws: What the storage reports.
    public mutating func putView(_ name: String, key: [UInt8], value: [UInt8]) throws {
        let key = viewKey(name, key)
        let table = context.liveViews
        try write { try $0.put(value.span, for: key.span, in: table) }
    }

    /// Removes a key of a view.
    ///
    /// - Parameters:
    ///   - name: The view.
    ///   - key: The key.
    /// - Returns: Whether it was there.
    /// - Throws: What the storage reports.
    @discardableResult
    public mutating func deleteView(_ name: String, key: [UInt8]) throws -> Bool {
        let key = viewKey(name, key)
        let table = context.liveViews
        return try write { try $0.delete(key.span, in: table) }
    }

    /// Notes which views there are, and the size of the log that they have all seen.
    ///
    /// - Parameters:
    ///   - names: All views, in any order; no name is empty or has a line break.
    ///   - position: The number of events.
    /// - Throws: What the storage reports.
    public mutating func setViewPositions(_ names: [String], _ position: UInt64) throws {
        let key = MetaKey.views
        let value = [UInt8].bigEndian(position) + names.sorted().joined(separator: "\n").utf8
        let table = context.tables.meta
        try write { try $0.put(value.span, for: key.span, in: table) }
    }

    /// Replaces all views by what `fill` puts, in this transaction: nobody sees a half-built view.
    ///
    /// - Parameter fill: Puts the new views and their positions; it finds all views empty.
    /// - Throws: What the storage reports; whatever `fill` throws, and then the transaction must not be committed.
    public mutating func replaceViews(_ fill: (inout LogTransaction) throws -> Void) throws {
        let old = context.liveViews
        let meta = context.tables.meta
        context.generation = 1 - context.generation & 1
        head.generation = context.generation
        let new = context.liveViews
        let generation = [UInt8].bigEndian(context.generation)
        let generationKey = MetaKey.generation
        let positionsKey = MetaKey.views
        try write { transaction in
            try transaction.clear(new)
            try transaction.delete(positionsKey.span, in: meta)
            try transaction.put(generation.span, for: generationKey.span, in: meta)
        }
        try fill(&self)
        try write { try $0.clear(old) }
    }

    /// Writes, noting that there is something to commit.
    mutating func write<R>(_ body: (inout WriteTransaction) throws -> R) throws(EventLogError) -> R {
        hasWrites = true
        do {
            return try body(&transaction)
        } catch {
            throw EventLogError(any: error)
        }
    }
}
