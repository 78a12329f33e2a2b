internal import LMDB
import Synchronization
public import TransparencyLog

/// An append-only log of signed events in a directory; the one owner of that directory in this process.
///
/// The directory holds `data.mdb` and `lock.mdb` (LMDB), `checkpoint` (the signed head) and `log.key` (the log's key).
/// Many processes may have it open; writers take turns.
public final class Journal: Sendable {
    /// What a journal is opened for.
    public enum Access: Sendable, Hashable {
        /// Read and write; needs `log.key`.
        case readWrite
        /// Read while others write.
        case readOnly
        /// Read a ledger that nobody writes, without a lock file: a backup, or a copy of another user's.
        case readOnlyUnlocked
        /// Read, and take what the log has signed for elsewhere; there must be no `log.key`.
        case replica
    }

    /// What a writer has besides.
    struct Writer: Sendable {
        /// The log's key; a replica has none.
        let key: SigningKey?
        let lock: DirectoryLock
    }

    /// The directory, as a real path.
    public let directory: String

    /// The ledger's name, which is the name of its key and the first line of its checkpoints.
    public let origin: String

    /// The key that signs the log's heads.
    public let logKey: VerifierKey

    /// What the checkpoint file said when the journal was opened.
    public let checkpointFileState: CheckpointFileState

    let environment: Environment
    let tables: LogTables
    let writer: Writer?
    /// Where the time comes from.
    public let clock: RecordingClock
    let checkpointFile: CheckpointFile

    /// The log's end after this process's last commit; stale once another process commits.
    let lastHead = Mutex<LogHead?>(nil)

    /// Whether the last renewal of the checkpoint file failed, after a commit that stands.
    private let renewalFailed = Mutex(false)

    init(
        _ environment: Environment, _ tables: LogTables, _ identity: LedgerIdentity, writer: Writer?,
        clock: RecordingClock, checkpointFileState: CheckpointFileState
    ) {
        directory = environment.path
        origin = identity.origin
        logKey = identity.logKey
        self.checkpointFileState = checkpointFileState
        self.environment = environment
        self.tables = tables
        self.writer = writer
        self.clock = clock
        checkpointFile = CheckpointFile(directory: environment.path)
    }

    /// Whether the checkpoint file lags since its last renewal failed; the next commit tries again.
    public var isCheckpointFileStale: Bool { renewalFailed.withLock { $0 } }

    /// Runs `body` over one consistent snapshot.
    ///
    /// Page long replays: a snapshot keeps every page that is freed after it began.
    ///
    /// - Parameter body: The reading, on the calling thread.
    /// - Returns: What `body` returns.
    /// - Throws: `EventLogError` for what the storage reports; whatever else `body` throws.
    @available(*, noasync)
    public func read<R>(_ body: (borrowing LogSnapshot) throws -> R) throws -> R {
        try translatingStorage {
            let snapshot = try LogSnapshot(try environment.beginRead(), tables: tables, origin: origin)
            return try body(snapshot)
        }
    }

    /// Runs `body` in the one write transaction; its appends are durable, and signed for, when this returns.
    ///
    /// The body may run again from the start when the map had to grow. An error thrown inside aborts everything.
    ///
    /// - Parameters:
    ///   - time: When the ledger takes what is appended; the journal's clock by default. It never goes back: the last
    ///     event's time is used where that is later.
    ///   - body: The work; synchronous, for a write transaction belongs to one thread.
    /// - Returns: What `body` returns.
    /// - Throws: `.readOnly`; `.diskFull` and then nothing was recorded; whatever `body` throws.
    @available(*, noasync)
    public func write<R>(
        recordedAt time: Timestamp? = nil, _ body: (inout LogTransaction) throws -> R
    ) throws -> R {
        guard let writer else { throw EventLogError(.readOnly, directory) }
        return try translatingStorage {
            // The lock goes around the renewal too, or a slower process would put an older head over a newer one.
            try writer.lock.withLock {
                try environment.growing {
                    var log = try begin(at: time ?? clock.now())
                    let result = try body(&log)
                    let (head, hasGrown) = try log.commit(signedBy: writer.key)
                    lastHead.withLock { $0 = head }
                    if hasGrown { renewCheckpointFile(head.note) }
                    return result
                }
            }
        }
    }

    /// Begins a write transaction at the log's end, reading that end only if another process has moved it.
    private func begin(at time: Timestamp) throws -> LogTransaction {
        let transaction = try environment.beginWrite()
        let last = transaction.id - 1
        let known = lastHead.withLock { $0 }
        let head: LogHead
        if let known, known.transactionID == last {
            head = known
        } else {
            head = try transaction.reading { try LogHead($0, tables, transactionID: last) }
        }
        let context = LogContext(tables: tables, origin: origin, generation: head.generation)
        return LogTransaction(transaction, head: head, context: context, now: time)
    }

    /// Renews the checkpoint file; a failure does not undo the commit and is only remembered.
    private func renewCheckpointFile(_ note: String) {
        do throws(LMDBError) {
            try checkpointFile.renew(note)
            renewalFailed.withLock { $0 = false }
        } catch {
            renewalFailed.withLock { $0 = true }
        }
    }
}
