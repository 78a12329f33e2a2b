import TransparencyLog

/// A signed head that was seen before, and that what is shown now must continue.
struct Pin {
    let size: TreeSize
    let root: Digest

    /// Refuses a head that is not a later moment of the same history, or the same moment.
    ///
    /// - Parameters:
    ///   - checkpoint: The head that is shown now.
    ///   - tiles: Its tree.
    ///   - earlierRoot: The root of a beginning of the history that was seen.
    /// - Throws: `PublicationError` with code `fork` or `rollback`; what the tiles throw.
    func check(
        _ checkpoint: Checkpoint, _ tiles: VerifiedTiles, earlierRoot: (TreeSize) throws -> Digest
    ) throws {
        if checkpoint.size < size {
            // Where the earlier root can no longer be computed, what is certain is that the history got shorter.
            if let root = try? earlierRoot(checkpoint.size), root != checkpoint.root {
                throw PublicationError(.fork, "\(checkpoint.size), \(size)")
            }
            throw PublicationError(.rollback, "\(checkpoint.size) < \(size)")
        }
        guard try MerkleTree.root(of: size, from: tiles) == root else {
            throw PublicationError(.fork, "\(size), \(checkpoint.size)")
        }
    }

    /// Verifies a head by a policy.
    static func verified(_ note: UnverifiedNote, _ policy: Policy) throws -> VerifiedCheckpoint {
        do throws(TransparencyLogError) {
            return try policy.verify(note)
        } catch {
            throw PublicationError(.untrustedCheckpoint, "\(error)")
        }
    }
}

extension TilePath {
    /// The bundle that holds a place of a tree.
    static func bundle(of place: UInt64, in size: TreeSize) throws -> TilePath {
        let index = place >> 8
        return try TilePath(
            level: .entries, index: index, width: Int(min(size.value - index << 8, UInt64(fullWidth))))
    }
}
