import FoundationEssentials
import Testing

@testable import TransparencyLog

@Suite struct TilePathTests {
    struct Paths: Decodable {
        struct Index: Decodable {
            let n: UInt64
            let path: String
        }

        struct Size: Decodable {
            struct Level: Decodable {
                let level: UInt8
                let full: Int
                let partial_width: Int
            }

            let size: UInt64
            let levels: [Level]
        }

        let index_encoding: [Index]
        let bad_paths_tlog_tiles: [String]
        let tiles_for_size: [Size]
    }

    static let paths = try? Vectors.json("tiles/paths.json", as: Paths.self)

    @Test(.needsVectors) func `published paths are written and read`() throws {
        for vector in try #require(Self.paths).index_encoding {
            for (level, row) in [(TilePath.Level.hashes(0), "0"), (.hashes(63), "63"), (.entries, "entries")] {
                for (width, suffix) in [(256, ""), (1, ".p/1"), (255, ".p/255")] {
                    let path = try TilePath(level: level, index: vector.n, width: width)
                    #expect(path.description == "tile/\(row)/\(vector.path)\(suffix)")
                    #expect(try TilePath(parsing: path.description) == path)
                }
            }
        }
    }

    @Test(.needsVectors, arguments: paths?.bad_paths_tlog_tiles ?? [])
    func `published bad paths are refused`(path: String) {
        #expect(throws: TransparencyLogError(.malformedTilePath)) { try TilePath(parsing: path) }
    }

    @Test(arguments: [
        "", "tile", "tile/0", "tile/0/", "/tile/0/000", "tile/0/000/", "tile/0/000.p", "tile/0/000.p/", "tile/x/000",
        "tile/0/x000/001", "tile/0/001/002", "tile/0/x001/x002", "tile/0/x001/2", "tile/0/.p/1", "tile/entry/000",
        "tile/0/000.p/+1", "tile/0/x018/x446/x744/x073/x709/x551/616", "tile/0/0a0", "tiles/0/000",
    ])
    func `anything else that is not quite a path is refused`(path: String) {
        #expect(throws: TransparencyLogError(.malformedTilePath)) { try TilePath(parsing: path) }
    }

    @Test func `the largest index can be written and read`() throws {
        let path = try TilePath(level: .entries, index: .max)
        #expect(path.description == "tile/entries/x018/x446/x744/x073/x709/x551/615")
        #expect(try TilePath(parsing: path.description) == path)
        #expect(throws: TransparencyLogError(.malformedTilePath)) { try TilePath(level: .hashes(64), index: 0) }
        #expect(throws: TransparencyLogError(.malformedTilePath)) { try TilePath(level: .entries, index: 0, width: 0) }
        #expect(throws: TransparencyLogError(.malformedTilePath)) {
            try TilePath(level: .entries, index: 0, width: 257)
        }
    }

    @Test(.needsVectors) func `a tree of each published size has the tiles it should`() throws {
        for vector in try #require(Self.paths).tiles_for_size {
            let tiles = TilePath.tiles(for: TreeSize(vector.size))
            var expected: [TilePath] = []
            for level in vector.levels {
                for index in 0..<level.full {
                    expected.append(try TilePath(level: .hashes(level.level), index: UInt64(index)))
                }
                if level.partial_width > 0 {
                    expected.append(
                        try TilePath(
                            level: .hashes(level.level), index: UInt64(level.full), width: level.partial_width))
                }
            }
            #expect(tiles == expected)
            #expect(TilePath.bundles(for: TreeSize(vector.size)).count == tiles.count { $0.level == .hashes(0) })
        }
    }

    @Test func `growing a tree adds only the tiles that changed`() throws {
        let tiles = TilePath.tiles(for: 16_777_217, since: 16_777_216)
        #expect(tiles.map(\.description) == ["tile/0/x065/536.p/1"])
        let bundles = TilePath.bundles(for: 300, since: 200)
        #expect(bundles.map(\.description) == ["tile/entries/000", "tile/entries/001.p/44"])
        #expect(TilePath.tiles(for: 256, since: 255).map(\.description) == ["tile/0/000", "tile/1/000.p/1"])
        #expect(TilePath.tiles(for: 300, since: 300).isEmpty)
    }
}

@Suite struct TileTests {
    /// 70,000 leaves reach up to level 2; hashing them takes a moment.
    static let store: HashArray = {
        var store = HashArray()
        for leaf in 0..<70_000 as Range<UInt64> {
            store.append(Digest(reading: leaf))
        }
        return store
    }()

    @Test func `every tile holds the roots over its leaves, and proofs can be made from tiles alone`() throws {
        let store = Self.store
        var files: [String: [UInt8]] = [:]
        for path in TilePath.tiles(for: store.size) {
            let tile = try Tile(at: path, from: store)
            #expect(try Tile(decoding: tile.bytes, width: path.width) == tile)
            files[path.description] = tile.bytes
        }
        #expect(files.count == 273 + 1 + 1 + 1 + 1)
        let reader = TileHashReader(size: store.size) { files[$0.description] }
        for index in [0, 1, 255, 256, 65_535, 65_536, 69_887, 69_888, 69_999] as [UInt64] {
            let proof = try InclusionProof.make(index: LeafIndex(index), size: store.size, from: reader)
            #expect(throws: Never.self) { try proof.verify(leafHash: Digest(reading: index), root: store.root) }
        }
        for size in [1, 256, 300, 65_536, 69_999, 70_000] as [UInt64] {
            let old = try MerkleTree.root(of: TreeSize(size), from: store)
            let proof = try ConsistencyProof.make(from: TreeSize(size), to: store.size, reader: reader)
            #expect(throws: Never.self) { try proof.verify(oldRoot: old, newRoot: store.root) }
        }
    }

    @Test func `a full tile stands in for a partial one, and a missing one is an error`() throws {
        let store = Self.store
        let full = try Tile(at: TilePath(level: .hashes(0), index: 0), from: store)
        let leaf = StoredHashIndex(level: 0, offset: 10)
        var asked: [String] = []
        let reader = TileHashReader(size: 20) { path in
            asked.append(path.description)
            return path.isFull ? full.bytes : nil
        }
        #expect(try reader.hashes(at: [leaf, leaf]) == [full.hashes[10], full.hashes[10]])
        #expect(asked == ["tile/0/000.p/20", "tile/0/000"])
        let absent = TileHashReader(size: 20) { _ in nil }
        #expect(throws: TransparencyLogError(.missingTile)) { try absent.hashes(at: [leaf]) }
        let short = TileHashReader(size: 20) { _ in full.hashes[0].bytes }
        #expect(throws: TransparencyLogError(.malformedTile)) { try short.hashes(at: [leaf]) }
        let beyond = StoredHashIndex(StoredHashIndex.storedHashCount(of: 20))
        #expect(throws: ProofError(.missingHash)) { try reader.hashes(at: [beyond]) }
        let hostile = TileHashReader(size: TreeSize(.max)) { _ in nil }
        #expect(throws: ProofError(.sizeTooLarge)) { try hostile.hashes(at: [leaf]) }
    }

    @Test func `a path of entries or beyond any tree is no tile`() throws {
        let entries = try TilePath(level: .entries, index: 0)
        let beyond = [
            try TilePath(level: .hashes(63), index: 0), try TilePath(level: .hashes(0), index: .max),
            try TilePath(level: .hashes(7), index: 1 << 50),
        ]
        for path in [entries] + beyond {
            #expect(throws: TransparencyLogError(.malformedTilePath)) { try Tile(at: path, from: Self.store) }
        }
    }

    @Test func `a bundle gives back its entries and nothing else`() throws {
        let entries: [[UInt8]] = [[], [1], [UInt8](repeating: 7, count: 65_535)]
        let bundle = try EntryBundle(entries)
        #expect(try EntryBundle(decoding: bundle.bytes, width: 3) == bundle)
        #expect(bundle.bytes.count == 3 * 2 + 1 + 65_535)
        for bytes in [bundle.bytes + [0], bundle.bytes + [0, 0], Array(bundle.bytes.dropLast()), [], [0]] {
            #expect(throws: TransparencyLogError(.malformedBundle)) { try EntryBundle(decoding: bytes, width: 3) }
        }
        #expect(throws: TransparencyLogError(.malformedBundle)) { try EntryBundle(decoding: bundle.bytes, width: 4) }
        let tooLong = [UInt8](repeating: 0, count: 65_536)
        #expect(throws: TransparencyLogError(.malformedBundle)) { try EntryBundle([tooLong]) }
        #expect(throws: TransparencyLogError(.malformedBundle)) { try EntryBundle([]) }
        #expect(throws: TransparencyLogError(.malformedBundle)) {
            try EntryBundle([[UInt8]](repeating: [], count: 257))
        }
    }
}

extension Digest {
    /// A leaf hash of no particular entry, made without hashing.
    fileprivate init(reading number: UInt64) {
        var iterator = (0..<32).map { UInt8(truncatingIfNeeded: number >> (UInt64($0) % 8 * 8)) }.makeIterator()
        self.init(reading: &iterator)
    }
}
