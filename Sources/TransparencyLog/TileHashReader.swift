/// Reads the nodes of a published tree out of its tiles.
///
/// Nothing is believed for coming from a tile: a proof made with this reader is worth what it is verified against. It
/// asks only for tiles that a tree of `size` leaves has, and for the full tile where a partial one is gone
/// (C2SP tlog-tiles, "Partial tiles").
public struct TileHashReader: HashReader {
    private let size: TreeSize
    private let fetch: (TilePath) throws -> [UInt8]?

    /// Reads from a tree whose checkpoint was verified.
    ///
    /// - Parameters:
    ///   - size: the tree's size.
    ///   - fetch: gives the bytes of a tile, or `nil` if there is none of that name.
    public init(size: TreeSize, fetch: @escaping (TilePath) throws -> [UInt8]?) {
        self.size = size
        self.fetch = fetch
    }

    /// The hashes at `indexes`, in the order asked for.
    ///
    /// - Throws: `ProofError` with code `missingHash` for a node that the tree does not have, or `sizeTooLarge`;
    ///   `TransparencyLogError` with code `missingTile` or `malformedTile`; or whatever `fetch` throws.
    /// - Complexity: each tile is fetched once; up to 127 hashes are computed for each index.
    public func hashes(at indexes: [StoredHashIndex]) throws -> [Digest] {
        guard size <= TreeSize.largest else { throw ProofError(.sizeTooLarge, detail: "\(size)") }
        var tiles: [TilePath: Tile] = [:]
        var result: [Digest] = []
        for index in indexes {
            guard index.value < StoredHashIndex.storedHashCount(of: size) else { throw ProofError(.missingHash) }
            let (row, height) = (index.level / 8, index.level % 8)
            // The node stands `height` levels above its tile's hashes, over 2^height of them.
            let first = index.offset << UInt64(height)
            let path = try self.path(row: row, index: first >> 8)
            let tile = try tiles[path] ?? read(path)
            tiles[path] = tile
            let start = Int(first & 255)
            result.append(MerkleTree.root(ofLeafHashes: Array(tile.hashes[start..<start + 1 << height])))
        }
        return result
    }

    private func path(row: Int, index: UInt64) throws(TransparencyLogError) -> TilePath {
        let inRow = size.value >> UInt64(8 * row)
        let width = Int(min(inRow - index << 8, UInt64(TilePath.fullWidth)))
        return try TilePath(level: .hashes(UInt8(row)), index: index, width: width)
    }

    private func read(_ path: TilePath) throws -> Tile {
        if let bytes = try fetch(path) {
            return try Tile(decoding: bytes, width: path.width)
        }
        guard !path.isFull, let bytes = try fetch(path.full) else {
            throw TransparencyLogError(.missingTile, "\(path)")
        }
        return try Tile(decoding: bytes, width: TilePath.fullWidth)
    }
}

/// Its closure may keep state, such as a cache.
@available(*, unavailable)
extension TileHashReader: Sendable {}
