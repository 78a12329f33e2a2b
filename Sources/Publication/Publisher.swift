public import EventLog
public import TransparencyLog

/// Writes a ledger's log as C2SP tlog-tiles.
///
/// Tiles and bundles come first and the checkpoint last, each file whole or not at all: whoever reads, at any moment and
/// after any crash, finds what the checkpoint implies. Only what is new since the last checkpoint is written, and what an
/// interrupted run has written already is not written again.
public struct Publisher {
    /// What a run did.
    public struct Result: Sendable, Hashable {
        /// The size and root that are published now.
        public let checkpoint: Checkpoint
        /// The size that was published before; `nil` for nothing.
        public let previous: TreeSize?
        /// How many files were written.
        public let files: Int
        /// How many bytes they have.
        public let bytes: Int
        /// How many entries of the publication are withheld.
        public let withheld: Int
    }

    private let journal: Journal
    private let store: any TileStore

    /// Publishes a ledger to a store.
    public init(_ journal: Journal, to store: any TileStore) {
        self.journal = journal
        self.store = store
    }

    /// Publishes what is new.
    ///
    /// - Parameters:
    ///   - note: The head to publish, such as one that witnesses have cosigned; `nil` for the ledger's own.
    ///   - complete: Whether what may not be public goes out too, for those who may see it.
    /// - Returns: What was done.
    /// - Throws: `PublicationError` with code `foreignPublication`, `fork` or `rollback` when what is published is not an
    ///   earlier moment of this log, `untrustedCheckpoint` when `note` is not of this ledger; what the storage reports.
    /// - Complexity: O(new events), and a few files at the edges of the tree.
    @available(*, noasync)
    @discardableResult
    public func publish(_ note: UnverifiedNote? = nil, complete: Bool = false) throws -> Result {
        let note = try note ?? UnverifiedNote(parsing: journal.read { $0.checkpointNote })
        let checkpoint = try verified(note)
        let size = checkpoint.size
        let previous = try publishedSize(before: checkpoint)
        let since = previous ?? 0
        let withholding = try Withholding(journal)
        let withheld = complete ? [] : withholding.places.filter { $0 < size.value }

        let source = LedgerSource(journal)
        var paths = TilePath.bundles(for: size, since: since)
        let rewritten = try bundles(holding: withholding.places(changedSince: since.value), in: size)
        paths = rewritten.filter { $0.leaves.upperBound <= since.value } + paths
        var (files, bytes) = (0, 0)
        func put(_ name: String, _ content: [UInt8]) throws {
            guard try store.files(named: [name])[0] != content else { return }
            try store.write(name, content)
            files += 1
            bytes += content.count
        }
        for path in paths {
            let entries = try source.entries(of: path)
            let shown = zip(path.leaves, entries).map { withheld.contains($0) ? [] : $1 }
            try put("\(path)", EntryBundle(shown).bytes)
        }
        for path in TilePath.tiles(for: size, since: since) {
            try put("\(path)", Tile(at: path, from: JournalHashes(journal: journal)).bytes)
        }
        try put(PublishedFile.checkpoint, Array(note.encoded.utf8))
        try clear(rewritten, since: since, size: size)
        return Result(checkpoint: checkpoint, previous: previous, files: files, bytes: bytes, withheld: withheld.count)
    }

    /// Holds a head against this ledger.
    private func verified(_ note: UnverifiedNote) throws -> Checkpoint {
        let checkpoint: Checkpoint
        do throws(TransparencyLogError) {
            checkpoint = try VerifiedCheckpoint(note, logKey: journal.logKey, origin: journal.origin).checkpoint
        } catch {
            throw PublicationError(.untrustedCheckpoint, "\(error)")
        }
        let size = try journal.read { $0.size }
        guard size >= checkpoint.size else { throw PublicationError(.rollback, "\(size) < \(checkpoint.size)") }
        guard try root(of: checkpoint.size) == checkpoint.root else {
            throw PublicationError(.fork, "\(checkpoint.size)")
        }
        return checkpoint
    }

    /// The size that is published, once it is known to be an earlier moment of what is to be published.
    private func publishedSize(before checkpoint: Checkpoint) throws -> TreeSize? {
        guard let note = try store.checkpoint() else { return nil }
        let published: Checkpoint
        do throws(TransparencyLogError) {
            published = try VerifiedCheckpoint(note, logKey: journal.logKey, origin: journal.origin).checkpoint
        } catch {
            throw PublicationError(.foreignPublication, "\(error)")
        }
        guard published.size <= checkpoint.size else {
            throw PublicationError(.rollback, "\(checkpoint.size) < \(published.size)")
        }
        guard try root(of: published.size) == published.root else {
            throw PublicationError(.fork, "\(published.size)")
        }
        return published.size
    }

    private func root(of size: TreeSize) throws -> Digest { try journal.read { try $0.root(of: size) } }

    /// The bundles that hold some places, with the widths that they have in a tree.
    private func bundles(holding places: Set<UInt64>, in size: TreeSize) throws -> [TilePath] {
        try Set(places.filter { $0 < size.value }.map { $0 >> 8 }).sorted().map { index in
            try TilePath.bundle(of: index << 8, in: size)
        }
    }

    /// Removes partial tiles that a full one has taken the place of, and those bundles that may show what is withheld.
    private func clear(_ rewritten: [TilePath], since: TreeSize, size: TreeSize) throws {
        let new = TilePath.tiles(for: size, since: since) + TilePath.bundles(for: size, since: since)
        for path in new where path.isFull { try store.removePartials(of: path, keeping: nil) }
        for path in rewritten { try store.removePartials(of: path, keeping: path.isFull ? nil : path.width) }
    }
}
