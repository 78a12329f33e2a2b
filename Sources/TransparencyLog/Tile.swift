/// The hashes of one tile (C2SP tlog-tiles).
public struct Tile: Hashable, Sendable {
    /// The hashes, from the left: 1...256 of them.
    public let hashes: [Digest]

    /// Reads a tile of a known width.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedTile` if the bytes are not `width` hashes.
    public init(decoding bytes: [UInt8], width: Int) throws(TransparencyLogError) {
        guard bytes.count == width * Digest.byteCount, 1...TilePath.fullWidth ~= width else {
            throw TransparencyLogError(.malformedTile, "\(bytes.count) bytes for \(width) hashes")
        }
        var hashes: [Digest] = []
        hashes.reserveCapacity(width)
        var iterator = bytes.makeIterator()
        for _ in 0..<width {
            hashes.append(Digest(reading: &iterator))
        }
        self.hashes = hashes
    }

    /// Takes the tile at `path` out of a store of hashes.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedTilePath` for a path of entries or beyond any tree, or
    ///   whatever the reader throws.
    /// - Complexity: one read of `path.width` hashes.
    public init(at path: TilePath, from reader: some HashReader) throws {
        guard case .hashes(let row) = path.level else {
            throw TransparencyLogError(.malformedTilePath, "\(path) holds entries")
        }
        let level = 8 * Int(row)
        guard level < 62, path.index < (TreeSize.largest.value >> UInt64(level)) >> 8 else {
            throw TransparencyLogError(.malformedTilePath, "\(path) is beyond any tree")
        }
        let first = path.index * UInt64(TilePath.fullWidth)
        let indexes = (0..<UInt64(path.width)).map { StoredHashIndex(level: level, offset: first + $0) }
        hashes = try SubtreePlan.read(indexes, from: reader)
    }

    /// The hashes one after another, 32 bytes each.
    public var bytes: [UInt8] {
        hashes.flatMap(\.bytes)
    }
}
