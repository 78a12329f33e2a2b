internal import LMDB
internal import TransparencyLog

/// The open environment of a vault: one table, commitment to entry.
///
/// It is opened for one task under the vault's lock and closed after it, so that no process maps a file that another
/// has replaced.
struct VaultFile {
    private let environment: Environment
    private let table: Table

    /// Opens `data.mdb` in a directory.
    ///
    /// - Parameters:
    ///   - directory: The directory, which exists.
    ///   - creates: Whether a missing file is made.
    /// - Throws: `LMDBError`.
    init(_ directory: String, creates: Bool = false) throws {
        var options = Environment.Options()
        options.creates = creates
        options.mapSize = 1 << 30
        options.mode = 0o600
        environment = try Environment(path: directory, options: options)
        table = try environment.openTable(named: "values", creates: true)
    }

    /// The bytes of an entry, or nil.
    func entry(_ commitment: Digest) throws -> [UInt8]? {
        let key = commitment.bytes
        return try environment.read { try $0.get(key.span, in: table) }
    }

    func insert(_ value: SaltedValue) throws {
        let (key, entry) = (value.commitment.bytes, value.stored)
        try environment.write { try $0.put(entry.span, for: key.span, in: table, mode: .insert) }
    }

    func scan(_ body: (_ key: [UInt8], _ entry: [UInt8]) throws -> Void) throws {
        try environment.read { transaction in
            try transaction.withCursor(over: table) { cursor in
                while try cursor.next() { try body(cursor.key, cursor.value) }
            }
        }
    }

    /// Writes every entry but some into another file, in one transaction and in the order of their keys.
    func copy(to other: VaultFile, without erased: Set<[UInt8]>) throws {
        try other.environment.write { transaction in
            try scan { key, entry in
                guard !erased.contains(key) else { return }
                try transaction.put(entry.span, for: key.span, in: other.table, mode: .append)
            }
        }
    }
}
