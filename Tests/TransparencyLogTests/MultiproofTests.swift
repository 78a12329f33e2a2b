import Testing
import TransparencyLog

@Suite struct MultiproofTests {
    private static let leaves = (0..<24).map { MerkleTree.leafHash([UInt8($0)]) }

    private static func tree(_ size: Int) -> HashArray {
        var tree = HashArray()
        for leaf in leaves.prefix(size) { tree.append(leaf) }
        return tree
    }

    /// The leaves whose bits are set.
    private static func chosen(_ bits: Int, of size: Int) -> [(index: LeafIndex, hash: Digest)] {
        (0..<size).filter { bits >> $0 & 1 == 1 }.map { (LeafIndex(UInt64($0)), leaves[$0]) }
    }

    @Test(arguments: 1...10)
    func `every set of leaves of a small tree is proven, and leads to its root`(size: Int) throws {
        let tree = Self.tree(size)
        for bits in 1..<(1 << size) {
            let chosen = Self.chosen(bits, of: size)
            let proof = try Multiproof.make(of: chosen.map(\.index), size: TreeSize(UInt64(size)), from: tree)
            #expect(try proof.root(of: chosen) == tree.root)
            for place in proof.hashes.indices {
                var hashes = proof.hashes
                hashes.remove(at: place)
                let short = Multiproof(treeSize: proof.treeSize, hashes: hashes)
                #expect(throws: ProofError.self) { try short.verify(chosen, root: tree.root) }
            }
        }
    }

    @Test(arguments: 1...24)
    func `of one leaf it holds the hashes of the inclusion path`(size: Int) throws {
        let tree = Self.tree(size)
        for index in 0..<UInt64(size) {
            let count = TreeSize(UInt64(size))
            let path = try InclusionProof.make(index: LeafIndex(index), size: count, from: tree).path
            let proof = try Multiproof.make(of: [LeafIndex(index)], size: count, from: tree)
            #expect(Set(proof.hashes) == Set(path) && proof.hashes.count == path.count)
        }
    }

    @Test func `any other leaf, place, order, size or hash leads elsewhere`() throws {
        let tree = Self.tree(11)
        let chosen = Self.chosen(0b100_1010_0010, of: 11)
        let proof = try Multiproof.make(of: chosen.map(\.index), size: 11, from: tree)
        func isRefused(_ leaves: [(index: LeafIndex, hash: Digest)], _ proof: Multiproof) -> Bool {
            (try? proof.verify(leaves, root: tree.root)) == nil
        }
        #expect(!isRefused(chosen, proof))
        for place in chosen.indices {
            var other = chosen
            other[place].hash = Self.leaves[20]
            #expect(isRefused(other, proof))
            other = chosen
            other.remove(at: place)
            #expect(isRefused(other, proof))
            other = chosen
            other[place].index = LeafIndex(other[place].index.value + 1)
            #expect(isRefused(other, proof))
        }
        #expect(isRefused(chosen.reversed(), proof))
        #expect(isRefused(chosen + [chosen[3]], proof) && isRefused([], proof))
        for size in [10, 12, 16] as [TreeSize] {
            #expect(isRefused(chosen, Multiproof(treeSize: size, hashes: proof.hashes)))
        }
        for place in proof.hashes.indices {
            var hashes = proof.hashes
            hashes[place] = Self.leaves[20]
            #expect(isRefused(chosen, Multiproof(treeSize: 11, hashes: hashes)))
        }
        #expect(isRefused(chosen, Multiproof(treeSize: 11, hashes: proof.hashes + [Self.leaves[20]])))
    }
}
