internal import LMDB
public import TransparencyLog

extension Journal {
    /// Makes a replica of a log: its events byte for byte, with the tree and the indexes that follow from them, under
    /// the head that the log has signed; no `log.key`, and no views yet.
    ///
    /// All of it is one transaction: an interruption leaves nothing that opens as a ledger, and the next attempt begins
    /// again in the same place.
    ///
    /// - Parameters:
    ///   - directory: The directory; made if missing.
    ///   - logKey: The log's public key, whose name is the origin.
    ///   - note: The signed head.
    ///   - leaves: Gives the leaves from a place on, at least one; called in order, and again from the start when the
    ///     map had to grow.
    /// - Returns: The replica, open.
    /// - Throws: `.ledgerExists`; `.checkpointInvalid`; `.damaged` when the leaves are not those that were signed for;
    ///   whatever `leaves` throws.
    @available(*, noasync)
    public static func createReplica(
        at directory: String, logKey: VerifierKey, note: UnverifiedNote, leaves: (UInt64) throws -> [[UInt8]]
    ) throws -> Journal {
        for name in [CheckpointFile.name, keyFileName] where FileSystem.exists(directory + "/" + name) {
            throw EventLogError(.ledgerExists, directory + "/" + name)
        }
        let checkpoint = try verified(note, logKey)
        try translatingStorage {
            try FileSystem.makeDirectory(directory)
            try fill(directory, checkpoint, note.encoded, leaves)
            try CheckpointFile(directory: directory).renew(note.encoded)
        }
        return try Journal(opening: directory, access: .replica)
    }

    /// Takes the events that the log has recorded since, up to a head that it has signed; all or nothing.
    ///
    /// - Parameters:
    ///   - note: The signed head, of at least this replica's size.
    ///   - leaves: As for ``createReplica(at:logKey:note:leaves:)``.
    /// - Throws: `.readOnly` unless opened as a replica; `.rollback` for a smaller head; `.checkpointInvalid`; `.damaged`
    ///   when the leaves are not those that were signed for; whatever `leaves` throws.
    @available(*, noasync)
    public func adopt(_ note: UnverifiedNote, leaves: (UInt64) throws -> [[UInt8]]) throws {
        guard let writer, writer.key == nil else { throw EventLogError(.readOnly, directory) }
        let checkpoint = try Self.verified(note, logKey)
        try write { transaction in
            guard checkpoint.checkpoint.size >= transaction.size else {
                throw EventLogError(.rollback, "\(checkpoint.checkpoint.size) events, not \(transaction.size)")
            }
            try transaction.adopt(checkpoint, note.encoded, leaves)
        }
    }

    private static func verified(_ note: UnverifiedNote, _ logKey: VerifierKey) throws -> VerifiedCheckpoint {
        do throws(TransparencyLogError) {
            return try VerifiedCheckpoint(note, logKey: logKey)
        } catch {
            throw EventLogError(.checkpointInvalid, "\(error)")
        }
    }

    /// Makes the environment of a replica and closes it.
    private static func fill(
        _ directory: String, _ checkpoint: VerifiedCheckpoint, _ note: String, _ leaves: (UInt64) throws -> [[UInt8]]
    ) throws {
        var options = Environment.Options()
        options.creates = true
        let environment = try Environment(path: directory, options: options)
        let tables = try LogTables(environment, creates: true)
        let origin = checkpoint.checkpoint.origin
        let fields = [
            (MetaKey.format, "\(formatVersion)"), (MetaKey.origin, origin), (MetaKey.logKey, "\(checkpoint.logKey)"),
            (MetaKey.head, note),
        ]
        try environment.growing {
            var transaction = try environment.beginWrite()
            let format = MetaKey.format
            guard try transaction.reading({ try $0.get(format.span, in: tables.meta) }) == nil else {
                throw EventLogError(.ledgerExists, directory)
            }
            for (key, value) in fields {
                let bytes = Array(value.utf8)
                try transaction.put(bytes.span, for: key.span, in: tables.meta, mode: .insert)
            }
            let head = LogHead(beginningAt: transaction.id - 1)
            let context = LogContext(tables: tables, origin: origin, generation: 0)
            var log = LogTransaction(transaction, head: head, context: context, now: head.recorded)
            log.hasWrites = true
            try log.adopt(checkpoint, note, leaves)
            _ = try log.commit(signedBy: nil)
        }
    }
}
