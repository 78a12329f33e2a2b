import Glibc

/// A table in a file without a name, for rows that are too many for memory and need not outlive the process.
///
/// The file is unlinked as soon as it is open, so that the system frees it however the process ends. For one thread at
/// a time.
public final class TemporaryTable {
    private let environment: Environment
    private let table: Table

    /// Makes an empty table in the directory for temporary files.
    ///
    /// - Throws: `.permissionDenied`, `.noSpace` and others for a directory that cannot be written.
    public init() throws(LMDBError) {
        var options = Environment.Options()
        options.creates = true
        options.mode = 0o600
        options.isDurable = false
        let path = Self.directory + "/constancia-\(getpid())-\(UInt64.random(in: 0 ... .max))"
        try FileSystem.makeDirectory(path, mode: 0o700)
        defer {
            FileSystem.remove(path + "/data.mdb")
            FileSystem.remove(path + "/lock.mdb")
            FileSystem.removeDirectory(path)
        }
        environment = try Environment(path: path, options: options)
        table = try environment.openTable(named: "rows", creates: true)
    }

    /// The value of a key.
    ///
    /// - Parameter key: The key.
    /// - Returns: The value, or `nil` when there is none.
    /// - Throws: What the storage reports.
    public func get(_ key: [UInt8]) throws -> [UInt8]? {
        try environment.read { try $0.get(key.span, in: table) }
    }

    /// Stores rows in one transaction; a key that is there gets the new value.
    ///
    /// - Parameter rows: Keys and values; best in ascending order of the keys.
    /// - Throws: What the storage reports; nothing is stored then.
    public func put(_ rows: [(key: [UInt8], value: [UInt8])]) throws {
        try environment.write { transaction in
            for row in rows { try transaction.put(row.value.span, for: row.key.span, in: table) }
        }
    }

    /// Hands over the rows whose keys begin with a prefix, in ascending order of the keys' bytes.
    ///
    /// - Parameters:
    ///   - prefix: What the keys begin with.
    ///   - body: Gets each row.
    /// - Throws: What the storage reports; whatever `body` throws.
    public func scan(prefix: [UInt8] = [], _ body: (_ key: [UInt8], _ value: [UInt8]) throws -> Void) throws {
        try environment.read { transaction in
            try transaction.withCursor(over: table) { cursor in
                var isThere = try prefix.isEmpty ? cursor.first() : cursor.seek(atLeast: prefix.span)
                while isThere {
                    let key = cursor.key
                    guard key.starts(with: prefix) else { return }
                    try body(key, cursor.value)
                    isThere = try cursor.next()
                }
            }
        }
    }

    private static var directory: String {
        unsafe getenv("TMPDIR").flatMap { unsafe String(validatingCString: $0) } ?? "/tmp"
    }
}
