internal import CLMDB

/// A walk over one table in key order.
///
/// A move returns `false` at the end and only there: whatever else goes wrong is thrown, so that a damaged table never
/// looks like a short one. Once a move has returned `false` the cursor lends empty bytes until the next move.
@safe
public struct Cursor: ~Copyable {
    private let handle: OpaquePointer
    private let keys: Table.Keys
    private let largestValue: Int

    // What the last move found. Nothing can be written while a cursor lives, so LMDB keeps both in place.
    private var currentKey = unsafe MDB_val()
    private var currentValue = unsafe MDB_val()

    /// Takes over an `MDB_cursor`.
    init(_ handle: OpaquePointer, keys: Table.Keys, largestValue: Int) {
        unsafe self.handle = handle
        self.keys = keys
        self.largestValue = largestValue
    }

    deinit { unsafe mdb_cursor_close(handle) }

    /// Moves to the first entry.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: Any failure but the end.
    public mutating func first() throws(LMDBError) -> Bool { try move(MDB_FIRST) }

    /// Moves to the last entry.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: Any failure but the end.
    public mutating func last() throws(LMDBError) -> Bool { try move(MDB_LAST) }

    /// Moves to the next entry; from an unpositioned cursor, to the first.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: Any failure but the end.
    public mutating func next() throws(LMDBError) -> Bool { try move(MDB_NEXT) }

    /// Moves to the previous entry; from an unpositioned cursor, to the last.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: Any failure but the end.
    public mutating func previous() throws(LMDBError) -> Bool { try move(MDB_PREV) }

    /// Moves to the first entry whose key is `key` or greater.
    ///
    /// - Parameter key: The least key that will do.
    /// - Returns: Whether there is one.
    /// - Throws: Any failure but the end.
    public mutating func seek(atLeast key: Span<UInt8>) throws(LMDBError) -> Bool {
        guard keys == .bytes || key.count == 8 else { throw LMDBError(.badValueSize, call: "mdb_cursor_get") }
        return unsafe try seek { move in unsafe MDB_val.lending(key) { unsafe move(&$0) } }
    }

    /// Moves to the first entry whose integer key is `key` or greater.
    ///
    /// - Parameter key: The least key that will do.
    /// - Returns: Whether there is one.
    /// - Throws: Any failure but the end.
    public mutating func seek(atLeast key: UInt64) throws(LMDBError) -> Bool {
        let keys = keys
        return unsafe try seek { move in unsafe MDB_val.lending(key, keys: keys) { unsafe move(&$0) } }
    }

    /// The current key, copied.
    public var key: [UInt8] { withKey { [UInt8](copying: $0) } }

    /// The current value, copied.
    public var value: [UInt8] { withValue { [UInt8](copying: $0) } }

    /// The current key of a table of integers; big-endian keys of eight bytes likewise, and `nil` for any others.
    public var integerKey: UInt64? {
        withKey { bytes in
            guard bytes.count == 8 else { return nil }
            let stored = UInt64(bigEndian: bytes)
            return keys == .bytes ? stored : stored?.byteSwapped
        }
    }

    /// Lends the current key.
    ///
    /// - Parameter body: What to do with the bytes; they are valid only inside.
    /// - Returns: What `body` returns.
    /// - Throws: Whatever `body` throws.
    public borrowing func withKey<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        unsafe try currentKey.withBytes(body)
    }

    /// Lends the current value.
    ///
    /// - Parameter body: What to do with the bytes; they are valid only inside.
    /// - Returns: What `body` returns.
    /// - Throws: Whatever `body` throws.
    public borrowing func withValue<R, E: Error>(_ body: (Span<UInt8>) throws(E) -> R) throws(E) -> R {
        unsafe try currentValue.withBytes(body)
    }

    private mutating func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Bool {
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        let result = unsafe mdb_cursor_get(handle, &key, &value, operation)
        return unsafe try arrive(result, key, value)
    }

    private mutating func seek(_ lendingKey: ((inout MDB_val) -> Int32) -> Int32) throws(LMDBError) -> Bool {
        let handle = unsafe handle
        var key = unsafe MDB_val()
        var value = unsafe MDB_val()
        let result = unsafe lendingKey { sought in
            unsafe key = sought
            return unsafe mdb_cursor_get(handle, &key, &value, MDB_SET_RANGE)
        }
        return unsafe try arrive(result, key, value)
    }

    private mutating func arrive(_ result: Int32, _ key: MDB_val, _ value: MDB_val) throws(LMDBError) -> Bool {
        let isFound = result == MDB_SUCCESS
        unsafe currentKey = isFound ? key : MDB_val()
        unsafe currentValue = isFound ? value : MDB_val()
        if result == MDB_NOTFOUND { return false }
        try LMDBError.check(result, "mdb_cursor_get")
        guard unsafe value.mv_size <= largestValue else { throw LMDBError(.corrupted, call: "mdb_cursor_get") }
        return true
    }
}
