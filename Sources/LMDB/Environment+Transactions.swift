internal import CLMDB
import Glibc
import Synchronization

extension Environment {
    /// Runs `body` in a read transaction: one consistent snapshot, never blocked by a writer.
    ///
    /// A snapshot pins every page that is freed after it began, so the file grows while it lives: page long replays.
    ///
    /// - Parameter body: The work. It may run on any thread, but only on one at a time.
    /// - Returns: What `body` returns.
    /// - Throws: `.readersFull` when all reader slots are taken; whatever `body` throws.
    @available(*, noasync)
    public func read<R: ~Copyable>(_ body: (borrowing ReadTransaction) throws -> R) throws -> R {
        let transaction = try beginRead()
        return try body(transaction)
    }

    /// Runs `body` in a write transaction and commits what it wrote; a thrown error aborts it.
    ///
    /// Writers wait for each other, in all processes. The body runs again from the start when the map had to grow.
    ///
    /// - Parameter body: The work; synchronous, for a write transaction belongs to one thread.
    /// - Returns: What `body` returns.
    /// - Throws: `.diskFull` when the commit could not be written (the last commit stands);
    ///   `.writeTransactionActive` when this thread is writing already; whatever `body` throws.
    @available(*, noasync)
    public func write<R>(_ body: (inout WriteTransaction) throws -> R) throws -> R {
        try growing {
            var transaction = try beginWrite()
            let result = try body(&transaction)
            try transaction.commit()
            return result
        }
    }

    /// Runs `attempt`, which begins and commits write transactions itself, again for as long as it fails on a full map.
    ///
    /// - Parameter attempt: The work, which must have ended its transactions when it throws.
    /// - Returns: What `attempt` returns.
    /// - Throws: `.mapBusy` when another transaction of this process stays open; whatever `attempt` throws.
    @available(*, noasync)
    public func growing<R>(_ attempt: () throws -> R) throws -> R {
        let thread = clmdb_thread_id()
        while true {
            do {
                return try attempt()
            } catch {
                // The error itself may be wrapped by now; what the transaction noted cannot be.
                guard starvedThreads.withLock({ $0.remove(thread) }) != nil else { throw error }
                try growMap()
            }
        }
    }

    /// Begins a read transaction, for callers that no closure suits; its end gives the snapshot back.
    ///
    /// - Returns: The transaction.
    /// - Throws: `.readersFull`.
    public func beginRead() throws(LMDBError) -> ReadTransaction {
        let transaction = unsafe try begin(UInt32(MDB_RDONLY))
        return unsafe ReadTransaction(transaction, environment: self, isOwner: true)
    }

    /// Begins a write transaction; waits for the current writer, in whatever process.
    ///
    /// - Returns: The transaction, to be committed on the calling thread.
    /// - Throws: `.writeTransactionActive` when this thread is writing already, which would otherwise wait for ever.
    @available(*, noasync)
    public func beginWrite() throws(LMDBError) -> WriteTransaction {
        let thread = clmdb_thread_id()
        switch writer.load(ordering: .acquiring) {
        case thread: throw LMDBError(.writeTransactionActive, call: "Environment.beginWrite")
        case -1: throw LMDBError(.writerLost, call: "Environment.beginWrite")
        default: break
        }
        let transaction = unsafe try begin(0)
        writer.store(thread, ordering: .releasing)
        return unsafe WriteTransaction(transaction, environment: self, thread: thread)
    }

    /// Begins a transaction, adopting the map's size where another process has grown it.
    private func begin(_ flags: UInt32) throws(LMDBError) -> OpaquePointer {
        while true {
            gate.enter()
            var transaction: OpaquePointer?
            let result = unsafe mdb_txn_begin(handle, nil, flags, &transaction)
            if result == MDB_SUCCESS, let transaction = unsafe transaction { return unsafe transaction }
            gate.leave()
            guard result == MDB_MAP_RESIZED else { throw LMDBError(result: result, call: "mdb_txn_begin") }
            try setMapSize(0)
        }
    }

    /// Doubles the map.
    private func growMap() throws(LMDBError) {
        try setMapSize(information().mapSize * 2)
    }

    /// Sets the map's size in bytes; 0 adopts what the file says.
    func setMapSize(_ size: Int) throws(LMDBError) {
        try gate.exclusively { () throws(LMDBError) in
            unsafe try LMDBError.check(mdb_env_set_mapsize(handle, size), "mdb_env_set_mapsize")
        }
        mapSize.store(information().mapSize, ordering: .releasing)
    }

    /// Notes that the calling thread's write needs a larger map.
    func noteFullMap() {
        starvedThreads.withLock { _ = $0.insert(clmdb_thread_id()) }
    }

    /// Ends a transaction on the thread that may end it, and keeps the books.
    ///
    /// The writer's mark is cleared first: once LMDB lets go of its lock the next writer sets its own.
    func endWrite(_ transaction: OpaquePointer, thread: Int32, commits: Bool) throws(LMDBError) {
        defer { gate.leave() }
        guard clmdb_thread_id() == thread else {
            // The mutex of the writer belongs to the other thread. To commit would return success and leave every later
            // writer waiting; to abort, or to unmap the lock file by closing, would corrupt that thread's list of held
            // mutexes. So the transaction is left as it is, invisible to all, and the environment is never closed.
            writer.store(-1, ordering: .releasing)
            unsafe _ = Unmanaged.passRetained(self)
            throw LMDBError(.wrongThread, call: "WriteTransaction.commit")
        }
        writer.store(0, ordering: .releasing)
        guard commits else { return unsafe mdb_txn_abort(transaction) }
        let result = unsafe mdb_txn_commit(transaction)
        switch result {
        case MDB_SUCCESS: return
        case EIO, ENOSPC, EDQUOT: throw LMDBError(.diskFull, call: "mdb_txn_commit", detail: path)
        case MDB_MAP_FULL: noteFullMap()
        default: break
        }
        throw LMDBError(result: result, call: "mdb_txn_commit")
    }
}
