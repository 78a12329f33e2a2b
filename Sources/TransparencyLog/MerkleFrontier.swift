/// The right edge of a growing tree: the roots of its complete subtrees, largest first.
///
/// It is all a writer needs to append leaves and to know the root, without reading anything back.
public struct MerkleFrontier: Sendable {
    /// How many leaves the tree has.
    public private(set) var size: TreeSize
    /// The roots of the complete subtrees, one for each bit set in `size`, largest first.
    public private(set) var subtrees: [Digest]
    private var hasher = NodeHasher()

    /// The edge of the tree without leaves.
    public init() {
        size = 0
        subtrees = []
    }

    /// The edge of the tree of the first `size` leaves of a store of hashes.
    ///
    /// - Throws: `ProofError` with code `sizeTooLarge`, or whatever the reader throws.
    /// - Complexity: one read of O(log n) hashes.
    public init(size: TreeSize, reader: some HashReader) throws {
        self.size = size
        let indexes = try SubtreePlan.completeSubtrees(of: 0..<size.value, in: size)
        subtrees = try SubtreePlan.read(indexes, from: reader)
    }

    /// The root of the tree.
    ///
    /// - Complexity: O(log n) hashes.
    public var root: Digest {
        MerkleTree.fold(subtrees) ?? MerkleTree.emptyRoot
    }

    /// Adds a leaf and returns the complete nodes to append to the store, the leaf's own hash first.
    ///
    /// - Complexity: amortized O(1) hashes.
    public mutating func append(_ leafHash: Digest) -> [Digest] {
        var nodes: [Digest] = []
        append(leafHash, completing: &nodes)
        return nodes
    }

    /// Adds a leaf and appends the newly complete nodes to `nodes`, the leaf's own hash first.
    ///
    /// - Complexity: amortized O(1) hashes.
    public mutating func append(_ leafHash: Digest, completing nodes: inout [Digest]) {
        precondition(size < TreeSize.largest, "a tree holds at most 2^62 leaves")
        var node = leafHash
        nodes.append(node)
        // Every low one bit is a complete subtree on the right that the new leaf's subtree pairs with.
        for _ in 0..<(~size.value).trailingZeroBitCount {
            node = hasher.hash(subtrees.removeLast(), node)
            nodes.append(node)
        }
        subtrees.append(node)
        size = TreeSize(size.value + 1)
    }
}

extension MerkleFrontier: Hashable {
    /// Edges are equal when they are of the same tree.
    public static func == (left: MerkleFrontier, right: MerkleFrontier) -> Bool {
        left.size == right.size && left.subtrees == right.subtrees
    }

    /// Hashes the size and the subtrees.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(size)
        hasher.combine(subtrees)
    }
}
