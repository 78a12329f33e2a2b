internal import LMDB

/// What a ledger takes on disk, and what holds it.
public struct JournalStorage: Sendable, Hashable {
    /// Bytes of the environment's file.
    public let fileBytes: Int

    /// LMDB's own version text.
    public let version: String
}

extension Journal {
    /// What the ledger takes on disk.
    ///
    /// - Throws: What the storage reports.
    public func storage() throws -> JournalStorage {
        try translatingStorage {
            JournalStorage(
                fileBytes: try FileSystem.size(of: directory + "/data.mdb"), version: Environment.libraryVersion)
        }
    }
}
