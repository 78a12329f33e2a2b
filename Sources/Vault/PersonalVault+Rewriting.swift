internal import LMDB

// LMDB's own compacting copy (MDB_CP_COMPACT) would not do: it leaves out free pages, but of each page that it copies
// up to seven bytes of the unused middle come along, where deleted entries lie, and its contract promises not even
// that. So the live entries alone are handed to a new file. What was erased is never among its bytes.
extension PersonalVault {
    private var next: String { directory + "/next" }
    private var old: String { file + ".old" }

    /// Replaces the file by one without some entries, and overwrites the one that had them.
    ///
    /// `data.mdb` is at every moment a whole vault: the old one up to the renaming, the new one from then on. The
    /// second name lets the old file outlive the renaming, until its bytes are gone.
    func rewrite(without erased: Set<[UInt8]>) throws {
        try FileSystem.makeDirectory(next, mode: 0o700)
        try copy(without: erased)
        try FileSystem.link(file, as: old)
        try FileSystem.syncDirectory(directory)
        try FileSystem.rename(next + "/data.mdb", to: file)
        try FileSystem.syncDirectory(directory)
        try clearRemains()
    }

    /// In a function of its own, so that both files are closed when it returns.
    private func copy(without erased: Set<[UInt8]>) throws {
        try VaultFile(directory).copy(to: VaultFile(next, creates: true), without: erased)
    }

    /// Ends what a rewriting leaves, and what one that was interrupted has left.
    ///
    /// Before the renaming the old file still is the vault, and only its second name goes. A new file that did not get
    /// its place holds values too, and no later erasure would reach it there.
    func clearRemains() throws {
        if FileSystem.exists(next) {
            if FileSystem.exists(next + "/data.mdb") { try FileSystem.erase(next + "/data.mdb") }
            FileSystem.remove(next + "/lock.mdb")
            FileSystem.removeDirectory(next)
        }
        guard FileSystem.exists(old) else { return }
        if try FileSystem.isSameFile(old, file) {
            FileSystem.remove(old)
        } else {
            try FileSystem.erase(old)
        }
        try FileSystem.syncDirectory(directory)
    }
}
