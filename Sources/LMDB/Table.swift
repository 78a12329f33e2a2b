/// A named B+tree of an environment, made by ``Environment/openTable(named:keys:creates:)``.
public struct Table: Sendable, Hashable {
    /// How a table orders its keys; fixed when it is created.
    public enum Keys: Sendable, Hashable {
        /// 1 to 511 bytes, in lexicographic order. A `UInt64` key is stored big-endian, so that it sorts by value.
        case bytes
        /// Integers in native byte order (`MDB_INTEGERKEY`): smaller and faster, but only `UInt64` keys are accepted.
        case integers
    }

    /// The name, as listed by ``ReadTransaction/tableNames()``.
    public let name: String

    /// The kind of keys.
    public let keys: Keys

    /// The `MDB_dbi`.
    let handle: UInt32

    /// The environment the handle belongs to; a handle means another table in another environment.
    let environment: ObjectIdentifier
}

/// The number of entries and pages of one table.
public struct TableStatistics: Sendable, Equatable {
    /// How many keys the table holds.
    public let entries: Int

    /// The height of the tree.
    public let depth: Int

    /// Pages of all kinds: branch, leaf and overflow.
    public let pages: Int

    /// The size of a page in bytes.
    public let pageSize: Int
}
