import Testing

@testable import TransparencyLog

/// Every proof in every tree of up to 128 leaves, and what becomes of it when anything in it is changed.
@Suite struct ExhaustiveProofTests {
    static let largest = 128
    /// In trees of up to this size every bit is turned over, in larger ones one bit of each hash.
    static let allBits = 6
    let forest = Forest.standard

    @Test(arguments: 1...largest)
    func `every inclusion proof is the defined one, is accepted, and is refused once altered`(size: Int) throws {
        let root = forest.roots[size]
        for index in 0..<size {
            let proof = try InclusionProof.make(
                index: LeafIndex(UInt64(index)), size: TreeSize(UInt64(size)), from: forest.store)
            let leaf = forest.leaves[index]
            if size <= 24 { #expect(proof.path == Definition.path(index, forest.leaves[..<size])) }
            try proof.verify(leafHash: leaf, root: root)
            for bit in bits(of: size, salt: index) {
                expectRefusal(of: proof, leaf: leaf.flipping(bit: bit), root: root)
                expectRefusal(of: proof, leaf: leaf, root: root.flipping(bit: bit))
            }
            for position in proof.path.indices {
                for bit in bits(of: size, salt: index + position) {
                    var path = proof.path
                    path[position] = path[position].flipping(bit: bit)
                    expectRefusal(of: proof.with(path: path), leaf: leaf, root: root)
                }
            }
            expectRefusal(of: proof.with(path: proof.path + [root]), leaf: leaf, root: root)
            let above = MerkleTree.nodeHash(root, root)
            expectRefusal(of: proof.with(path: proof.path + [root]), leaf: leaf, root: above)
            expectRefusal(of: proof.with(path: proof.path.dropLast() + []), leaf: leaf, root: root, if: size > 1)
            for wrong in [index - 1, index + 1, index ^ 1, size] where wrong != index && wrong >= 0 {
                expectRefusal(of: proof.with(index: wrong), leaf: leaf, root: root)
            }
            // A path does not fix the size by itself, the root does: so each wrong size comes with its own root.
            for wrong in [size - 1, size + 1] {
                expectRefusal(of: proof.with(size: wrong), leaf: leaf, root: forest.roots[wrong])
            }
            expectRefusal(of: proof.with(size: 2 * size), leaf: leaf, root: root)
        }
    }

    @Test(arguments: 1...largest)
    func `every consistency proof is the defined one, is accepted, and is refused once altered`(size: Int) throws {
        let new = forest.roots[size]
        for oldSize in 1...size {
            let proof = try ConsistencyProof.make(
                from: TreeSize(UInt64(oldSize)), to: TreeSize(UInt64(size)), reader: forest.store)
            let old = forest.roots[oldSize]
            if size <= 24 { #expect(proof.path == Definition.consistency(oldSize, forest.leaves[..<size])) }
            try proof.verify(oldRoot: old, newRoot: new)
            for bit in bits(of: size, salt: oldSize) {
                expectRefusal(of: proof, old: old.flipping(bit: bit), new: new)
                expectRefusal(of: proof, old: old, new: new.flipping(bit: bit))
            }
            for position in proof.path.indices {
                for bit in bits(of: size, salt: oldSize + position) {
                    var path = proof.path
                    path[position] = path[position].flipping(bit: bit)
                    expectRefusal(of: proof.with(path: path), old: old, new: new)
                }
            }
            expectRefusal(of: proof.with(path: proof.path + [new]), old: old, new: new)
            let (aboveOld, aboveNew) = (MerkleTree.nodeHash(new, old), MerkleTree.nodeHash(new, new))
            expectRefusal(of: proof.with(path: proof.path + [new]), old: aboveOld, new: aboveNew)
            expectRefusal(of: proof.with(path: proof.path.dropLast() + []), old: old, new: new, if: oldSize < size)
            for wrong in [oldSize - 1, oldSize + 1] {
                expectRefusal(of: proof.with(old: wrong), old: old, new: new)
                expectRefusal(of: proof.with(old: wrong), old: forest.roots[wrong], new: new)
            }
            for wrong in [size - 1, size + 1] {
                expectRefusal(of: proof.with(new: wrong), old: old, new: forest.roots[wrong])
            }
            expectRefusal(of: proof.with(new: 2 * size), old: old, new: new)
        }
    }

    @Test func `a leaf beyond the tree and sizes out of order are named as such`() {
        let store = forest.store
        #expect(throws: ProofError(.indexOutOfRange)) { try InclusionProof.make(index: 4, size: 4, from: store) }
        #expect(throws: ProofError(.indexOutOfRange)) { try InclusionProof.make(index: 0, size: 0, from: store) }
        #expect(throws: ProofError(.indexOutOfRange)) {
            try InclusionProof(leafIndex: 1, treeSize: 1, path: [])
                .verify(leafHash: forest.leaves[0], root: forest.roots[1])
        }
        #expect(throws: ProofError(.sizesOutOfOrder)) { try ConsistencyProof.make(from: 5, to: 4, reader: store) }
        #expect(throws: ProofError(.sizesOutOfOrder)) { try ConsistencyProof.make(from: 0, to: 4, reader: store) }
        #expect(throws: ProofError(.sizesOutOfOrder)) {
            try ConsistencyProof(oldSize: 0, newSize: 1, path: [])
                .verify(oldRoot: MerkleTree.emptyRoot, newRoot: forest.roots[1])
        }
        #expect(throws: ProofError(.missingHash)) { try InclusionProof.make(index: 0, size: 200, from: store) }
    }

    /// All bits in small trees, in others one that differs from hash to hash.
    private func bits(of size: Int, salt: Int) -> [Int] {
        size <= Self.allBits ? Array(0..<256) : [(size * 31 + salt * 7) % 256]
    }

    private func expectRefusal(of proof: InclusionProof, leaf: Digest, root: Digest, if applies: Bool = true) {
        guard applies else { return }
        if (try? proof.verify(leafHash: leaf, root: root)) != nil {
            Issue.record("accepted: \(proof)")
        }
    }

    private func expectRefusal(of proof: ConsistencyProof, old: Digest, new: Digest, if applies: Bool = true) {
        guard applies else { return }
        if (try? proof.verify(oldRoot: old, newRoot: new)) != nil {
            Issue.record("accepted: \(proof)")
        }
    }
}

extension InclusionProof {
    fileprivate func with(path: [Digest]) -> InclusionProof {
        InclusionProof(leafIndex: leafIndex, treeSize: treeSize, path: path)
    }

    fileprivate func with(index: Int) -> InclusionProof {
        InclusionProof(leafIndex: LeafIndex(UInt64(index)), treeSize: treeSize, path: path)
    }

    fileprivate func with(size: Int) -> InclusionProof {
        InclusionProof(leafIndex: leafIndex, treeSize: TreeSize(UInt64(size)), path: path)
    }
}

extension ConsistencyProof {
    fileprivate func with(path: [Digest]) -> ConsistencyProof {
        ConsistencyProof(oldSize: oldSize, newSize: newSize, path: path)
    }

    fileprivate func with(old: Int) -> ConsistencyProof {
        ConsistencyProof(oldSize: TreeSize(UInt64(old)), newSize: newSize, path: path)
    }

    fileprivate func with(new: Int) -> ConsistencyProof {
        ConsistencyProof(oldSize: oldSize, newSize: TreeSize(UInt64(new)), path: path)
    }
}
