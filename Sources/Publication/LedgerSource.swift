public import EventLog
import TransparencyLog

/// A ledger read as if it were published, nothing withheld.
public struct LedgerSource: TileSource {
    private let journal: Journal

    /// Reads from an open ledger.
    public init(_ journal: Journal) { self.journal = journal }

    /// What the files of some names would hold.
    ///
    /// - Throws: `EventLogError`; `TransparencyLogError` for a name that no publication has.
    public func files(named names: [String]) throws -> [[UInt8]?] {
        try names.map { name in
            if name == PublishedFile.checkpoint { return Array(try journal.read { $0.checkpointNote }.utf8) }
            let path = try TilePath(parsing: name)
            guard try exists(path) else { return nil }
            if path.level == .entries { return try EntryBundle(entries(of: path)).bytes }
            return try Tile(at: path, from: JournalHashes(journal: journal)).bytes
        }
    }

    /// The entries of a bundle.
    func entries(of path: TilePath) throws -> [[UInt8]] {
        var entries: [[UInt8]] = []
        try journal.read { snapshot in
            try snapshot.scanBytes(in: path.leaves) { _, leaf in
                entries.append(leaf)
                return true
            }
        }
        return entries
    }

    private func exists(_ path: TilePath) throws -> Bool {
        let size = try journal.read { $0.size.value }
        let height: UInt64 = if case .hashes(let row) = path.level { 8 * UInt64(row) } else { 0 }
        return height < 62 && path.index << 8 + UInt64(path.width) <= size >> height
    }
}

/// The tree of an open ledger.
struct JournalHashes: HashReader {
    let journal: Journal

    func hashes(at indexes: [StoredHashIndex]) throws -> [Digest] { try journal.read { try $0.hashes(at: indexes) } }
}

extension TilePath {
    /// The places of a bundle's entries.
    var leaves: Range<UInt64> { index << 8..<index << 8 + UInt64(width) }
}
