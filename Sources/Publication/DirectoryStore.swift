import EventLog
import FoundationEssentials
import LMDB
public import TransparencyLog

/// Where a log is published to.
public protocol TileStore: TileSource {
    /// Puts a file there, whole or not at all, durably.
    ///
    /// - Throws: What the storage reports.
    func write(_ name: String, _ bytes: [UInt8]) throws

    /// Removes the partial tiles in a tile's place, but for one width.
    ///
    /// - Throws: What the storage reports.
    func removePartials(of path: TilePath, keeping width: Int?) throws
}

/// A publication in a directory, which any static web server can serve.
public struct DirectoryStore: TileStore {
    /// The directory.
    public let path: String

    /// Names a directory, which need not exist to be written to.
    public init(_ path: String) { self.path = path }

    /// What the files of some names hold.
    ///
    /// - Throws: `EventLogError`.
    public func files(named names: [String]) throws -> [[UInt8]?] {
        try names.map { name in
            do throws(LMDBError) {
                return try FileSystem.read("\(path)/\(name)", limit: PublishedFile.largestByteCount)
            } catch {
                if error == LMDBError(.noSuchFile, call: "") || error.code == .notADirectory { return nil }
                throw EventLogError(error)
            }
        }
    }

    /// Writes a file beside its place, syncs it and renames it.
    ///
    /// - Throws: `EventLogError`; the old file stands.
    public func write(_ name: String, _ bytes: [UInt8]) throws {
        let file = "\(path)/\(name)"
        do throws(LMDBError) {
            try Self.make(Self.parent(of: file))
            try FileSystem.replace(file, with: bytes)
        } catch {
            throw EventLogError(error)
        }
    }

    /// Removes the partial tiles in a tile's place, but for one width.
    public func removePartials(of tile: TilePath, keeping width: Int?) throws {
        let folder = "\(path)/\(tile.full).p"
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return }
        for name in names where width.map({ "\($0)" != name }) ?? true { FileSystem.remove("\(folder)/\(name)") }
        if width == nil { try? FileManager.default.removeItem(atPath: folder) }
    }

    /// Makes a folder and those above it, each with its name on disk before anything is put into it.
    private static func make(_ folder: String) throws(LMDBError) {
        guard !folder.isEmpty, !FileSystem.exists(folder) else { return }
        let parent = parent(of: folder)
        try make(parent)
        try FileSystem.makeDirectory(folder)
        try FileSystem.syncDirectory(parent.isEmpty ? "." : parent)
    }

    /// What stands before the last slash; nothing where there is none.
    private static func parent(of path: String) -> String {
        path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
    }
}
