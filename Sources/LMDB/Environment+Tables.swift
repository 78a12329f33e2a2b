internal import CLMDB
import Synchronization

extension Environment {
    /// Opens a table, in a transaction of its own; the table stays valid as long as the environment.
    ///
    /// - Parameters:
    ///   - name: The table's name; tables live in the environment's unnamed root table.
    ///   - keys: The kind of keys, which must be the one the table was created with.
    ///   - creates: Whether a missing table is made; otherwise it is `.notFound`.
    /// - Returns: The table.
    /// - Throws: `.notFound`, `.incompatible`, `.tablesFull`, `.writeTransactionActive`.
    @available(*, noasync)
    public func openTable(
        named name: String, keys: Table.Keys = .bytes, creates: Bool = false
    ) throws(LMDBError) -> Table {
        try openTables(named: [name], keys: keys, creates: creates)[0]
    }

    /// Opens several tables of one kind in one transaction: all or none.
    ///
    /// - Parameters:
    ///   - names: The tables' names.
    ///   - keys: The kind of keys, which must be the one the tables were created with.
    ///   - creates: Whether missing tables are made; otherwise they are `.notFound`.
    /// - Returns: The tables, in the order of their names.
    /// - Throws: As ``openTable(named:keys:creates:)``.
    @available(*, noasync)
    public func openTables(
        named names: [String], keys: Table.Keys = .bytes, creates: Bool = false
    ) throws(LMDBError) -> [Table] {
        do {
            return try tableLock.withLock { _ in
                guard creates else {
                    return try read { transaction in
                        try names.map { try transaction.openTable(named: $0, keys: keys) }
                    }
                }
                return try write { transaction in
                    try names.map { try transaction.openTable(named: $0, keys: keys) }
                }
            }
        } catch let error as LMDBError {
            throw error
        } catch {
            throw LMDBError(.invalid, call: "Environment.openTables", detail: "\(error)")
        }
    }

    /// The environment's size and use.
    public struct Information: Sendable, Equatable {
        /// The size of the map in bytes.
        public let mapSize: Int

        /// The number of the last page in use; the file may be shorter by pages that were never written.
        public let lastPage: Int

        /// The number of the last committed write transaction.
        public let lastTransactionID: Int

        /// Reader slots that have been used so far.
        public let readers: Int

        /// Reader slots there are.
        public let maxReaders: Int
    }

    /// The environment's size and use now; cheap enough to poll.
    ///
    /// - Returns: Figures of the newest commit, by whatever process.
    public func information() -> Information {
        var info = unsafe MDB_envinfo()
        _ = unsafe mdb_env_info(handle, &info)
        return unsafe Information(
            mapSize: info.me_mapsize, lastPage: info.me_last_pgno, lastTransactionID: info.me_last_txnid,
            readers: Int(info.me_numreaders), maxReaders: Int(info.me_maxreaders))
    }

    /// Clears reader slots of processes that died, whose snapshots would pin pages for ever.
    ///
    /// - Returns: How many there were.
    /// - Throws: What the C function reports.
    @discardableResult
    public func clearStaleReaders() throws(LMDBError) -> Int {
        var cleared: Int32 = 0
        unsafe try LMDBError.check(mdb_reader_check(handle, &cleared), "mdb_reader_check")
        return Int(cleared)
    }
}
