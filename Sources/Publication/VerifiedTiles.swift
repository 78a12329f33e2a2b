import TransparencyLog

/// The tiles of one published tree, each held against a signed head before anybody uses it.
///
/// The partial tiles at the right edge are, together, the root. Every full tile is one hash of the tile above it.
final class VerifiedTiles: HashReader {
    let size: TreeSize
    private let root: Digest
    private let sources: [any TileSource]
    /// Those above the lowest row; of that, only the last one used.
    private var known: [TilePath: Tile] = [:]
    private var lowest: (path: TilePath, tile: Tile)?
    /// What was read ahead and nobody has looked at yet.
    private var ahead: [TilePath: [UInt8]] = [:]

    /// Reads the edge of a tree and holds it against the root.
    ///
    /// - Parameters:
    ///   - checkpoint: What the log signed.
    ///   - sources: Where to look, in this order; a file that does not fit is looked for in the next one.
    /// - Throws: `PublicationError` with code `missingFile` or `damagedFile`; what the sources throw.
    init(_ checkpoint: Checkpoint, _ sources: [any TileSource]) throws {
        size = checkpoint.size
        root = checkpoint.root
        self.sources = sources
        let edge = try Self.edge(of: size)
        for (index, source) in sources.enumerated() {
            let isLast = index == sources.count - 1
            do {
                for (path, found) in zip(edge, try source.bytes(of: edge)) {
                    known[path] = try Self.tile(path, found.bytes, asked: found.path)
                }
                let reader = TileHashReader(size: size) { [known] in known[$0]?.bytes }
                guard try MerkleTree.root(of: size, from: reader) == root else {
                    throw Self.damaged(edge.map(\.description).joined(separator: ", "))
                }
                return
            } catch  where !isLast {
                known = [:]
            }
        }
    }

    /// The tile at a path, verified; at the edge, of the width that this tree has there.
    ///
    /// - Throws: `PublicationError` with code `missingFile` or `damagedFile`; what the sources throw.
    func tile(at path: TilePath) throws -> Tile {
        if let tile = known[path] { return tile }
        if let lowest, lowest.path == path { return lowest.tile }
        guard case .hashes(let row) = path.level, path.isFull else { throw PublicationError(.missingFile, "\(path)") }
        let above = try tile(at: self.path(.hashes(row + 1), index: path.index >> 8))
        let expected = above.hashes[Int(path.index & 255)]
        let tile = try firstSound(path) { bytes in
            let tile = try Self.tile(path, bytes, asked: path)
            guard MerkleTree.root(ofLeafHashes: tile.hashes) == expected else { throw Self.damaged("\(path)") }
            return tile
        }
        if row > 0 { known[path] = tile } else { lowest = (path, tile) }
        return tile
    }

    /// Reads tiles that will be asked for next, at once where that is faster.
    ///
    /// - Throws: `PublicationError` with code `unreachable`; what the sources throw.
    func readAhead(_ paths: some Sequence<TilePath>) throws {
        guard let last = sources.last else { return }
        var missing = paths.filter { known[$0] == nil }
        for source in sources.dropLast() {
            missing = try zip(missing, source.files(named: missing.map(\.description))).filter { $1 == nil }.map(\.0)
        }
        for (path, bytes) in zip(missing, try last.files(named: missing.map(\.description))) { ahead[path] = bytes }
    }

    /// Hashes of the tree, each out of a verified tile.
    func hashes(at indexes: [StoredHashIndex]) throws -> [Digest] {
        let reader = TileHashReader(size: size) { [self] in try tile(at: $0).bytes }
        return try reader.hashes(at: indexes)
    }

    /// Reads a bundle of this tree and holds every entry against the tree.
    ///
    /// - Parameters:
    ///   - path: The bundle, of the width that it has in this tree.
    ///   - bytes: What is said to be it.
    ///   - asked: What was read: the full bundle may stand for a partial one.
    /// - Returns: The bundle, with an empty entry for each that is withheld.
    /// - Throws: `PublicationError` with code `damagedFile`.
    func bundle(_ path: TilePath, _ bytes: [UInt8], asked: TilePath) throws -> EntryBundle {
        let tile = try tile(at: self.path(.hashes(0), index: path.index))
        let bundle: EntryBundle
        do throws(TransparencyLogError) {
            bundle = try EntryBundle(
                Array(EntryBundle(decoding: bytes, width: asked.width).entries.prefix(path.width)))
        } catch {
            throw Self.damaged("\(asked): \(error)")
        }
        for (place, entry) in bundle.entries.enumerated() where !entry.isEmpty {
            guard MerkleTree.leafHash(entry) == tile.hashes[place] else {
                throw Self.damaged("\(asked): \(path.leaves.lowerBound + UInt64(place))")
            }
        }
        return bundle
    }

    /// The name of a tile with the width that it has in this tree.
    private func path(_ level: TilePath.Level, index: UInt64) throws -> TilePath {
        let height: UInt64 = if case .hashes(let row) = level { 8 * UInt64(row) } else { 0 }
        let width = min(size.value >> height - index << 8, UInt64(TilePath.fullWidth))
        return try TilePath(level: level, index: index, width: Int(width))
    }

    /// What the first source with a sound file gives.
    private func firstSound(_ path: TilePath, _ check: ([UInt8]) throws -> Tile) throws -> Tile {
        for source in sources.dropLast() {
            if let bytes = try source.files(named: ["\(path)"])[0], let tile = try? check(bytes) { return tile }
        }
        if let bytes = ahead.removeValue(forKey: path) { return try check(bytes) }
        guard let last = sources.last else { throw PublicationError(.missingPublication, "") }
        return try check(last.bytes(of: [path])[0].bytes)
    }

    /// The partial tiles of a tree, one a row at most.
    private static func edge(of size: TreeSize) throws -> [TilePath] {
        try (0..<UInt8(8)).compactMap { row in
            let count = size.value >> (8 * UInt64(row))
            let width = Int(count & 255)
            return width == 0 ? nil : try TilePath(level: .hashes(row), index: count >> 8, width: width)
        }
    }

    private static func tile(_ path: TilePath, _ bytes: [UInt8], asked: TilePath) throws -> Tile {
        do throws(TransparencyLogError) {
            let tile = try Tile(decoding: bytes, width: asked.width)
            return try Tile(decoding: Array(tile.bytes.prefix(path.width * Digest.byteCount)), width: path.width)
        } catch {
            throw damaged("\(asked): \(error)")
        }
    }

    private static func damaged(_ detail: String) -> PublicationError { PublicationError(.damagedFile, detail) }
}
