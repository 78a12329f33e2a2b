internal import LMDB
internal import TransparencyLog

/// What the checkpoint file beside a ledger said when the ledger was opened.
public enum CheckpointFileState: Sendable, Equatable {
    /// The file holds the ledger's head.
    case current
    /// The file holds an earlier head of this tree: a crash came between a commit and the renewal.
    case behind(size: UInt64)
    /// There is no file, so that a rollback cannot be noticed.
    case missing
    /// The check was not asked for.
    case unchecked
}

/// The signed head outside the environment, by which a rollback of the environment is noticed.
///
/// It is written after each commit, while the writers' lock is held, so it is never ahead of the environment unless the
/// environment went back.
struct CheckpointFile: Sendable {
    static let name = "checkpoint"

    let path: String

    init(directory: String) { path = directory + "/" + Self.name }

    /// The file's text, or `nil` when there is none.
    ///
    /// To be read before the snapshot it is compared with, or a commit in between would look like a rollback.
    func read() throws(EventLogError) -> String? {
        do throws(LMDBError) {
            return String(decoding: try FileSystem.read(path), as: UTF8.self)
        } catch {
            if error == LMDBError(.noSuchFile, call: "") { return nil }
            throw EventLogError(error)
        }
    }

    /// The size of a disk's sector, which is written whole or not at all.
    private static let sectorByteCount = 512

    /// Puts a head into the file.
    ///
    /// It is not synced: after a power failure an older head is found, checked against the tree and renewed. A head of
    /// the same length, within one sector, is written over the last one. To replace the file by renaming would be
    /// three times as dear as the whole commit, because the file system's journal then has something to sync.
    func renew(_ note: String) throws(LMDBError) {
        let bytes = Array(note.utf8)
        if bytes.count <= Self.sectorByteCount, try FileSystem.overwrite(path, with: bytes) { return }
        try FileSystem.replace(path, with: bytes, syncs: false)
    }

    /// Holds the file's text against a snapshot of the tree.
    ///
    /// - Throws: `.checkpointInvalid`; `.rollback` when the tree is smaller or another than the file says.
    static func compare(
        _ text: String?, with snapshot: borrowing LogSnapshot, logKey: VerifierKey
    ) throws -> CheckpointFileState {
        let head = try verified(snapshot.checkpointNote, logKey, snapshot.origin)
        guard head.size == snapshot.size, try snapshot.root(of: head.size) == head.root else {
            throw EventLogError(.damaged, "the signed head is not the tree's")
        }
        guard let text else { return .missing }
        if text == snapshot.checkpointNote { return .current }
        let witnessed = try verified(text, logKey, snapshot.origin)
        guard witnessed.size <= head.size else {
            throw EventLogError(
                .rollback, "the ledger has \(head.size) events, but \(witnessed.size) were signed for")
        }
        guard try snapshot.root(of: witnessed.size) == witnessed.root else {
            throw EventLogError(.rollback, "the first \(witnessed.size) events are not those that were signed for")
        }
        return witnessed.size == head.size ? .current : .behind(size: witnessed.size.value)
    }

    /// A checkpoint whose signature is the log's.
    private static func verified(
        _ text: String, _ logKey: VerifierKey, _ origin: String
    ) throws(EventLogError) -> Checkpoint {
        do throws(TransparencyLogError) {
            let note = try UnverifiedNote(parsing: text)
            return try VerifiedCheckpoint(note, logKey: logKey, origin: origin).checkpoint
        } catch {
            throw EventLogError(.checkpointInvalid, "\(error)")
        }
    }
}

extension Journal {
    /// The checkpoint file of a ledger as it is, for an auditor; nothing is checked.
    ///
    /// - Parameter directory: The ledger's directory.
    /// - Returns: The bytes, or `nil` when there is no such file.
    /// - Throws: What the system reports, also for a file that is larger than 1 MiB.
    public static func checkpointFile(in directory: String) throws(EventLogError) -> [UInt8]? {
        do throws(LMDBError) {
            return try FileSystem.read(CheckpointFile(directory: directory).path)
        } catch {
            if error == LMDBError(.noSuchFile, call: "") { return nil }
            throw EventLogError(error)
        }
    }
}
