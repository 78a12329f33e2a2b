/// Which stored hashes make up a list of subtree roots, so that all of them are read at once.
struct SubtreePlan {
    private var indexes: [StoredHashIndex] = []
    /// How many of the indexes belong to each range, in order.
    private var counts: [Int] = []

    /// Plans the roots over `ranges` of leaves, each starting at a multiple of a power of two not below its length.
    init(ranges: [Range<UInt64>], of size: TreeSize) throws(ProofError) {
        for range in ranges {
            let subtrees = try Self.completeSubtrees(of: range, in: size)
            indexes += subtrees
            counts.append(subtrees.count)
        }
    }

    /// Reads all hashes at once and gives the root over each range.
    func roots(from reader: some HashReader) throws -> [Digest] {
        var rest = try Self.read(indexes, from: reader)[...]
        var roots: [Digest] = []
        roots.reserveCapacity(counts.count)
        for count in counts {
            guard let root = MerkleTree.fold(rest.prefix(count)) else { throw ProofError(.missingHash) }
            roots.append(root)
            rest = rest.dropFirst(count)
        }
        return roots
    }

    /// The complete subtrees that make up `range`, from left to right.
    static func completeSubtrees(
        of range: Range<UInt64>,
        in size: TreeSize
    ) throws(ProofError) -> [StoredHashIndex] {
        guard size <= TreeSize.largest else { throw ProofError(.sizeTooLarge, detail: "\(size)") }
        var indexes: [StoredHashIndex] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let level = 63 - (range.upperBound - start).leadingZeroBitCount
            indexes.append(StoredHashIndex(level: level, offset: start >> UInt64(level)))
            start += 1 << UInt64(level)
        }
        return indexes
    }

    /// Reads `indexes`, holding the reader to its promise of one hash for each.
    static func read(_ indexes: [StoredHashIndex], from reader: some HashReader) throws -> [Digest] {
        guard !indexes.isEmpty else { return [] }
        let hashes = try reader.hashes(at: indexes)
        guard hashes.count == indexes.count else { throw ProofError(.missingHash) }
        return hashes
    }

    /// The largest power of two below `count`, which must be at least 2 (k in RFC 6962 section 2.1).
    static func split(_ count: UInt64) -> UInt64 {
        1 << UInt64(63 - (count - 1).leadingZeroBitCount)
    }
}
