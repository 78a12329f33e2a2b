import Glibc

/// The few file operations a durable store needs, as safe calls that throw `errno` by name.
public enum FileSystem {
    /// Whether something is at `path`.
    ///
    /// - Parameter path: A path; a dangling symbolic link counts as nothing.
    /// - Returns: `false` also when the directory may not be searched.
    public static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - limit: The largest size in bytes that is read.
    /// - Returns: The bytes.
    /// - Throws: `.noSuchFile`, `.permissionDenied`, `.fileTooLarge` above the limit, and others.
    public static func read(_ path: String, limit: Int = 1 << 20) throws(LMDBError) -> [UInt8] {
        // A pipe would keep the reader waiting for whoever writes into it.
        guard try status(of: path).st_mode & S_IFMT == S_IFREG else {
            throw LMDBError(.invalidArgument, call: "read", detail: path)
        }
        let file = try FileDescriptor(opening: path, O_RDONLY)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = unsafe Glibc.read(file.rawValue, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .lastSystemError("read", path) }
            if count == 0 { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else { throw LMDBError(.fileTooLarge, call: "read", detail: path) }
        }
    }

    /// Makes a new file and syncs it; an existing one is refused.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - bytes: Its content.
    ///   - mode: Its permissions.
    /// - Throws: `.fileExists`, `.permissionDenied`, `.noSpace` and others.
    public static func create(_ path: String, _ bytes: [UInt8], mode: UInt32 = 0o644) throws(LMDBError) {
        let file = try FileDescriptor(opening: path, O_CREAT | O_EXCL | O_WRONLY, mode: mode)
        try file.write(bytes, path)
        try file.sync()
        try syncDirectory(parent(of: path))
    }

    /// Replaces a file at once: readers see the old bytes or the new ones.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - bytes: Its new content.
    ///   - mode: Its permissions.
    ///   - syncs: Whether the bytes are on disk before they get the name, and the name before this returns. Without, a
    ///     power failure may leave the old bytes.
    /// - Throws: `.permissionDenied`, `.noSpace` and others; the old file stands.
    public static func replace(
        _ path: String, with bytes: [UInt8], mode: UInt32 = 0o644, syncs: Bool = true
    ) throws(LMDBError) {
        let temporary = path + ".new"
        let file = try FileDescriptor(opening: temporary, O_CREAT | O_TRUNC | O_WRONLY, mode: mode)
        do throws(LMDBError) {
            try file.write(bytes, temporary)
            if syncs { try file.sync() }
            try rename(temporary, to: path)
        } catch {
            remove(temporary)
            throw error
        }
        if syncs { try syncDirectory(parent(of: path)) }
    }

    /// Overwrites a file of the same size in place, in one call.
    ///
    /// Much cheaper than ``replace(_:with:mode:syncs:)`` beside a store that syncs, since it leaves the file system's
    /// journal alone. Bytes within one sector of the disk change at once even when the power fails; a reader at the
    /// same moment may see a mixture and must be able to tell.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - bytes: Its new content.
    /// - Returns: `false`, with nothing done, when there is no such file or it has another size.
    /// - Throws: `.permissionDenied` and others.
    public static func overwrite(_ path: String, with bytes: [UInt8]) throws(LMDBError) -> Bool {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        if descriptor < 0, errno == ENOENT { return false }
        guard descriptor >= 0 else { throw .lastSystemError("open", path) }
        let file = FileDescriptor(descriptor)
        var status = stat()
        guard unsafe fstat(file.rawValue, &status) == 0 else { throw .lastSystemError("fstat", path) }
        guard status.st_size == bytes.count else { return false }
        try file.write(bytes, path)
        return true
    }

    /// The permission bits of a file.
    ///
    /// - Parameter path: The file.
    /// - Returns: The nine bits for owner, group and others.
    /// - Throws: `.noSuchFile` and others.
    public static func permissions(of path: String) throws(LMDBError) -> UInt32 { try status(of: path).st_mode & 0o777 }

    /// The size of a file in bytes.
    ///
    /// - Parameter path: The file.
    /// - Returns: The size.
    /// - Throws: `.noSuchFile` and others.
    public static func size(of path: String) throws(LMDBError) -> Int { try status(of: path).st_size }

    /// Makes a directory if it is not there; its parent must be.
    ///
    /// - Parameters:
    ///   - path: The directory.
    ///   - mode: Its permissions.
    /// - Throws: `.notADirectory` when something else has the name; `.permissionDenied` and others.
    public static func makeDirectory(_ path: String, mode: UInt32 = 0o755) throws(LMDBError) {
        if unsafe mkdir(path, mode) == 0 { return }
        guard errno == EEXIST else { throw .lastSystemError("mkdir", path) }
        guard try status(of: path).st_mode & S_IFMT == S_IFDIR else {
            throw LMDBError(.notADirectory, call: "mkdir", detail: path)
        }
    }

    /// Makes the names in a directory durable.
    ///
    /// - Parameter path: The directory.
    /// - Throws: `.noSuchFile`, `.permissionDenied`, `.inputOutput`.
    public static func syncDirectory(_ path: String) throws(LMDBError) {
        try FileDescriptor(opening: path, O_RDONLY | O_DIRECTORY).sync()
    }

    /// The path without symbolic links and dots.
    ///
    /// - Parameter path: A path to something that exists.
    /// - Returns: The absolute path.
    /// - Throws: `.noSuchFile` and others.
    public static func realPath(_ path: String) throws(LMDBError) -> String {
        guard let resolved = unsafe realpath(path, nil) else { throw .lastSystemError("realpath", path) }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// Gives a file another name at once, replacing what has that name.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - target: The new name, on the same file system.
    /// - Throws: `.noSuchFile`, `.permissionDenied` and others.
    public static func rename(_ path: String, to target: String) throws(LMDBError) {
        guard unsafe Glibc.rename(path, target) == 0 else { throw .lastSystemError("rename", target) }
    }

    /// Removes a file if it is there.
    ///
    /// - Parameter path: The file.
    public static func remove(_ path: String) { unsafe _ = unlink(path) }

    static func status(of path: String) throws(LMDBError) -> stat {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { throw .lastSystemError("stat", path) }
        return status
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

/// An open file that closes itself.
struct FileDescriptor: ~Copyable {
    let rawValue: Int32

    init(_ rawValue: Int32) { self.rawValue = rawValue }

    init(opening path: String, _ flags: Int32, mode: UInt32 = 0) throws(LMDBError) {
        rawValue = unsafe open(path, flags | O_CLOEXEC, mode)
        guard rawValue >= 0 else { throw .lastSystemError("open", path) }
    }

    deinit { _ = close(rawValue) }

    func write(_ bytes: [UInt8], _ path: String) throws(LMDBError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(rawValue, buffer.baseAddress.map { unsafe $0 + written }, buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .lastSystemError("write", path) }
            written += count
        }
    }

    func sync() throws(LMDBError) {
        guard fsync(rawValue) == 0 else { throw .lastSystemError("fsync") }
    }
}
