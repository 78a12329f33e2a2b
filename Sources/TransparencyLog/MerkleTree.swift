internal import Crypto

/// The Merkle tree of RFC 6962 section 2.1 with SHA-256.
///
/// Leaves and inner nodes are hashed with different first bytes, so that no node can be passed off as a leaf. A tree of
/// n > 1 leaves is split at the largest power of two below n.
public enum MerkleTree {
    /// The root of the tree without leaves: the SHA-256 hash of nothing.
    public static let emptyRoot = Digest.sha256([])

    private static let leafPrefix: [UInt8] = [0]

    /// The hash of a leaf: SHA-256(0x00 || entry).
    ///
    /// - Complexity: O(n) in the entry's bytes, without copying them.
    public static func leafHash(_ entry: [UInt8]) -> Digest {
        var function = SHA256()
        function.update(data: leafPrefix)
        function.update(data: entry)
        return Digest(function.finalize())
    }

    /// The hash of an inner node: SHA-256(0x01 || left || right).
    public static func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
        var hasher = NodeHasher()
        return hasher.hash(left, right)
    }

    /// The root of the tree whose leaves have these hashes, in order.
    ///
    /// - Complexity: O(n) hashes, O(log n) memory.
    public static func root(ofLeafHashes leafHashes: [Digest]) -> Digest {
        var frontier = MerkleFrontier()
        var ignored: [Digest] = []
        for leafHash in leafHashes {
            ignored.removeAll(keepingCapacity: true)
            frontier.append(leafHash, completing: &ignored)
        }
        return frontier.root
    }

    /// The root of the tree of the first `size` leaves of a store of hashes.
    ///
    /// - Throws: `ProofError` with code `sizeTooLarge`, or whatever the reader throws.
    /// - Complexity: one read of O(log n) hashes.
    public static func root(of size: TreeSize, from reader: some HashReader) throws -> Digest {
        guard size.value > 0 else { return emptyRoot }
        let plan = try SubtreePlan(ranges: [0..<size.value], of: size)
        return try plan.roots(from: reader)[0]
    }

    /// The complete nodes that a new leaf adds to a store of hashes, the leaf's own hash first.
    ///
    /// A writer that appends many leaves keeps a ``MerkleFrontier`` instead, which needs no reads.
    /// - Throws: whatever the reader throws.
    /// - Complexity: one read of O(log n) hashes.
    public static func newHashes(
        appending leafHash: Digest,
        at index: LeafIndex,
        reader: some HashReader
    ) throws -> [Digest] {
        var frontier = try MerkleFrontier(size: TreeSize(index.value), reader: reader)
        return frontier.append(leafHash)
    }

    /// The root over complete subtrees of falling size that stand side by side.
    static func fold(_ subtrees: some BidirectionalCollection<Digest>) -> Digest? {
        guard var root = subtrees.last else { return nil }
        var hasher = NodeHasher()
        for left in subtrees.dropLast().reversed() {
            root = hasher.hash(left, root)
        }
        return root
    }
}
