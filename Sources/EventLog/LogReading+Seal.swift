public import TransparencyLog

extension LogReading where Self: ~Copyable {
    /// What a seal of this moment commits to, from what is stored.
    ///
    /// - Parameter views: The names of all views, in any order; a view without rows counts too.
    /// - Returns: The state.
    /// - Throws: `.damaged` when an index is not what the log wrote; what the storage reports.
    /// - Complexity: O(*s* log *n*) for *s* streams, and O(rows of the views).
    public func sealedState(views: [String]) throws -> SealedState {
        var streams = MerkleFrontier()
        try scanStreams { name in
            guard let head = try streamHead(name) else { throw EventLogError(.damaged, "streams: \(name)") }
            let stream = SealedStream(name: name.text, version: UInt64(head.version), head: head.leafHash)
            _ = streams.append(MerkleTree.leafHash(stream.leaf))
            return true
        }
        var edge = MerkleFrontier()
        for name in views.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            var view = SealedView(name: name)
            try scanView(name) { key, row in
                view.append(key: key, row: row)
                return true
            }
            _ = edge.append(MerkleTree.leafHash(view.leaf))
        }
        return SealedState(size: size, root: try root(of: size), streams: streams, views: edge)
    }
}
