internal import CLMDB
import Glibc
import Synchronization

/// An exclusive lock on a directory, among the threads of this process and among processes (`flock`).
///
/// The kernel frees it when its holder dies. It is advisory: only those who ask for it are kept out.
public final class DirectoryLock: Sendable {
    private let descriptor: Int32
    private let path: String

    /// `flock` belongs to the open file, which all threads share; this keeps them apart.
    private let threads = Mutex<Void>(())

    /// The kernel id of the thread that holds the lock, or 0.
    private let holder = Atomic<Int32>(0)

    /// Opens a directory for locking.
    ///
    /// - Parameter path: The directory.
    /// - Throws: `.noSuchFile`, `.notADirectory`, `.permissionDenied`.
    public init(_ path: String) throws(LMDBError) {
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        self.path = path
        guard descriptor >= 0 else { throw .lastSystemError("open", path) }
    }

    deinit { _ = close(descriptor) }

    /// Runs `body` while holding the lock, waiting for it first.
    ///
    /// - Parameter body: The work.
    /// - Returns: What `body` returns.
    /// - Throws: `.writeTransactionActive` when the thread holds the lock already; whatever `body` throws.
    @available(*, noasync)
    public func withLock<R>(_ body: () throws -> R) throws -> R {
        let thread = clmdb_thread_id()
        guard holder.load(ordering: .acquiring) != thread else {
            throw LMDBError(.writeTransactionActive, call: "flock", detail: path)
        }
        return try threads.withLock { _ in
            while flock(descriptor, LOCK_EX) != 0 {
                guard errno == EINTR else { throw LMDBError.lastSystemError("flock", path) }
            }
            holder.store(thread, ordering: .releasing)
            defer {
                holder.store(0, ordering: .releasing)
                _ = flock(descriptor, LOCK_UN)
            }
            return try body()
        }
    }
}
