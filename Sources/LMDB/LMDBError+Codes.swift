import CLMDB
import Glibc

extension LMDBError {
    /// A reason: LMDB's negative codes, positive `errno` values, and this module's own refusals.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The C value; the module's own codes lie below all of LMDB's.
        public let rawValue: Int32

        /// Wraps a C value.
        ///
        /// - Parameter rawValue: A code of LMDB or of `errno`.
        public init(rawValue: Int32) { self.rawValue = rawValue }
    }
}

// LMDB's own codes, in the order of lmdb.h.
extension LMDBError.Code {
    /// The key is there already, or is not the last one in append mode.
    public static let keyExists = Self(rawValue: MDB_KEYEXIST)
    /// No such key; a cursor's end is not reported this way.
    public static let notFound = Self(rawValue: MDB_NOTFOUND)
    /// A page that the tree names is not there: damage.
    public static let pageNotFound = Self(rawValue: MDB_PAGE_NOTFOUND)
    /// A page of the wrong type, or a value larger than the map: damage.
    public static let corrupted = Self(rawValue: MDB_CORRUPTED)
    /// LMDB met a fatal error earlier; the environment must be closed.
    public static let panic = Self(rawValue: MDB_PANIC)
    /// The file was written by another version of the format.
    public static let versionMismatch = Self(rawValue: MDB_VERSION_MISMATCH)
    /// The file is no LMDB file.
    public static let invalid = Self(rawValue: MDB_INVALID)
    /// The map is full; ``Environment/write(_:)`` grows it by itself.
    public static let mapFull = Self(rawValue: MDB_MAP_FULL)
    /// More tables than ``Environment/Options/maxTables``.
    public static let tablesFull = Self(rawValue: MDB_DBS_FULL)
    /// More concurrent readers than ``Environment/Options/maxReaders``.
    public static let readersFull = Self(rawValue: MDB_READERS_FULL)
    /// Too many environments in one process.
    public static let threadStorageFull = Self(rawValue: MDB_TLS_FULL)
    /// The transaction holds too many changed pages.
    public static let transactionFull = Self(rawValue: MDB_TXN_FULL)
    /// The cursor's stack is too deep: damage.
    public static let cursorFull = Self(rawValue: MDB_CURSOR_FULL)
    /// A page has no room for its entry: damage.
    public static let pageFull = Self(rawValue: MDB_PAGE_FULL)
    /// Another process grew the map; transactions adopt the new size by themselves.
    public static let mapResized = Self(rawValue: MDB_MAP_RESIZED)
    /// A table is opened with other options than it was made with.
    public static let incompatible = Self(rawValue: MDB_INCOMPATIBLE)
    /// The reader slot is taken or invalid.
    public static let badReaderSlot = Self(rawValue: MDB_BAD_RSLOT)
    /// The transaction failed before and can only be aborted.
    public static let badTransaction = Self(rawValue: MDB_BAD_TXN)
    /// A key is empty or longer than 511 bytes, or does not fit the table's kind of keys.
    public static let badValueSize = Self(rawValue: MDB_BAD_VALSIZE)
    /// The table was changed behind the transaction's back.
    public static let badTable = Self(rawValue: MDB_BAD_DBI)
}

// Refusals of this module, for what LMDB would answer with a hang or with damage.
extension LMDBError.Code {
    /// The process has the environment open; opening it twice would break LMDB's locks (lmdb.h, `mdb_env_open`).
    public static let alreadyOpen = Self(rawValue: -40_001)
    /// The thread has a write transaction open; a second one would wait for the first for ever.
    public static let writeTransactionActive = Self(rawValue: -40_002)
    /// The write transaction reached another thread; nothing of it is seen.
    public static let wrongThread = Self(rawValue: -40_003)
    /// The writer's lock was lost to ``wrongThread``; only a restart of the process frees it.
    public static let writerLost = Self(rawValue: -40_004)
    /// The map must grow, which needs a moment without transactions in this process, and none came.
    public static let mapBusy = Self(rawValue: -40_005)
    /// The commit could not be written, most likely for want of space; the last commit stands.
    public static let diskFull = Self(rawValue: -40_006)
}

// The errno values that opening, writing and copying meet.
extension LMDBError.Code {
    /// `EACCES`: the user may not.
    public static let permissionDenied = Self(rawValue: EACCES)
    /// `EPERM`: nobody may.
    public static let notPermitted = Self(rawValue: EPERM)
    /// `ENOENT`: there is no such file.
    public static let noSuchFile = Self(rawValue: ENOENT)
    /// `EEXIST`: there is such a file already.
    public static let fileExists = Self(rawValue: EEXIST)
    /// `ENOTDIR`: a part of the path is no directory.
    public static let notADirectory = Self(rawValue: ENOTDIR)
    /// `EROFS`: the file system is read-only.
    public static let readOnlyFileSystem = Self(rawValue: EROFS)
    /// `EIO`: the device failed, or a write fell short.
    public static let inputOutput = Self(rawValue: EIO)
    /// `ENOSPC`: no space is left.
    public static let noSpace = Self(rawValue: ENOSPC)
    /// `EDQUOT`: the user's quota is used up.
    public static let quotaExceeded = Self(rawValue: EDQUOT)
    /// `ENOMEM`: no memory, or no address space for the map.
    public static let noMemory = Self(rawValue: ENOMEM)
    /// `EINVAL`: an argument is wrong, or a transaction is in the way.
    public static let invalidArgument = Self(rawValue: EINVAL)
    /// `EBUSY`: somebody else holds it.
    public static let busy = Self(rawValue: EBUSY)
    /// `EAGAIN`: somebody else holds the lock.
    public static let wouldBlock = Self(rawValue: EAGAIN)
    /// `EMFILE`: too many open files.
    public static let tooManyOpenFiles = Self(rawValue: EMFILE)
    /// `EFBIG`: the file would grow past a limit.
    public static let fileTooLarge = Self(rawValue: EFBIG)
}
