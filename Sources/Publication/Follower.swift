import EventLog
import FoundationEssentials
import LMDB
import Ledger
public import TransparencyLog

/// Keeps a replica of a published log: a ledger directory without `log.key`.
///
/// Everything is fetched into the folder ``mirrorName`` of the replica, each file held against the signed head, and then
/// taken into the ledger in one transaction. So an interruption at any point costs what was under way, and nothing that
/// a signed head does not vouch for is ever read.
public struct Follower {
    /// What a step came to.
    public struct Result: Sendable, Hashable {
        /// The signed head that was verified.
        public let checkpoint: Checkpoint
        /// How many events the replica had before.
        public let previous: TreeSize
        /// How many entries are withheld and were not to be had: the replica keeps only hashes of what is new then.
        public let withheld: Int

        /// Whether the replica has the events, and not only their hashes.
        public var isComplete: Bool { withheld == 0 }
    }

    /// The folder in a replica with what was fetched and is not in the ledger yet.
    public static let mirrorName = "mirror"
    /// How many files are fetched at a time.
    private static let page = 8

    private let directory: String
    private let source: any TileSource
    private let disclosed: (any TileSource)?
    private let policy: Policy
    private let mirror: DirectoryStore

    /// Follows a publication.
    ///
    /// - Parameters:
    ///   - source: The publication.
    ///   - directory: The replica; made if missing.
    ///   - policy: Whom to trust.
    ///   - disclosed: Where to look for what is withheld: a complete publication, or a ledger.
    public init(
        _ source: any TileSource, into directory: String, policy: Policy,
        withheldFrom disclosed: (any TileSource)? = nil
    ) {
        self.source = source
        self.directory = directory
        self.policy = policy
        self.disclosed = disclosed
        mirror = DirectoryStore("\(directory)/\(Self.mirrorName)")
    }

    /// Brings the replica to what is published now.
    ///
    /// - Parameter progress: Told how many events were fetched, and how many there are.
    /// - Returns: What it came to.
    /// - Throws: `PublicationError`: `fork` and `rollback` against what this replica has seen, `damagedFile`,
    ///   `missingFile`, `untrustedCheckpoint`, `foreignPublication`, `unreachable`, `missingPublication`; `EventLogError`
    ///   for what the ledger reports, `.damaged` when the entries are not events. The replica is as it was then.
    /// - Complexity: O(new events); memory for some bundles.
    @available(*, noasync)
    @discardableResult
    public func advance(_ progress: (_ fetched: UInt64, _ size: UInt64) -> Void = { _, _ in }) throws -> Result {
        guard let note = try source.checkpoint() else { throw PublicationError(.missingPublication, "checkpoint") }
        let trusted = try Pin.verified(note, policy)
        let checkpoint = trusted.checkpoint
        let replica = try openReplica()
        let tiles = try VerifiedTiles(checkpoint, [mirror, source])
        try compare(checkpoint, trusted.logKey, tiles, replica)
        let before = try replica?.read { $0.size } ?? 0
        if let replica, before == checkpoint.size {
            try replica.deriveViews()
            try? FileManager.default.removeItem(atPath: mirror.path)
            return Result(checkpoint: checkpoint, previous: before, withheld: 0)
        }
        let withheld = try fetch(since: before, tiles, progress)
        guard withheld == 0 else {
            try mirror.write(PublishedFile.checkpoint, Array(note.encoded.utf8))
            return Result(checkpoint: checkpoint, previous: before, withheld: withheld)
        }
        let ledger = try take(note, trusted.logKey, into: replica)
        try ledger.deriveViews()
        try? FileManager.default.removeItem(atPath: mirror.path)
        return Result(checkpoint: checkpoint, previous: before, withheld: 0)
    }

    /// The replica, if there is one yet.
    private func openReplica() throws -> Journal? {
        do {
            return try Journal(opening: directory, access: .replica)
        } catch let error as EventLogError where error.code == .missingLedger {
            // What an interrupted beginning left holds nothing; any other environment is not ours to fill.
            let isOurs = FileSystem.exists(mirror.path) || !FileSystem.exists("\(directory)/data.mdb")
            guard isOurs else { throw error }
            return nil
        }
    }

    /// Holds a head against all that this replica has seen signed.
    private func compare(
        _ checkpoint: Checkpoint, _ logKey: VerifierKey, _ tiles: VerifiedTiles, _ replica: Journal?
    ) throws {
        if let replica {
            guard replica.logKey == logKey else { throw PublicationError(.foreignPublication, "\(logKey)") }
            let size = try replica.read { $0.size }
            let pin = Pin(size: size, root: try replica.read { try $0.root(of: size) })
            try pin.check(checkpoint, tiles) { size in try replica.read { try $0.root(of: size) } }
        }
        // A follower that keeps hashes only has its last head in the mirror.
        guard let note = try mirror.checkpoint() else { return }
        let seen = try Pin.verified(note, policy).checkpoint
        let pin = Pin(size: seen.size, root: seen.root)
        try pin.check(checkpoint, tiles) { [mirror, source] size in
            try MerkleTree.root(of: size, from: VerifiedTiles(seen, [mirror, source]))
        }
    }

    /// Fetches all tiles and bundles that are new, and holds each against the head.
    ///
    /// - Returns: How many entries are withheld and nowhere to be had.
    private func fetch(
        since before: TreeSize, _ tiles: VerifiedTiles, _ progress: (UInt64, UInt64) -> Void
    ) throws -> Int {
        // From the top, so that each row vouches for the one below it.
        var rows = TilePath.tiles(for: tiles.size, since: before).reversed()[...]
        while !rows.isEmpty {
            let paths = rows.prefix(Self.page)
            rows = rows.dropFirst(paths.count)
            try tiles.readAhead(paths)
            for path in paths { try keep(path, try tiles.tile(at: path).bytes) }
        }
        var withheld = 0
        var rest = TilePath.bundles(for: tiles.size, since: before)[...]
        while !rest.isEmpty {
            let paths = rest.prefix(Self.page)
            rest = rest.dropFirst(paths.count)
            var bundles: [TilePath: EntryBundle] = [:]
            for path in paths { bundles[path] = try kept(path, tiles) }
            let missing = paths.filter { bundles[$0] == nil }
            for (path, found) in zip(missing, try source.bytes(of: missing)) {
                bundles[path] = try tiles.bundle(path, found.bytes, asked: found.path)
            }
            for path in paths {
                guard var bundle = bundles[path] else { continue }
                if bundle.hasHoles { bundle = try fill(bundle, path, tiles) }
                try keep(path, bundle.bytes)
                // Entries that the replica has already are no loss.
                withheld += zip(path.leaves, bundle.entries).count { $0 >= before.value && $1.isEmpty }
                progress(path.leaves.upperBound, tiles.size.value)
            }
        }
        return withheld
    }

    /// A bundle that an earlier run has fetched, if it is sound.
    private func kept(_ path: TilePath, _ tiles: VerifiedTiles) throws -> EntryBundle? {
        guard let bytes = try mirror.files(named: ["\(path)"])[0] else { return nil }
        return try? tiles.bundle(path, bytes, asked: path)
    }

    private func keep(_ path: TilePath, _ bytes: [UInt8]) throws {
        guard try mirror.files(named: ["\(path)"])[0] != bytes else { return }
        try mirror.write("\(path)", bytes)
    }

    /// Puts into a bundle what is withheld there, from where it may be had.
    private func fill(_ bundle: EntryBundle, _ path: TilePath, _ tiles: VerifiedTiles) throws -> EntryBundle {
        guard let disclosed else { return bundle }
        let found = try disclosed.bytes(of: [path])[0]
        let whole = try tiles.bundle(path, found.bytes, asked: found.path)
        return try EntryBundle(zip(bundle.entries, whole.entries).map { $0.isEmpty ? $1 : $0 })
    }

    /// Takes what was fetched into the ledger.
    private func take(_ note: UnverifiedNote, _ logKey: VerifierKey, into replica: Journal?) throws -> Journal {
        let size = try Checkpoint(parsing: note.text).size
        let leaves: (UInt64) throws -> [[UInt8]] = { [mirror] place in
            let path = try TilePath.bundle(of: place, in: size)
            let found = try mirror.bytes(of: [path])[0]
            return try Array(EntryBundle(decoding: found.bytes, width: path.width).entries.dropFirst(Int(place & 255)))
        }
        guard let replica else {
            return try Journal.createReplica(at: directory, logKey: logKey, note: note, leaves: leaves)
        }
        try replica.adopt(note, leaves: leaves)
        return replica
    }
}

extension EntryBundle {
    /// Whether an entry is withheld: no event is empty.
    fileprivate var hasHoles: Bool { entries.contains(where: \.isEmpty) }
}
