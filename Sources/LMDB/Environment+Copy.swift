internal import CLMDB
import Glibc

extension Environment {
    /// Writes a consistent copy of the newest commit into `directory` while others read and write.
    ///
    /// The copy is made under another name, synced, renamed to `data.mdb`, and its directory synced: LMDB's own copy
    /// syncs nothing. The copy has no lock file; LMDB makes one when it is opened.
    ///
    /// - Parameters:
    ///   - directory: Where the copy goes; made if missing.
    ///   - compacts: Whether free pages are left out, which is slower and makes a smaller file.
    /// - Throws: `.fileExists` when `directory` has a `data.mdb`; `.noSpace` and other `errno` values.
    public func copy(to directory: String, compacts: Bool = true) throws(LMDBError) {
        let final = directory + "/data.mdb"
        let partial = final + ".partial"
        guard !FileSystem.exists(final) else { throw LMDBError(.fileExists, call: "mdb_env_copyfd2", detail: final) }
        try FileSystem.makeDirectory(directory)
        do throws(LMDBError) {
            try writeCopy(to: partial, compacts: compacts)
            try FileSystem.rename(partial, to: final)
        } catch {
            FileSystem.remove(partial)
            throw error
        }
        try FileSystem.syncDirectory(directory)
    }

    private func writeCopy(to path: String, compacts: Bool) throws(LMDBError) {
        let file = try FileDescriptor(opening: path, O_CREAT | O_TRUNC | O_WRONLY, mode: 0o600)
        // The copy reads in a transaction of its own, which must see the map's true size.
        _ = try beginRead()
        gate.enter()
        let result = unsafe mdb_env_copyfd2(handle, file.rawValue, compacts ? UInt32(MDB_CP_COMPACT) : 0)
        gate.leave()
        if result != MDB_SUCCESS { throw LMDBError(result: result, call: "mdb_env_copyfd2", detail: path) }
        try file.sync()
    }
}
