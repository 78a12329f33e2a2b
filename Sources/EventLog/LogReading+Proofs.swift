internal import LMDB
public import TransparencyLog

extension LogReading where Self: ~Copyable {
    /// The root of the tree over the first events.
    ///
    /// - Parameter size: How many events; at most ``size``.
    /// - Returns: The root.
    /// - Throws: `ProofError` when the log is smaller; `.damaged` when a hash is missing.
    /// - Complexity: O(log *n*) reads.
    public func root(of size: TreeSize) throws -> Digest {
        guard size <= self.size else { throw EventLogError(.damaged, "the log has \(self.size) events, not \(size)") }
        return try withHashes { try MerkleTree.root(of: size, from: $0) }
    }

    /// The proof that an event is in the tree of a size.
    ///
    /// - Parameters:
    ///   - index: The event's place.
    ///   - size: The size of the tree; at most ``size``.
    /// - Returns: The proof.
    /// - Throws: `ProofError` when the event is not in that tree; `.damaged` when a hash is missing.
    /// - Complexity: O(log *n*) reads.
    public func inclusionProof(of index: LeafIndex, in size: TreeSize) throws -> InclusionProof {
        try withHashes { try InclusionProof.make(index: index, size: size, from: $0) }
    }

    /// The proof that several events are in the tree of a size at once.
    ///
    /// - Parameters:
    ///   - indexes: The events' places, in strictly ascending order, at least one.
    ///   - size: The size of the tree; at most ``size``.
    /// - Returns: The proof.
    /// - Throws: `ProofError` when an event is not in that tree; `.damaged` when a hash is missing.
    public func multiproof(of indexes: [LeafIndex], in size: TreeSize) throws -> Multiproof {
        try withHashes { try Multiproof.make(of: indexes, size: size, from: $0) }
    }

    /// The proof that one tree is a beginning of another.
    ///
    /// - Parameters:
    ///   - oldSize: The size of the older tree.
    ///   - newSize: The size of the newer tree; at most ``size``.
    /// - Returns: The proof.
    /// - Throws: `ProofError` when the sizes are out of order; `.damaged` when a hash is missing.
    /// - Complexity: O(log *n*) reads.
    public func consistencyProof(from oldSize: TreeSize, to newSize: TreeSize) throws -> ConsistencyProof {
        try withHashes { try ConsistencyProof.make(from: oldSize, to: newSize, reader: $0) }
    }

    /// Reads nodes of the tree by their places in the sequential store.
    ///
    /// - Parameter indexes: The places, in any order.
    /// - Returns: The hashes, in the order asked for.
    /// - Throws: `.damaged` when one is missing.
    public func hashes(at indexes: [StoredHashIndex]) throws -> [Digest] {
        let tables = context.tables
        return try reading { try HashRows.digests(at: indexes, $0, tables) }
    }

    private func withHashes<R>(_ compute: (HashPlan) throws -> R) throws -> R {
        let tables = context.tables
        return try reading { try HashRows.withHashes($0, tables, compute) }
    }
}
