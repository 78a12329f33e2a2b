internal import LMDB
public import TransparencyLog

extension Journal {
    /// Writes a backup while others read and write, and checks it.
    ///
    /// The backup is a ledger without `log.key`: it can be read and audited, and written again once the key is put
    /// beside it.
    ///
    /// - Parameter directory: Where it goes; made if missing.
    /// - Returns: The number of events it holds.
    /// - Throws: `.ledgerExists` when there is a ledger; `.diskFull`, `.permissionDenied`; `.damaged` when what was
    ///   copied does not match its own signed head.
    @available(*, noasync)
    @discardableResult
    public func backup(to directory: String) throws -> TreeSize {
        for name in ["data.mdb", CheckpointFile.name] where FileSystem.exists(directory + "/" + name) {
            throw EventLogError(.ledgerExists, directory + "/" + name)
        }
        return try translatingStorage {
            try environment.copy(to: directory)
            let copy = try Journal(opening: directory, access: .readOnlyUnlocked)
            let (note, size) = try copy.read { ($0.checkpointNote, $0.size) }
            try FileSystem.replace(copy.checkpointFile.path, with: Array(note.utf8))
            return size
        }
    }
}
