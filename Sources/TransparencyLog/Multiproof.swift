/// A proof that several leaves are in a tree at once.
///
/// It holds the roots of the greatest subtrees that have none of these leaves, from left to right, and so no hash twice.
/// It is only a claim until the root that it leads to is compared with one that is trusted.
public struct Multiproof: Hashable, Sendable {
    /// How many leaves the tree has.
    public let treeSize: TreeSize
    /// The roots, from left to right.
    public let hashes: [Digest]

    /// Puts together a proof from its parts, unchecked.
    public init(treeSize: TreeSize, hashes: [Digest]) {
        self.treeSize = treeSize
        self.hashes = hashes
    }

    /// Makes the proof for some leaves out of a store of hashes.
    ///
    /// - Parameters:
    ///   - indexes: the leaves, in strictly ascending order, at least one.
    ///   - treeSize: the size of the tree.
    ///   - reader: the store.
    /// - Returns: the proof.
    /// - Throws: `ProofError` with code `indexOutOfRange` or `sizeTooLarge`, or whatever the reader throws.
    /// - Complexity: one read of O(*m* log² *n*) hashes for *m* leaves of *n*.
    public static func make(
        of indexes: [LeafIndex], size treeSize: TreeSize, from reader: some HashReader
    ) throws -> Multiproof {
        try check(indexes, treeSize)
        var ranges: [Range<UInt64>] = []
        collect(0..<treeSize.value, indexes[...], &ranges)
        let roots = try SubtreePlan(ranges: ranges, of: treeSize).roots(from: reader)
        return Multiproof(treeSize: treeSize, hashes: roots)
    }

    /// The root that some leaves lead to.
    ///
    /// - Parameter leaves: the leaves by index, in strictly ascending order, at least one.
    /// - Returns: the root, to be compared with a trusted one.
    /// - Throws: `ProofError` with code `indexOutOfRange`, or `invalidProof` for a hash too few or too many.
    /// - Complexity: O(*m* log *n*) hashes.
    public func root(of leaves: [(index: LeafIndex, hash: Digest)]) throws(ProofError) -> Digest {
        try Self.check(leaves.map(\.index), treeSize)
        var rest = hashes[...]
        let root = try Self.root(0..<treeSize.value, leaves[...], &rest)
        guard rest.isEmpty else { throw ProofError(.invalidProof) }
        return root
    }

    /// Checks that the leaves are where they say in the tree with this root.
    ///
    /// - Throws: `ProofError` with code `indexOutOfRange` or `invalidProof`.
    /// - Complexity: as ``root(of:)``.
    public func verify(_ leaves: [(index: LeafIndex, hash: Digest)], root: Digest) throws(ProofError) {
        guard try self.root(of: leaves) == root else { throw ProofError(.invalidProof) }
    }

    private static func check(_ indexes: [LeafIndex], _ size: TreeSize) throws(ProofError) {
        guard let last = indexes.last, last.value < size.value, size <= TreeSize.largest,
            zip(indexes, indexes.dropFirst()).allSatisfy({ $0.value < $1.value })
        else { throw ProofError(.indexOutOfRange) }
    }

    private static func root(
        _ range: Range<UInt64>, _ leaves: ArraySlice<(index: LeafIndex, hash: Digest)>, _ rest: inout ArraySlice<Digest>
    ) throws(ProofError) -> Digest {
        guard let first = leaves.first else {
            guard let hash = rest.popFirst() else { throw ProofError(.invalidProof) }
            return hash
        }
        let count = range.upperBound - range.lowerBound
        if count == 1 { return first.hash }
        let middle = range.lowerBound + SubtreePlan.split(count)
        let cut = leaves.partitioningIndex { $0.index.value >= middle }
        let left = try root(range.lowerBound..<middle, leaves[..<cut], &rest)
        let right = try root(middle..<range.upperBound, leaves[cut...], &rest)
        return MerkleTree.nodeHash(left, right)
    }

    private static func collect(
        _ range: Range<UInt64>, _ indexes: ArraySlice<LeafIndex>, _ ranges: inout [Range<UInt64>]
    ) {
        let count = range.upperBound - range.lowerBound
        if indexes.isEmpty { return ranges.append(range) }
        if count == 1 { return }
        let middle = range.lowerBound + SubtreePlan.split(count)
        let cut = indexes.partitioningIndex { $0.value >= middle }
        collect(range.lowerBound..<middle, indexes[..<cut], &ranges)
        collect(middle..<range.upperBound, indexes[cut...], &ranges)
    }
}

extension ArraySlice {
    /// The first place whose element belongs to the second part, where all elements of the first part come before it.
    ///
    /// - Complexity: O(log *n*).
    fileprivate func partitioningIndex(where belongsToSecond: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
