internal import LMDB
public import TransparencyLog

/// What a ledger says of itself.
struct LedgerIdentity: Sendable {
    let origin: String
    let logKey: VerifierKey

    /// Reads it, refusing a format that a newer program wrote.
    init(_ environment: Environment) throws {
        let meta: Table
        do throws(LMDBError) {
            meta = try environment.openTable(named: "meta")
        } catch {
            guard error == LMDBError(.notFound, call: "") else { throw error }
            throw EventLogError(.missingLedger, "\(environment.path) holds another LMDB environment")
        }
        let fields = try environment.read { transaction in
            try [MetaKey.format, MetaKey.origin, MetaKey.logKey].map { key in
                try transaction.get(key.span, in: meta).map { String(decoding: $0, as: UTF8.self) }
            }
        }
        guard let format = fields[0], let version = Int(format) else {
            throw EventLogError(.missingLedger, "\(environment.path) holds no format version")
        }
        guard version <= formatVersion else {
            throw EventLogError(.newerFormat, "format \(version); this program knows \(formatVersion)")
        }
        guard let origin = fields[1], let logKey = fields[2].flatMap({ try? VerifierKey(parsing: $0) }) else {
            throw EventLogError(.damaged, "the ledger's origin or key")
        }
        self.origin = origin
        self.logKey = logKey
    }
}

extension Journal {
    static let keyFileName = "log.key"

    /// Makes a new, empty ledger.
    ///
    /// - Parameters:
    ///   - directory: The directory; made if missing. It may hold other files, but no part of a ledger.
    ///   - origin: The ledger's name, such as `example.org/commission`.
    ///   - logKey: The log's key, whose name is the origin; kept in `log.key`.
    ///   - clock: Where the time comes from.
    /// - Returns: The journal, open for writing.
    /// - Throws: `.ledgerExists`, and then nothing was touched; `.foreignOrigin` when the key has another name;
    ///   `.permissionDenied`, `.diskFull`.
    @available(*, noasync)
    public static func create(
        at directory: String, origin: String, logKey: SigningKey, clock: RecordingClock = .system
    ) throws -> Journal {
        for name in ["data.mdb", CheckpointFile.name, keyFileName] where FileSystem.exists(directory + "/" + name) {
            throw EventLogError(.ledgerExists, directory + "/" + name)
        }
        guard logKey.name == origin else { throw EventLogError(.foreignOrigin, "the key's name is \(logKey.name)") }
        return try translatingStorage {
            let note = try Checkpoint(origin: origin, size: 0, root: MerkleTree.emptyRoot).signed(by: [logKey]).encoded
            try FileSystem.makeDirectory(directory)
            try KeyFile.write(logKey, to: directory + "/" + keyFileName)
            try initialize(directory, origin, logKey.verifierKey, note)
            return try Journal(opening: directory, expectedOrigin: origin, clock: clock)
        }
    }

    /// Makes the environment of a new ledger and closes it.
    private static func initialize(
        _ directory: String, _ origin: String, _ logKey: VerifierKey, _ note: String
    ) throws {
        var options = Environment.Options()
        options.creates = true
        let environment = try Environment(path: directory, options: options)
        let tables = try LogTables(environment, creates: true)
        try environment.write { transaction in
            for (key, value) in [
                (MetaKey.format, "\(formatVersion)"), (MetaKey.origin, origin), (MetaKey.logKey, "\(logKey)"),
                (MetaKey.head, note),
            ] {
                let bytes = Array(value.utf8)
                try transaction.put(bytes.span, for: key.span, in: tables.meta, mode: .insert)
            }
        }
        try CheckpointFile(directory: directory).renew(note)
    }

    /// Opens a ledger that exists; a refusal changes nothing.
    ///
    /// - Parameters:
    ///   - directory: The directory.
    ///   - access: What for.
    ///   - expectedOrigin: The origin the ledger must have; `nil` for any.
    ///   - verifiesHead: Whether the head is held against the tree and the checkpoint file. Only those who report
    ///     damage go without; a writer always verifies.
    ///   - clock: Where the time comes from.
    /// - Throws: `.missingLedger`, `.alreadyOpen`, `.newerFormat`, `.foreignOrigin`, `.rollback`, `.checkpointInvalid`,
    ///   `.checkpointMissing` (writers only), `.keyFileMissing`, `.keyFilePermissions`, `.keyFileInvalid`,
    ///   `.notAReplica`, `.permissionDenied`, `.damaged`.
    @available(*, noasync)
    public convenience init(
        opening directory: String, access: Access = .readWrite, expectedOrigin: String? = nil,
        verifiesHead: Bool = true, clock: RecordingClock = .system
    ) throws {
        guard FileSystem.exists(directory + "/data.mdb") else { throw EventLogError(.missingLedger, directory) }
        var opened: Opened?
        try translatingStorage {
            // LMDB would take an empty file for a new environment, and begin to write one.
            guard try FileSystem.size(of: directory + "/data.mdb") > 0 else {
                throw EventLogError(.damaged, "\(directory)/data.mdb: 0 B")
            }
            opened = try Opened(directory, access, expectedOrigin, verifiesHead || access.writes)
        }
        guard let opened else { throw EventLogError(.missingLedger, directory) }
        self.init(
            opened.environment, opened.tables, opened.identity, writer: opened.writer, clock: clock,
            checkpointFileState: opened.state)
    }

    /// An environment found to be a sound ledger.
    private struct Opened {
        let environment: Environment
        let tables: LogTables
        let identity: LedgerIdentity
        let writer: Writer?
        let state: CheckpointFileState

        init(_ directory: String, _ access: Access, _ expectedOrigin: String?, _ verifiesHead: Bool) throws {
            var options = Environment.Options()
            options.access =
                switch access {
                case .readWrite, .replica: .readWrite
                case .readOnly: .readOnly
                case .readOnlyUnlocked: .readOnlyUnlocked
                }
            environment = try Environment(path: directory, options: options)
            identity = try LedgerIdentity(environment)
            if let expectedOrigin, expectedOrigin != identity.origin {
                throw EventLogError(.foreignOrigin, "\(identity.origin), not \(expectedOrigin)")
            }
            tables = try LogTables(environment, creates: false)
            let file = CheckpointFile(directory: environment.path)
            guard access.writes else {
                writer = nil
                state = verifiesHead ? try Self.compare(file, environment, tables, identity).state : .unchecked
                return
            }
            let key = try Self.key(of: directory, access, identity)
            let lock = try DirectoryLock(environment.path)
            writer = Writer(key: key, lock: lock)
            state = try lock.withLock { [environment, tables, identity] in
                let (state, note, size) = try Self.compare(file, environment, tables, identity)
                switch state {
                case .missing:
                    // A replica is only what its log has signed for, with the file or without.
                    guard size == 0 || access == .replica else { throw EventLogError(.checkpointMissing, file.path) }
                    try file.renew(note)
                case .behind: try file.renew(note)
                case .current, .unchecked: break
                }
                return state
            }
        }

        /// The log's key, which a writer must have and a replica must not.
        private static func key(
            of directory: String, _ access: Access, _ identity: LedgerIdentity
        ) throws -> SigningKey? {
            let path = directory + "/" + keyFileName
            if access == .replica {
                guard !FileSystem.exists(path) else { throw EventLogError(.notAReplica, path) }
                return nil
            }
            let key = try KeyFile.read(path)
            guard key.verifierKey == identity.logKey else {
                throw EventLogError(.keyFileInvalid, "\(keyFileName) is not the ledger's key")
            }
            return key
        }

        private static func compare(
            _ file: CheckpointFile, _ environment: Environment, _ tables: LogTables, _ identity: LedgerIdentity
        ) throws -> (state: CheckpointFileState, note: String, size: TreeSize) {
            // A writer may be at the file at this very moment; what it leaves is whole.
            var attempts = 3
            while true {
                let text = try file.read()
                let snapshot = try LogSnapshot(environment.beginRead(), tables: tables, origin: identity.origin)
                do {
                    let state = try CheckpointFile.compare(text, with: snapshot, logKey: identity.logKey)
                    return (state, snapshot.checkpointNote, snapshot.size)
                } catch let error as EventLogError where error.code == .checkpointInvalid && attempts > 1 {
                    attempts -= 1
                }
            }
        }
    }
}

extension Journal.Access {
    /// Whether anything may be written.
    var writes: Bool { self == .readWrite || self == .replica }
}
