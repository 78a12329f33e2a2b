internal import CLMDB
import Glibc
import Synchronization

/// One LMDB environment: a directory with `data.mdb` and `lock.mdb`, opened once in this process.
///
/// Default durability: a commit returns after its pages and then its meta page are on disk. Neither `MDB_WRITEMAP`
/// (a full disk would be a SIGBUS) nor any of the `NOSYNC` flags is ever used, but for a ``TemporaryTable``. Readers hold
/// no thread-local slot (`MDB_NOTLS`), so a thread may have several. Do not use an environment after `fork()`.
@safe
public final class Environment: Sendable {
    /// How to open an environment.
    public struct Options: Sendable {
        /// Who may write, and which locks that needs.
        public enum Access: Sendable, Hashable {
            /// Read and write.
            case readWrite
            /// Read while others write. The lock file must be writable: readers announce themselves there.
            case readOnly
            /// Read without any lock: only for a file that nobody writes, such as a backup.
            case readOnlyUnlocked
        }

        /// Who may write; read and write by default.
        public var access = Access.readWrite

        /// Whether a missing directory and a missing `data.mdb` are made; otherwise they are `.noSuchFile`.
        public var creates = false

        /// The size of the map in bytes, which is address space and not disk.
        ///
        /// It grows by itself, and is halved where there is not that much address space.
        public var mapSize = 64 << 30

        /// How many readers may be active at once, in all processes; the first process to open decides.
        public var maxReaders = 1_024

        /// How many tables may be open at once.
        public var maxTables = 32

        /// The permissions of new files.
        public var mode: UInt32 = 0o644

        /// Whether a commit waits for the disk; a file that ends with its process need not.
        var isDurable = true

        /// The options for reading and writing an environment that exists.
        public init() {}
    }

    /// The directory, as a real path.
    public let path: String

    /// What the environment was opened for.
    public let access: Options.Access

    /// Readers that had died without leaving and were cleared when the environment was opened.
    public let staleReadersCleared: Int

    // The `MDB_env`. LMDB allows its use from many threads; what it does not allow is kept by `gate` and `writer`.
    nonisolated(unsafe) let handle: OpaquePointer

    /// Keeps the map still while transactions live.
    let gate = TransactionGate()

    /// The kernel id of the thread with the write transaction; 0 for none, -1 when the writer's lock is lost.
    let writer = Atomic<Int32>(0)

    /// The size of the map, as a bound for every value that is lent.
    let mapSize: Atomic<Int>

    /// Threads whose write met a full map, until ``growing(_:)`` has grown it for them.
    let starvedThreads = Mutex<Set<Int32>>([])

    /// `mdb_dbi_open` must not run in two transactions of one process at once.
    let tableLock = Mutex<Void>(())

    /// Opens, and where the options say so creates, the environment in the directory `path`.
    ///
    /// - Parameters:
    ///   - path: A directory.
    ///   - options: How to open it.
    /// - Throws: `.alreadyOpen` when this process has the directory open under whatever spelling; `.noSuchFile`;
    ///   `.permissionDenied`; `.invalid` and `.versionMismatch` for files of another kind.
    public init(path: String, options: Options = Options()) throws(LMDBError) {
        let isNew = try Self.prepareDirectory(path, options)
        let realPath = try FileSystem.realPath(path)
        try EnvironmentRegistry.claim(realPath)
        do throws(LMDBError) {
            var mapSize = options.mapSize
            let handle = unsafe try Self.open(realPath, options, mapSize: &mapSize)
            var cleared: Int32 = 0
            if options.access != .readOnlyUnlocked { _ = unsafe mdb_reader_check(handle, &cleared) }
            // LMDB syncs the files but not the directory that names them.
            if isNew {
                do throws(LMDBError) {
                    try FileSystem.syncDirectory(realPath)
                    try FileSystem.syncDirectory(realPath + "/..")
                } catch {
                    unsafe mdb_env_close(handle)
                    throw error
                }
            }
            unsafe self.handle = handle
            self.staleReadersCleared = Int(cleared)
            self.mapSize = Atomic(mapSize)
        } catch {
            EnvironmentRegistry.release(realPath)
            throw error
        }
        self.path = realPath
        self.access = options.access
    }

    /// Every transaction keeps its environment alive, so that none is open here.
    deinit {
        unsafe mdb_env_close(handle)
        EnvironmentRegistry.release(path)
    }

    /// The version of the LMDB library in use, such as `LMDB 0.9.24: (July 24, 2019)`.
    public static var libraryVersion: String {
        unsafe mdb_version(nil, nil, nil).map { unsafe String(cString: $0) } ?? ""
    }

    /// Makes the directory if it may, and says whether `data.mdb` will be new.
    private static func prepareDirectory(_ path: String, _ options: Options) throws(LMDBError) -> Bool {
        guard !FileSystem.exists(path + "/data.mdb") else { return false }
        guard options.creates, options.access == .readWrite else {
            throw LMDBError(.noSuchFile, call: "Environment.init", detail: path + "/data.mdb")
        }
        try FileSystem.makeDirectory(path)
        return true
    }

    /// Creates and opens an `MDB_env`, halving the map while there is no address space for it.
    private static func open(
        _ path: String, _ options: Options, mapSize: inout Int
    ) throws(LMDBError) -> OpaquePointer {
        let smallestMap = 1 << 26
        while true {
            var handle: OpaquePointer?
            unsafe try LMDBError.check(mdb_env_create(&handle), "mdb_env_create")
            guard let handle = unsafe handle else { throw LMDBError(.noMemory, call: "mdb_env_create") }
            let result = unsafe configureAndOpen(handle, path, options, mapSize: mapSize)
            if result == MDB_SUCCESS { return unsafe handle }
            unsafe mdb_env_close(handle)
            guard result == ENOMEM, mapSize > smallestMap else {
                throw LMDBError(result: result, call: "mdb_env_open", detail: path)
            }
            mapSize /= 2
        }
    }

    private static func configureAndOpen(
        _ handle: OpaquePointer, _ path: String, _ options: Options, mapSize: Int
    ) -> Int32 {
        var flags = UInt32(MDB_NOTLS)
        if options.access != .readWrite { flags |= UInt32(MDB_RDONLY) }
        if options.access == .readOnlyUnlocked { flags |= UInt32(MDB_NOLOCK) }
        if !options.isDurable { flags |= UInt32(MDB_NOSYNC) }
        for result in unsafe [
            mdb_env_set_mapsize(handle, mapSize),
            mdb_env_set_maxreaders(handle, UInt32(options.maxReaders)),
            mdb_env_set_maxdbs(handle, UInt32(options.maxTables)),
        ] where result != MDB_SUCCESS {
            return result
        }
        return unsafe mdb_env_open(handle, path, flags, mdb_mode_t(options.mode))
    }
}
