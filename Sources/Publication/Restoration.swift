import EventLog
import FoundationEssentials
public import TransparencyLog

/// Builds a ledger again from a publication or a replica.
public enum Restoration {
    /// What was restored, and what it was compared with.
    public struct Result: Sendable, Hashable {
        /// The signed head of the ledger.
        public let checkpoint: Checkpoint
        /// How many bytes the events have; every one was hashed again as it stands in the new ledger.
        public let bytes: Int
        /// The size of the witnessed head that it was held against; `nil` without one.
        public let witnessed: TreeSize?
    }

    /// Restores a ledger, all of it or nothing.
    ///
    /// What was fetched is read back from the new ledger, event by event, and hashed again; the root must be that of the
    /// signed head, and of the witnessed one at its size. Only then does the directory get its name.
    ///
    /// - Parameters:
    ///   - directory: Where it goes; refused when something is there.
    ///   - source: The publication, or a replica.
    ///   - policy: Whom to trust.
    ///   - policyText: The same as a file, which the ledger keeps for convenience.
    ///   - witnessed: The last head that somebody else has kept; the ledger must be it, or continue it.
    ///   - disclosed: Where to look for what is withheld.
    ///   - progress: Told how many events were fetched, and how many there are.
    /// - Returns: What was restored.
    /// - Throws: As ``Follower/advance(_:)``; `withheld`; `rollback` and `fork` against the witnessed head;
    ///   `EventLogError` `.ledgerExists`. Nothing is left then.
    @available(*, noasync)
    public static func restore(
        _ directory: String, from source: any TileSource, policy: Policy, policyText: String,
        witnessed: UnverifiedNote? = nil, withheldFrom disclosed: (any TileSource)? = nil,
        _ progress: (_ fetched: UInt64, _ size: UInt64) -> Void = { _, _ in }
    ) throws -> Result {
        let seen = try witnessed.map { try Pin.verified($0, policy) }
        let building = try StagingDirectory(for: directory)
        do {
            let follower = Follower(source, into: building.path, policy: policy, withheldFrom: disclosed)
            let followed = try follower.advance(progress)
            guard followed.isComplete else { throw PublicationError(.withheld, "\(followed.withheld)") }
            let bytes = try proven(building.path, followed.checkpoint, seen?.checkpoint)
            try building.write("policy", policyText)
            try building.moveIntoPlace()
            return Result(checkpoint: followed.checkpoint, bytes: bytes, witnessed: seen?.checkpoint.size)
        } catch {
            try? FileManager.default.removeItem(atPath: building.path)
            throw error
        }
    }

    /// Hashes every stored event again.
    ///
    /// - Returns: How many bytes they have.
    private static func proven(_ directory: String, _ checkpoint: Checkpoint, _ witnessed: Checkpoint?) throws -> Int {
        let journal = try Journal(opening: directory, access: .replica)
        if let witnessed, witnessed.size > checkpoint.size {
            throw PublicationError(.rollback, "\(checkpoint.size) < \(witnessed.size)")
        }
        var tree = MerkleFrontier()
        var nodes: [Digest] = []
        var bytes = 0
        func check(_ seen: Checkpoint?) throws {
            guard let seen, seen.size == tree.size, seen.root != tree.root else { return }
            throw PublicationError(.fork, "\(seen.size)")
        }
        try journal.read { snapshot in
            try check(witnessed)
            try snapshot.scanBytes(in: 0..<checkpoint.size.value) { _, leaf in
                nodes.removeAll(keepingCapacity: true)
                tree.append(MerkleTree.leafHash(leaf), completing: &nodes)
                bytes += leaf.count
                try check(witnessed)
                return true
            }
            try check(checkpoint)
            guard tree.size == checkpoint.size else { throw EventLogError(.damaged, "\(tree.size)") }
        }
        return bytes
    }
}
