internal import TransparencyLog

extension InclusionProof {
    /// The root that a leaf and this path lead to (RFC 9162 section 2.1.3.2), or `nil` where the path is too long or too
    /// short for its tree.
    ///
    /// A filing's root is not stored: it is what the signature must be over.
    /// - Complexity: O(log n) hashes.
    func impliedRoot(leafHash: Digest) -> Digest? {
        guard leafIndex.value < treeSize.value else { return nil }
        var node = leafIndex.value
        var last = treeSize.value - 1
        var hash = leafHash
        for sibling in path {
            guard last > 0 else { return nil }
            if node & 1 == 1 || node == last {
                hash = MerkleTree.nodeHash(sibling, hash)
                while node & 1 == 0 && node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleTree.nodeHash(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 ? hash : nil
    }
}
