internal import LMDB

/// A directory built beside its place and renamed into it, so that an interruption leaves no half of one.
public struct StagingDirectory: Sendable {
    /// Where to build.
    public let path: String
    private let target: String

    /// Makes an empty directory beside a place that is free.
    ///
    /// - Parameter target: The place; it must not exist.
    /// - Throws: `.ledgerExists` when something is there; `.permissionDenied`; `.diskFull`.
    public init(for target: String) throws(EventLogError) {
        guard !FileSystem.exists(target) else { throw EventLogError(.ledgerExists, target) }
        self.target = target
        path = "\(target).founding-\(EventID.new())"
        try Self.translating { () throws(LMDBError) in try FileSystem.makeDirectory(path) }
    }

    /// Makes a directory inside.
    ///
    /// - Parameter name: Its name.
    /// - Returns: Its path.
    /// - Throws: `.permissionDenied`; `.diskFull`.
    public func makeDirectory(_ name: String) throws(EventLogError) -> String {
        let directory = "\(path)/\(name)"
        try Self.translating { () throws(LMDBError) in try FileSystem.makeDirectory(directory, mode: 0o700) }
        return directory
    }

    /// Writes a new file inside.
    ///
    /// - Parameters:
    ///   - name: Its name.
    ///   - text: Its content.
    /// - Throws: `.permissionDenied`; `.diskFull`.
    public func write(_ name: String, _ text: String) throws(EventLogError) {
        let file = "\(path)/\(name)"
        try Self.translating { () throws(LMDBError) in try FileSystem.create(file, Array(text.utf8)) }
    }

    /// Renames the directory into its place, durably.
    ///
    /// - Throws: `.ledgerExists` when somebody took the place meanwhile; what the storage reports.
    public func moveIntoPlace() throws(EventLogError) {
        guard !FileSystem.exists(target) else { throw EventLogError(.ledgerExists, target) }
        try Self.translating { () throws(LMDBError) in
            try FileSystem.syncDirectory(path)
            try FileSystem.rename(path, to: target)
            try FileSystem.syncDirectory(Self.parent(of: target))
        }
    }

    private static func parent(of path: String) -> String {
        let trimmed = path.last == "/" ? path.dropLast() : path[...]
        guard let slash = trimmed.lastIndex(of: "/") else { return "." }
        return slash == trimmed.startIndex ? "/" : String(trimmed[..<slash])
    }

    private static func translating(_ body: () throws(LMDBError) -> Void) throws(EventLogError) {
        do throws(LMDBError) {
            try body()
        } catch {
            throw EventLogError(error)
        }
    }
}
