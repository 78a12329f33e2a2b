/// A proof that a leaf is in a tree (RFC 6962 section 2.1.1).
///
/// It is only a claim until ``verify(leafHash:root:)`` returns.
public struct InclusionProof: Hashable, Sendable {
    /// The leaf's position.
    public let leafIndex: LeafIndex
    /// The size of the tree that holds the leaf.
    public let treeSize: TreeSize
    /// The sibling hashes from the leaf up to the root.
    public let path: [Digest]

    /// Puts together a proof from its parts, unchecked.
    public init(leafIndex: LeafIndex, treeSize: TreeSize, path: [Digest]) {
        self.leafIndex = leafIndex
        self.treeSize = treeSize
        self.path = path
    }

    /// Makes the proof for a leaf out of a store of hashes.
    ///
    /// - Throws: `ProofError` with code `indexOutOfRange` or `sizeTooLarge`, or whatever the reader throws.
    /// - Complexity: one read of O(log² n) hashes, O(log n) of them for a tree whose size is a power of two.
    public static func make(index: LeafIndex, size: TreeSize, from reader: some HashReader) throws -> InclusionProof {
        guard index.value < size.value else {
            throw ProofError(.indexOutOfRange, detail: "leaf \(index) of \(size)")
        }
        var siblings: [Range<UInt64>] = []
        var tree = 0..<size.value
        while tree.upperBound - tree.lowerBound > 1 {
            let middle = tree.lowerBound + SubtreePlan.split(tree.upperBound - tree.lowerBound)
            if index.value < middle {
                siblings.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                siblings.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        let plan = try SubtreePlan(ranges: siblings.reversed(), of: size)
        return InclusionProof(leafIndex: index, treeSize: size, path: try plan.roots(from: reader))
    }

    /// Checks that the leaf with this hash is where the proof says in the tree with this root.
    ///
    /// The algorithm is that of RFC 9162 section 2.1.3.2.
    /// - Throws: `ProofError` with code `indexOutOfRange` or `invalidProof`.
    /// - Complexity: O(log n) hashes.
    public func verify(leafHash: Digest, root: Digest) throws(ProofError) {
        guard leafIndex.value < treeSize.value else {
            throw ProofError(.indexOutOfRange, detail: "leaf \(leafIndex) of \(treeSize)")
        }
        var node = leafIndex.value
        var last = treeSize.value - 1
        var hash = leafHash
        var hasher = NodeHasher()
        for sibling in path {
            guard last > 0 else { throw ProofError(.invalidProof) }
            if node & 1 == 1 || node == last {
                hash = hasher.hash(sibling, hash)
                while node & 1 == 0 && node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = hasher.hash(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        guard last == 0, hash == root else { throw ProofError(.invalidProof) }
    }
}
