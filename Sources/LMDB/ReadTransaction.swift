internal import CLMDB
import Synchronization

/// A consistent snapshot of an environment.
///
/// Bytes are lent as spans to closures and cannot leave them; copies are asked for by ``get(_:in:)-(Span<UInt8>,_)``.
@safe
public struct ReadTransaction: ~Copyable {
    private let handle: OpaquePointer
    private let environment: Unmanaged<Environment>

    /// Whether the transaction ends with this value, or belongs to a write transaction.
    private let isOwner: Bool

    /// Takes over an `MDB_txn`; an owner keeps the environment alive.
    init(_ handle: OpaquePointer, environment: Environment, isOwner: Bool) {
        unsafe self.handle = handle
        unsafe self.environment = isOwner ? .passRetained(environment) : .passUnretained(environment)
        self.isOwner = isOwner
    }

    deinit {
        guard isOwner else { return }
        // A commit writes nothing here and cannot fail, but keeps the handle of a table opened in the transaction.
        unsafe _ = mdb_txn_commit(handle)
        let environment = unsafe environment.takeRetainedValue()
        environment.gate.leave()
    }

    /// The number of the commit that the snapshot shows; inside a write transaction, of the commit to come.
    public var id: Int { unsafe mdb_txn_id(handle) }

    /// Copies the value of a key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - table: The table.
    /// - Returns: The value, or `nil` when there is none.
    /// - Throws: `.badValueSize` for an empty key; `.corrupted` and others for damage.
    /// - Complexity: O(log *n*) pages, and one copy.
    public func get(_ key: Span<UInt8>, in table: Table) throws(LMDBError) -> [UInt8]? {
        guard let value = unsafe try find(key, in: table) else { return nil }
        return unsafe value.withBytes { [UInt8](copying: $0) }
    }

    /// Copies the value of an integer key.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - table: The table.
    /// - Returns: The value, or `nil` when there is none.
    /// - Throws: As for keys of bytes.
    public func get(_ key: UInt64, in table: Table) throws(LMDBError) -> [UInt8]? {
        guard let value = unsafe try find(key, in: table) else { return nil }
        return unsafe value.withBytes { [UInt8](copying: $0) }
    }

    /// The value of a key as a big-endian integer, without a copy.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - table: A table whose values have eight bytes.
    /// - Returns: The integer, or `nil` when there is no such key.
    /// - Throws: `.corrupted` when the value has another length; as ``get(_:in:)-(Span<UInt8>,_)``.
    public func integer(of key: Span<UInt8>, in table: Table) throws(LMDBError) -> UInt64? {
        guard let value = unsafe try find(key, in: table) else { return nil }
        guard let integer = unsafe value.withBytes({ $0.count == 8 ? UInt64(bigEndian: $0) : nil }) else {
            throw LMDBError(.corrupted, call: "mdb_get", detail: "a value of \(table.name) is no integer")
        }
        return integer
    }

    /// Lends the value of a key to `body`.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - table: The table.
    ///   - body: What to do with the bytes; they are valid only inside.
    /// - Returns: What `body` returns, or `nil` when there is no such key.
    /// - Throws: As ``get(_:in:)-(Span<UInt8>,_)``; whatever `body` throws.
    public func withValue<R>(
        of key: Span<UInt8>, in table: Table, _ body: (Span<UInt8>) throws -> R
    ) throws -> R? {
        guard let value = unsafe try find(key, in: table) else { return nil }
        return unsafe try value.withBytes(body)
    }

    /// Lends the value of an integer key to `body`.
    ///
    /// - Parameters:
    ///   - key: The key.
    ///   - table: The table.
    ///   - body: What to do with the bytes; they are valid only inside.
    /// - Returns: What `body` returns, or `nil` when there is no such key.
    /// - Throws: As for keys of bytes.
    public func withValue<R>(
        of key: UInt64, in table: Table, _ body: (Span<UInt8>) throws -> R
    ) throws -> R? {
        guard let value = unsafe try find(key, in: table) else { return nil }
        return unsafe try value.withBytes(body)
    }

    /// Runs `body` with a cursor over a table, unpositioned at first.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - body: The walk.
    /// - Returns: What `body` returns.
    /// - Throws: What opening the cursor reports; whatever `body` throws.
    public func withCursor<R>(over table: Table, _ body: (inout Cursor) throws -> R) throws -> R {
        var cursor: OpaquePointer?
        unsafe try LMDBError.check(mdb_cursor_open(handle, checked(table), &cursor), "mdb_cursor_open")
        guard let cursor = unsafe cursor else { throw LMDBError(.noMemory, call: "mdb_cursor_open") }
        var owned = unsafe Cursor(cursor, keys: table.keys, largestValue: largestValue)
        return try body(&owned)
    }

    /// Counts a table's entries and pages.
    ///
    /// - Parameter table: The table.
    /// - Returns: The figures, in this snapshot.
    /// - Throws: What the C function reports.
    /// - Complexity: O(1).
    public func statistics(of table: Table) throws(LMDBError) -> TableStatistics {
        var stat = MDB_stat()
        unsafe try LMDBError.check(mdb_stat(handle, checked(table), &stat), "mdb_stat")
        return TableStatistics(
            entries: stat.ms_entries, depth: Int(stat.ms_depth),
            pages: stat.ms_branch_pages &+ stat.ms_leaf_pages &+ stat.ms_overflow_pages, pageSize: Int(stat.ms_psize))
    }

    /// Lists the tables of the environment.
    ///
    /// - Returns: The names, in ascending order of their bytes.
    /// - Throws: What the walk over the root table reports.
    public func tableNames() throws -> [String] {
        let environment = unsafe ObjectIdentifier(environment.takeUnretainedValue())
        let root = Table(name: "", keys: .bytes, handle: 1, environment: environment)
        return try withCursor(over: root) { cursor in
            var names: [String] = []
            while try cursor.next() { names.append(String(decoding: cursor.key, as: UTF8.self)) }
            return names
        }
    }

    /// Opens a table that exists; the handle outlives the transaction because this one ends by a commit.
    func openTable(named name: String, keys: Table.Keys) throws(LMDBError) -> Table {
        unsafe try Table(opening: name, keys: keys, flags: 0, in: handle, of: environment.takeUnretainedValue())
    }

    private var largestValue: Int {
        unsafe environment._withUnsafeGuaranteedRef { $0.mapSize.load(ordering: .relaxed) }
    }

    /// The handle of a table of this environment; any other is a programming error.
    private func checked(_ table: Table) -> UInt32 {
        unsafe environment._withUnsafeGuaranteedRef {
            precondition(table.environment == ObjectIdentifier($0), "the table belongs to another environment")
        }
        return table.handle
    }

    private func find(_ key: Span<UInt8>, in table: Table) throws(LMDBError) -> MDB_val? {
        guard table.keys == .bytes || key.count == 8 else { throw LMDBError(.badValueSize, call: "mdb_get") }
        var value = unsafe MDB_val()
        let result = unsafe MDB_val.lending(key) { unsafe mdb_get(handle, checked(table), &$0, &value) }
        return unsafe try found(value, result)
    }

    private func find(_ key: UInt64, in table: Table) throws(LMDBError) -> MDB_val? {
        var value = unsafe MDB_val()
        let result = unsafe MDB_val.lending(key, keys: table.keys) {
            unsafe mdb_get(handle, checked(table), &$0, &value)
        }
        return unsafe try found(value, result)
    }

    /// Tells absence from failure, and refuses a value that cannot lie in the map.
    private func found(_ value: MDB_val, _ result: Int32) throws(LMDBError) -> MDB_val? {
        if result == MDB_NOTFOUND { return nil }
        try LMDBError.check(result, "mdb_get")
        guard unsafe value.mv_size <= largestValue else { throw LMDBError(.corrupted, call: "mdb_get") }
        return unsafe value
    }
}

extension Table {
    /// Opens a table in a transaction.
    init(
        opening name: String, keys: Keys, flags: UInt32, in transaction: OpaquePointer, of environment: Environment
    ) throws(LMDBError) {
        var handle: UInt32 = 0
        let kind = keys == .integers ? UInt32(MDB_INTEGERKEY) : 0
        unsafe try LMDBError.check(mdb_dbi_open(transaction, name, flags | kind, &handle), "mdb_dbi_open")
        // A table that exists keeps its own kind, whatever was asked for: compare, or keys would be misread.
        var stored: UInt32 = 0
        unsafe try LMDBError.check(mdb_dbi_flags(transaction, handle, &stored), "mdb_dbi_flags")
        guard stored & UInt32(MDB_INTEGERKEY) == kind, stored & UInt32(MDB_DUPSORT) == 0 else {
            throw LMDBError(.incompatible, call: "mdb_dbi_open", detail: name)
        }
        self.init(name: name, keys: keys, handle: handle, environment: ObjectIdentifier(environment))
    }
}
