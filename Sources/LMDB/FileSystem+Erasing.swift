import Glibc

// What it takes to get rid of a file's bytes, and not only of its name.
extension FileSystem {
    /// Overwrites a file with zeros in its own blocks, syncs it, and only then takes its name away.
    ///
    /// A disk that writes elsewhere than it is told (flash, copy-on-write file systems, snapshots) may keep the old
    /// bytes all the same; no program can reach them.
    ///
    /// - Parameter path: The file; other names of it lose their bytes too.
    /// - Throws: `.noSuchFile`, `.permissionDenied`, `.inputOutput` and others; the name stands then.
    /// - Complexity: O(size of the file), in writes of 64 KiB.
    public static func erase(_ path: String) throws(LMDBError) {
        try overwriteWithZeros(path)
        guard unsafe unlink(path) == 0 else { throw .lastSystemError("unlink", path) }
    }

    private static func overwriteWithZeros(_ path: String) throws(LMDBError) {
        let file = try FileDescriptor(opening: path, O_WRONLY)
        var rest = try size(of: path)
        let zeros = [UInt8](repeating: 0, count: 65_536)
        while rest > 0 {
            let count = min(rest, zeros.count)
            try file.write(count == zeros.count ? zeros : Array(zeros[..<count]), path)
            rest -= count
        }
        try file.sync()
    }

    /// Gives a file a second name, so that it outlives a file that is renamed over the first.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - name: The second name, on the same file system.
    /// - Throws: `.fileExists`, `.noSuchFile`; `.notPermitted` where the file system has no hard links.
    public static func link(_ path: String, as name: String) throws(LMDBError) {
        guard unsafe Glibc.link(path, name) == 0 else { throw .lastSystemError("link", name) }
    }

    /// Whether two names are those of one file.
    ///
    /// - Parameters:
    ///   - path: A name.
    ///   - other: Another name.
    /// - Returns: `true` when device and inode agree.
    /// - Throws: `.noSuchFile` and others.
    public static func isSameFile(_ path: String, _ other: String) throws(LMDBError) -> Bool {
        let (first, second) = (try status(of: path), try status(of: other))
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    /// Removes an empty directory if it is there.
    ///
    /// - Parameter path: The directory.
    public static func removeDirectory(_ path: String) { unsafe _ = rmdir(path) }
}
