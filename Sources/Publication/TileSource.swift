public import TransparencyLog

/// Where a published log is read from: a directory, a web server, a ledger.
///
/// Nothing is believed for where it comes from.
public protocol TileSource {
    /// What the files of some names hold, in the order asked for; `nil` where there is none.
    ///
    /// - Parameter names: `checkpoint`, and paths such as `tile/0/000.p/5`.
    /// - Returns: The bytes of each.
    /// - Throws: `PublicationError` with code `unreachable`; what the storage reports.
    func files(named names: [String]) throws -> [[UInt8]?]
}

/// The names and limits of a publication (C2SP tlog-tiles).
enum PublishedFile {
    static let checkpoint = "checkpoint"

    /// The most bytes that any file of a publication may have: a bundle of 256 entries of the largest size.
    static let largestByteCount = TilePath.fullWidth * (EntryBundle.largestEntryByteCount + 2)
}

extension TileSource {
    /// The published checkpoint, which nobody has verified.
    ///
    /// - Throws: `PublicationError` with code `untrustedCheckpoint` for what is no note; whatever the source throws.
    public func checkpoint() throws -> UnverifiedNote? {
        guard let bytes = try files(named: [PublishedFile.checkpoint])[0] else { return nil }
        do throws(TransparencyLogError) {
            return try UnverifiedNote(parsing: bytes)
        } catch {
            throw PublicationError(.untrustedCheckpoint, "\(error)")
        }
    }

    /// The bytes of tiles or bundles, in order; of a full one where a partial one is gone, as C2SP tlog-tiles allows.
    ///
    /// - Throws: `PublicationError` with code `missingFile`; whatever the source throws.
    func bytes(of paths: [TilePath]) throws -> [(path: TilePath, bytes: [UInt8])] {
        let found = try files(named: paths.map(\.description))
        return try zip(paths, found).map { path, bytes in
            if let bytes { return (path, bytes) }
            guard !path.isFull, let bytes = try files(named: [path.full.description])[0] else {
                throw PublicationError(.missingFile, path.description)
            }
            return (path.full, bytes)
        }
    }
}
