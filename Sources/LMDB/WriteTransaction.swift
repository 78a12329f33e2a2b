internal import CLMDB
import Glibc

/// The one write transaction of an environment.
///
/// It belongs to the thread that began it, commits by ``commit()`` and is aborted when it goes out of scope otherwise.
@safe
public struct WriteTransaction: ~Copyable {
    /// What a put does about a key that is there.
    public enum PutMode: Sendable, Hashable {
        /// Replace its value.
        case replace
        /// Refuse with `.keyExists` (`MDB_NOOVERWRITE`).
        case insert
        /// Refuse any key but one past the last with `.keyExists`; twice as fast, and pages are filled (`MDB_APPEND`).
        case append

        var flags: UInt32 {
            switch self {
            case .replace: 0
            case .insert: UInt32(MDB_NOOVERWRITE)
            case .append: UInt32(MDB_APPEND)
            }
        }
    }

    // Trivially destroyed, as `discard self` demands; the reference is counted by hand.
    private let handle: OpaquePointer
    private let environment: Unmanaged<Environment>
    private let thread: Int32

    /// Takes over an `MDB_txn` and keeps the environment alive.
    init(_ handle: OpaquePointer, environment: Environment, thread: Int32) {
        unsafe self.handle = handle
        unsafe self.environment = .passRetained(environment)
        self.thread = thread
    }

    deinit {
        let environment = unsafe environment.takeRetainedValue()
        // An abort fails only on a foreign thread, which the environment remembers and tells the next writer.
        unsafe try? environment.endWrite(handle, thread: thread, commits: false)
    }

    /// Makes the writes durable and visible.
    ///
    /// - Throws: `.diskFull` when the pages could not be written, and the last commit stands; `.wrongThread` when the
    ///   calling thread did not begin the transaction. Whatever is thrown, the transaction has ended.
    @available(*, noasync)
    public consuming func commit() throws(LMDBError) {
        let handle = unsafe handle
        let thread = thread
        let environment = unsafe environment.takeRetainedValue()
        discard self
        unsafe try environment.endWrite(handle, thread: thread, commits: true)
    }

    /// The number the commit will have.
    public var id: Int { unsafe mdb_txn_id(handle) }

    /// Reads, seeing this transaction's own writes.
    ///
    /// - Parameter body: The work; nothing can be written meanwhile, so lent bytes stay true.
    /// - Returns: What `body` returns.
    /// - Throws: Whatever `body` throws.
    public borrowing func reading<R: ~Copyable, E: Error>(
        _ body: (borrowing ReadTransaction) throws(E) -> R
    ) throws(E) -> R {
        let reader = unsafe ReadTransaction(handle, environment: environment.takeUnretainedValue(), isOwner: false)
        return try body(reader)
    }

    /// Stores a value under a key.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - key: The key, 1 to 511 bytes.
    ///   - table: The table.
    ///   - mode: What to do about a key that is there.
    /// - Throws: `.keyExists`, `.badValueSize`; `.mapFull`, which ``Environment/write(_:)`` answers by growing.
    public mutating func put(
        _ value: Span<UInt8>, for key: Span<UInt8>, in table: Table, mode: PutMode = .replace
    ) throws(LMDBError) {
        guard table.keys == .bytes || key.count == 8 else { throw LMDBError(.badValueSize, call: "mdb_put") }
        try check(
            unsafe MDB_val.lending(key) { storedKey in
                unsafe MDB_val.lending(value) { storedValue in
                    unsafe mdb_put(handle, checked(table), &storedKey, &storedValue, mode.flags)
                }
            }, "mdb_put")
    }

    /// Stores a value under an integer key.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - key: The key.
    ///   - table: The table.
    ///   - mode: What to do about a key that is there.
    /// - Throws: As for keys of bytes.
    public mutating func put(
        _ value: Span<UInt8>, for key: UInt64, in table: Table, mode: PutMode = .replace
    ) throws(LMDBError) {
        try check(
            unsafe MDB_val.lending(key, keys: table.keys) { storedKey in
                unsafe MDB_val.lending(value) { storedValue in
                    unsafe mdb_put(handle, checked(table), &storedKey, &storedValue, mode.flags)
                }
            }, "mdb_put")
    }

    /// Stores an integer, big-endian, under a key; ``ReadTransaction/integer(of:in:)`` reads it.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - key: The key, 1 to 511 bytes.
    ///   - table: The table.
    ///   - mode: What to do about a key that is there.
    /// - Throws: As for values of bytes.
    public mutating func put(
        integer value: UInt64, for key: Span<UInt8>, in table: Table, mode: PutMode = .replace
    ) throws(LMDBError) {
        guard table.keys == .bytes || key.count == 8 else { throw LMDBError(.badValueSize, call: "mdb_put") }
        try check(
            unsafe MDB_val.lending(key) { storedKey in
                unsafe MDB_val.lending(value, keys: .bytes) { storedValue in
                    unsafe mdb_put(handle, checked(table), &storedKey, &storedValue, mode.flags)
                }
            }, "mdb_put")
    }

    /// Removes a key and its value.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - table: The table.
    /// - Returns: Whether the key was there.
    /// - Throws: `.badValueSize`; `.mapFull`, which ``Environment/write(_:)`` answers by growing.
    @discardableResult
    public mutating func delete(_ key: Span<UInt8>, in table: Table) throws(LMDBError) -> Bool {
        guard table.keys == .bytes || key.count == 8 else { throw LMDBError(.badValueSize, call: "mdb_del") }
        return try isDeleted(unsafe MDB_val.lending(key) { unsafe mdb_del(handle, checked(table), &$0, nil) })
    }

    /// Removes an integer key and its value.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - table: The table.
    /// - Returns: Whether the key was there.
    /// - Throws: As for keys of bytes.
    @discardableResult
    public mutating func delete(_ key: UInt64, in table: Table) throws(LMDBError) -> Bool {
        try isDeleted(
            unsafe MDB_val.lending(key, keys: table.keys) { unsafe mdb_del(handle, checked(table), &$0, nil) })
    }

    /// Removes every entry of a table and keeps the table.
    ///
    /// - Parameter table: The table.
    /// - Throws: `.mapFull`, which ``Environment/write(_:)`` answers by growing.
    /// - Complexity: O(pages): no entry is looked at.
    public mutating func clear(_ table: Table) throws(LMDBError) {
        try check(unsafe mdb_drop(handle, checked(table), 0), "mdb_drop")
    }

    /// Opens a table, making it if it is missing; its handle is good once the transaction has committed.
    func openTable(named name: String, keys: Table.Keys) throws(LMDBError) -> Table {
        unsafe try Table(
            opening: name, keys: keys, flags: UInt32(MDB_CREATE), in: handle,
            of: environment.takeUnretainedValue())
    }

    private func isDeleted(_ result: Int32) throws(LMDBError) -> Bool {
        if result == MDB_NOTFOUND { return false }
        try check(result, "mdb_del")
        return true
    }

    /// Throws a failed result, and notes a full map for whoever retries.
    private func check(_ result: Int32, _ call: StaticString) throws(LMDBError) {
        guard result != MDB_SUCCESS else { return }
        switch result {
        case MDB_MAP_FULL: unsafe environment._withUnsafeGuaranteedRef { $0.noteFullMap() }
        // A large transaction writes pages before it commits.
        case EIO, ENOSPC, EDQUOT: throw LMDBError(.diskFull, call: "\(call)")
        default: break
        }
        throw LMDBError(result: result, call: call)
    }

    /// The handle of a table of this environment; any other is a programming error.
    private func checked(_ table: Table) -> UInt32 {
        unsafe environment._withUnsafeGuaranteedRef {
            precondition(table.environment == ObjectIdentifier($0), "the table belongs to another environment")
        }
        return table.handle
    }
}
