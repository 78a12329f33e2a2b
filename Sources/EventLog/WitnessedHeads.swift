import FoundationEssentials
internal import LMDB
public import TransparencyLog

/// The heads of a ledger that others have vouched for: `witnessed/` in its directory.
///
/// One note for each size, with the cosignatures that were collected under it, and beside it what a time-stamping
/// authority was asked and answered. Nothing here is trusted: whoever reads it verifies it.
public struct WitnessedHeads: Sendable {
    /// A head with what vouches for it.
    public struct Head: Sendable {
        /// The size of the tree.
        public let size: TreeSize
        /// The head with the log's signature and cosignatures, not verified.
        public let note: UnverifiedNote
        /// What was asked of a time-stamping authority, in DER, not verified.
        public let timestampRequest: [UInt8]?
        /// What it answered, in DER, not verified.
        public let timestamp: [UInt8]?
    }

    private enum Kind: String {
        case note = "checkpoint"
        case request = "tsq"
        case response = "tsr"
    }

    private let folder: String

    /// The heads of a ledger; the folder need not be there.
    ///
    /// - Parameter directory: The ledger's directory.
    public init(ofLedger directory: String) { folder = directory + "/witnessed" }

    /// The largest head of at least a size.
    ///
    /// - Parameter size: The smallest size that is of use.
    /// - Returns: The head, or `nil` if there is none.
    /// - Throws: As ``all(atLeast:)``.
    public func newest(atLeast size: TreeSize = 0) throws(EventLogError) -> Head? { try all(atLeast: size).first }

    /// The heads of at least a size, largest first.
    ///
    /// - Parameter size: The smallest size that is of use.
    /// - Returns: The heads.
    /// - Throws: `.checkpointInvalid` for a file that is not a note of its size; `.permissionDenied`; what the system
    ///   reports.
    /// - Complexity: O(*n*) reads.
    public func all(atLeast size: TreeSize = 0) throws(EventLogError) -> [Head] {
        guard FileSystem.exists(folder) else { return [] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw EventLogError(.permissionDenied, folder)
        }
        let suffix = "." + Kind.note.rawValue
        let sizes = names.filter { $0.hasSuffix(suffix) }.compactMap { UInt64($0.dropLast(suffix.count)) }
        var heads: [Head] = []
        for number in sizes.sorted(by: >) where number >= size.value {
            if let head = try head(of: TreeSize(number)) { heads.append(head) }
        }
        return heads
    }

    /// The head of a size.
    ///
    /// - Parameter size: The size.
    /// - Returns: The head, or `nil` if there is none.
    /// - Throws: `.checkpointInvalid` for a file that is not a note of that size; what the system reports.
    public func head(of size: TreeSize) throws(EventLogError) -> Head? {
        guard let bytes = try read(size, .note) else { return nil }
        guard let note = try? UnverifiedNote(parsing: bytes), let checkpoint = try? Checkpoint(parsing: note.text),
            checkpoint.size == size
        else { throw EventLogError(.checkpointInvalid, path(size, .note)) }
        return Head(
            size: size, note: note, timestampRequest: try read(size, .request), timestamp: try read(size, .response))
    }

    /// Keeps a head, with the cosignatures that were kept before; of each key the later one.
    ///
    /// - Parameter note: The head; whoever calls has verified it.
    /// - Returns: The head as it is kept.
    /// - Throws: `.rollback` when another tree of that size is kept; `.checkpointInvalid`; what the system reports.
    @discardableResult public func save(_ note: UnverifiedNote) throws(EventLogError) -> UnverifiedNote {
        let size = try Self.size(of: note)
        var merged = note
        if let kept = try head(of: size)?.note {
            guard kept.text.utf8.elementsEqual(note.text.utf8) else {
                throw EventLogError(.rollback, path(size, .note))
            }
            for line in kept.signatures {
                let isRenewed = note.signatures.contains { $0.keyID == line.keyID && $0.name == line.name }
                if !isRenewed { merged.append(line) }
            }
        }
        try write(Array(merged.encoded.utf8), size, .note)
        return merged
    }

    /// Keeps what is asked of a time-stamping authority for a head; an earlier answer stays.
    ///
    /// - Parameters:
    ///   - request: The request in DER.
    ///   - size: The head's size.
    /// - Throws: What the system reports.
    public func saveTimestampRequest(_ request: [UInt8], size: TreeSize) throws(EventLogError) {
        try write(request, size, .request)
    }

    /// Keeps what a time-stamping authority answered for a head.
    ///
    /// - Parameters:
    ///   - response: The response in DER; whoever calls has verified it.
    ///   - size: The head's size.
    /// - Throws: What the system reports.
    public func saveTimestamp(_ response: [UInt8], size: TreeSize) throws(EventLogError) {
        try write(response, size, .response)
    }

    private func path(_ size: TreeSize, _ kind: Kind) -> String { "\(folder)/\(size).\(kind.rawValue)" }

    private func read(_ size: TreeSize, _ kind: Kind) throws(EventLogError) -> [UInt8]? {
        do throws(LMDBError) {
            return try FileSystem.read(path(size, kind))
        } catch {
            if error == LMDBError(.noSuchFile, call: "") { return nil }
            throw EventLogError(error)
        }
    }

    private func write(_ bytes: [UInt8], _ size: TreeSize, _ kind: Kind) throws(EventLogError) {
        do throws(LMDBError) {
            try FileSystem.makeDirectory(folder)
            try FileSystem.replace(path(size, kind), with: bytes)
        } catch {
            throw EventLogError(error)
        }
    }

    private static func size(of note: UnverifiedNote) throws(EventLogError) -> TreeSize {
        do throws(TransparencyLogError) {
            return try Checkpoint(parsing: note.text).size
        } catch {
            throw EventLogError(.checkpointInvalid, "\(error)")
        }
    }
}
