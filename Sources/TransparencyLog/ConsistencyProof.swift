/// A proof that one tree is the beginning of another (RFC 6962 section 2.1.2).
///
/// It is only a claim until ``verify(oldRoot:newRoot:)`` returns.
public struct ConsistencyProof: Hashable, Sendable {
    /// The size of the older tree.
    public let oldSize: TreeSize
    /// The size of the newer tree.
    public let newSize: TreeSize
    /// The hashes, lowest first; none if both sizes are the same.
    public let path: [Digest]

    /// Puts together a proof from its parts, unchecked.
    public init(oldSize: TreeSize, newSize: TreeSize, path: [Digest]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// Makes the proof between two sizes out of a store of hashes.
    ///
    /// - Throws: `ProofError` with code `sizesOutOfOrder` or `sizeTooLarge`, or whatever the reader throws.
    /// - Complexity: one read of O(log² n) hashes.
    public static func make(from oldSize: TreeSize, to newSize: TreeSize, reader: some HashReader) throws
        -> ConsistencyProof
    {
        guard oldSize.value > 0, oldSize <= newSize else {
            throw ProofError(.sizesOutOfOrder, detail: "from \(oldSize) to \(newSize)")
        }
        var ranges: [Range<UInt64>] = []
        var tree = 0..<newSize.value
        while oldSize.value != tree.upperBound {
            let middle = tree.lowerBound + SubtreePlan.split(tree.upperBound - tree.lowerBound)
            if oldSize.value <= middle {
                ranges.append(middle..<tree.upperBound)
                tree = tree.lowerBound..<middle
            } else {
                ranges.append(tree.lowerBound..<middle)
                tree = middle..<tree.upperBound
            }
        }
        // What is left ends where the old tree ends. If it also starts where that starts, it is the old root itself,
        // which the verifier has.
        if tree.lowerBound > 0 {
            ranges.append(tree)
        }
        let plan = try SubtreePlan(ranges: ranges.reversed(), of: newSize)
        return ConsistencyProof(oldSize: oldSize, newSize: newSize, path: try plan.roots(from: reader))
    }

    /// Checks that the tree with `newRoot` begins with the tree with `oldRoot`.
    ///
    /// The algorithm is that of RFC 9162 section 2.1.4.2. An older tree without leaves proves nothing and is refused here; a witness treats that case by itself.
    /// - Throws: `ProofError` with code `sizesOutOfOrder` or `invalidProof`.
    /// - Complexity: O(log n) hashes.
    public func verify(oldRoot: Digest, newRoot: Digest) throws(ProofError) {
        guard oldSize.value > 0, oldSize <= newSize else {
            throw ProofError(.sizesOutOfOrder, detail: "from \(oldSize) to \(newSize)")
        }
        if oldSize == newSize {
            guard path.isEmpty, oldRoot == newRoot else { throw ProofError(.invalidProof) }
            return
        }
        guard let first = path.first else { throw ProofError(.invalidProof) }
        // The old root of a complete tree is itself the first node, and the proof leaves it out.
        let isComplete = oldSize.value.nonzeroBitCount == 1
        let seed = isComplete ? oldRoot : first
        let (old, new) = try Self.climb(
            from: seed, path: isComplete ? path[...] : path.dropFirst(), oldSize: oldSize, newSize: newSize)
        guard old == oldRoot, new == newRoot else { throw ProofError(.invalidProof) }
    }

    private static func climb(
        from seed: Digest,
        path: ArraySlice<Digest>,
        oldSize: TreeSize,
        newSize: TreeSize
    ) throws(ProofError) -> (old: Digest, new: Digest) {
        var node = oldSize.value - 1
        var last = newSize.value - 1
        while node & 1 == 1 {
            node >>= 1
            last >>= 1
        }
        var old = seed
        var new = seed
        var hasher = NodeHasher()
        for sibling in path {
            guard last > 0 else { throw ProofError(.invalidProof) }
            if node & 1 == 1 || node == last {
                old = hasher.hash(sibling, old)
                new = hasher.hash(sibling, new)
                while node & 1 == 0 && node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                new = hasher.hash(new, sibling)
            }
            node >>= 1
            last >>= 1
        }
        guard last == 0 else { throw ProofError(.invalidProof) }
        return (old, new)
    }
}
