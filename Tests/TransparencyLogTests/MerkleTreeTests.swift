import Testing

@testable import TransparencyLog

@Suite struct MerkleTreeTests {
    @Test func `the empty root is the hash of nothing`() {
        #expect(MerkleTree.emptyRoot.base64 == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")
        #expect(MerkleTree.root(ofLeafHashes: []) == MerkleTree.emptyRoot)
        #expect(MerkleFrontier().root == MerkleTree.emptyRoot)
    }

    @Test func `leaves and nodes are hashed apart`() {
        let left = Digest.sha256([1])
        let right = Digest.sha256([2])
        #expect(MerkleTree.leafHash([7, 8]) == Digest.sha256([0, 7, 8]))
        #expect(MerkleTree.nodeHash(left, right) == Digest.sha256([1] + left.bytes + right.bytes))
        #expect(MerkleTree.nodeHash(left, right) != MerkleTree.nodeHash(right, left))
    }

    @Test func `every way to a root agrees with the definition for sizes up to 130`() throws {
        let forest = Forest.standard
        for size in 0...130 {
            let root = Definition.root(forest.leaves[..<size])
            #expect(forest.roots[size] == root)
            #expect(MerkleTree.root(ofLeafHashes: Array(forest.leaves[..<size])) == root)
            #expect(try MerkleTree.root(of: TreeSize(UInt64(size)), from: forest.store) == root)
            #expect(try MerkleFrontier(size: TreeSize(UInt64(size)), reader: forest.store).root == root)
        }
    }

    @Test func `a leaf appended with reads or without completes the same nodes`() throws {
        let forest = Forest.standard
        var frontier = MerkleFrontier()
        var stored: [Digest] = []
        for (index, leaf) in forest.leaves.enumerated() {
            let nodes = frontier.append(leaf)
            #expect(nodes.first == leaf)
            let read = try MerkleTree.newHashes(
                appending: leaf, at: LeafIndex(UInt64(index)), reader: forest.store)
            #expect(read == nodes)
            stored += nodes
            #expect(UInt64(stored.count) == StoredHashIndex.storedHashCount(of: frontier.size))
        }
        #expect(stored == forest.store.hashes)
    }

    @Test func `a copy of an edge grows by itself`() {
        var edge = MerkleFrontier()
        _ = edge.append(Digest.sha256([1]))
        var copy = edge
        _ = copy.append(Digest.sha256([2]))
        #expect(edge.size == 1)
        #expect(edge != copy)
        _ = edge.append(Digest.sha256([2]))
        #expect(edge == copy)
        #expect(edge.hashValue == copy.hashValue)
    }

    @Test func `a reader that gives too few hashes is not believed`() {
        struct Short: HashReader {
            func hashes(at indexes: [StoredHashIndex]) -> [Digest] { [] }
        }
        #expect(throws: ProofError(.missingHash)) { try MerkleTree.root(of: 3, from: Short()) }
    }

    @Test func `a tree beyond the largest is refused, not computed`() {
        let size = TreeSize(TreeSize.largest.value + 1)
        let store = HashArray()
        #expect(throws: ProofError(.sizeTooLarge)) { try MerkleTree.root(of: size, from: store) }
        #expect(throws: ProofError(.sizeTooLarge)) { try MerkleFrontier(size: TreeSize(.max), reader: store) }
        #expect(throws: ProofError(.sizeTooLarge)) {
            try InclusionProof.make(index: 0, size: TreeSize(.max), from: store)
        }
        #expect(throws: ProofError(.sizeTooLarge)) {
            try ConsistencyProof.make(from: 1, to: TreeSize(.max), reader: store)
        }
    }
}

@Suite struct StoredHashIndexTests {
    @Test func `positions are those of the hashes in the order in which they are completed`() {
        var next: UInt64 = 0
        for leaf in 0..<1_000 as Range<UInt64> {
            #expect(StoredHashIndex.storedHashCount(of: TreeSize(leaf)) == next)
            for level in 0...(~leaf).trailingZeroBitCount {
                let index = StoredHashIndex(level: level, offset: leaf >> UInt64(level))
                #expect(index.value == next)
                #expect(index.level == level)
                #expect(index.offset == leaf >> UInt64(level))
                next += 1
            }
        }
    }

    @Test(arguments: [(0, 1 << 61), (5, 1 << 50), (61, 0), (61, 1), (62, 0), (40, 4_194_303)] as [(Int, UInt64)])
    func `positions in the largest trees can be split again`(level: Int, offset: UInt64) {
        let index = StoredHashIndex(level: level, offset: offset)
        #expect(index.level == level)
        #expect(index.offset == offset)
        #expect(index < StoredHashIndex(index.value + 1))
    }
}
