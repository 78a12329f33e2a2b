import Testing

@testable import TransparencyLog

/// A small real log as tessera wrote it.
@Suite(.needsVectors) struct TesseraLogTests {
    static let folder = "tiles/tessera-log-15"

    struct Keys: Decodable {
        let vkey: String
        let test_only_skey: String
        let leaves_utf8: [String]
        let origin: String
    }

    let keys: Keys
    let logKey: VerifierKey
    let roots: [Digest]

    init() throws {
        keys = try Vectors.json("\(Self.folder)/keys-and-leaves.json")
        logKey = try VerifierKey(parsing: keys.vkey)
        var roots: [Digest] = []
        for size in 0...15 {
            let note = try UnverifiedNote(parsing: Vectors.bytes("\(Self.folder)/checkpoint.\(size)"))
            let verified = try VerifiedCheckpoint(note, logKey: logKey, origin: keys.origin)
            #expect(verified.checkpoint.size == TreeSize(UInt64(size)))
            roots.append(verified.checkpoint.root)
        }
        self.roots = roots
    }

    func reader(_ size: Int) -> TileHashReader {
        TileHashReader(size: TreeSize(UInt64(size))) { try? Vectors.bytes("\(Self.folder)/\($0)") }
    }

    @Test func `the latest checkpoint is the last`() throws {
        let latest = try Vectors.bytes("\(Self.folder)/checkpoint")
        #expect(latest == (try Vectors.bytes("\(Self.folder)/checkpoint.15")))
    }

    @Test(arguments: 1...15)
    func `every leaf of the bundle is proven in the checkpoint's tree`(size: Int) throws {
        let path = try #require(TilePath.bundles(for: TreeSize(UInt64(size))).first)
        let bundle = try EntryBundle(
            decoding: Vectors.bytes("\(Self.folder)/\(path)"), width: path.width)
        #expect(bundle.entries == keys.leaves_utf8.prefix(size).map { Array($0.utf8) })
        #expect(bundle.bytes == (try Vectors.bytes("\(Self.folder)/\(path)")))
        #expect(MerkleTree.root(ofLeafHashes: bundle.entries.map(MerkleTree.leafHash)) == roots[size])
        for (index, entry) in bundle.entries.enumerated() {
            let proof = try InclusionProof.make(
                index: LeafIndex(UInt64(index)), size: TreeSize(UInt64(size)), from: reader(size))
            #expect(throws: Never.self) {
                try proof.verify(leafHash: MerkleTree.leafHash(entry), root: roots[size])
            }
        }
    }

    @Test(arguments: 1...15)
    func `every pair of sizes is proven consistent`(size: Int) throws {
        for old in 1...size {
            let proof = try ConsistencyProof.make(
                from: TreeSize(UInt64(old)), to: TreeSize(UInt64(size)), reader: reader(size))
            #expect(throws: Never.self) { try proof.verify(oldRoot: roots[old], newRoot: roots[size]) }
        }
    }

    @Test func `our own tiles, bundles and checkpoints of the same leaves are the same bytes`() throws {
        let signer = try SigningKey(parsing: keys.test_only_skey)
        var store = HashArray()
        for (index, leaf) in keys.leaves_utf8.enumerated() {
            store.append(MerkleTree.leafHash(Array(leaf.utf8)))
            for path in TilePath.tiles(for: store.size) {
                #expect(try Tile(at: path, from: store).bytes == Vectors.bytes("\(Self.folder)/\(path)"))
            }
            let checkpoint = try Checkpoint(origin: keys.origin, size: store.size, root: store.root)
            #expect(
                try checkpoint.signed(by: [signer]).encoded == Vectors.text("\(Self.folder)/checkpoint.\(index + 1)"))
        }
    }
}
