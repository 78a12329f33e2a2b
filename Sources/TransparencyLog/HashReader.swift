/// Reads nodes of a Merkle tree by their position in the sequential store.
///
/// It is the one thing this module asks of storage: a file, a table, a set of tiles or an array all serve.
public protocol HashReader {
    /// The hashes at `indexes`, in the order asked for: all of them, or an error.
    ///
    /// - Throws: whatever the storage has to report; a missing hash is an error.
    func hashes(at indexes: [StoredHashIndex]) throws -> [Digest]
}

/// A store of hashes in memory.
public struct HashArray: HashReader, Sendable {
    /// The hashes, as ``StoredHashIndex`` orders them.
    public private(set) var hashes: [Digest]
    private var frontier: MerkleFrontier

    /// An empty store.
    public init() {
        hashes = []
        frontier = MerkleFrontier()
    }

    /// How many leaves the store holds.
    public var size: TreeSize {
        frontier.size
    }

    /// The root over all leaves.
    public var root: Digest {
        frontier.root
    }

    /// Adds a leaf and the nodes it completes.
    public mutating func append(_ leafHash: Digest) {
        frontier.append(leafHash, completing: &hashes)
    }

    /// The hashes at `indexes`, in the order asked for.
    ///
    /// - Throws: `ProofError` with code `missingHash` for an index beyond the end.
    public func hashes(at indexes: [StoredHashIndex]) throws -> [Digest] {
        try indexes.map { index in
            guard index.value < UInt64(hashes.count) else {
                throw ProofError(.missingHash, detail: "hash \(index.value) of \(hashes.count)")
            }
            return hashes[Int(index.value)]
        }
    }
}
