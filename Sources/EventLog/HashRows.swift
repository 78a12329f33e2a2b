internal import LMDB
internal import TransparencyLog

/// The sequential store of a tree's hashes (``StoredHashIndex``), packed in rows of 31.
///
/// Hash *n* is at bytes `n % 31 * 32` of row `n / 31`; every row but the last is full. Four rows of 31 digests fill a
/// page of 4 KiB to 98 %, where rows of 32 would leave a quarter of it empty.
enum HashRows {
    static let digestsPerRow = 31
    static let rowByteCount = digestsPerRow * Digest.byteCount

    /// Reads hashes in the order asked for.
    static func digests(
        at indexes: [StoredHashIndex], _ transaction: borrowing ReadTransaction, _ tables: LogTables
    ) throws -> [Digest] {
        var reader = HashRowReader()
        var digests: [Digest] = []
        digests.reserveCapacity(indexes.count)
        for index in indexes { digests.append(try reader.digest(at: index, transaction, tables)) }
        return digests
    }

    /// Runs a computation that asks for all its hashes at once, reading them in between.
    ///
    /// A lent transaction cannot be put into a ``HashReader``. So the computation runs once to say what it needs, and
    /// again when that has been read.
    static func withHashes<R>(
        _ transaction: borrowing ReadTransaction, _ tables: LogTables, _ compute: (HashPlan) throws -> R
    ) throws -> R {
        let plan = HashPlan()
        do {
            return try compute(plan)
        } catch is HashPlan.Unread {
            plan.hashes = try digests(at: plan.indexes, transaction, tables)
            return try compute(plan)
        }
    }
}

/// Reads single hashes, keeping the row at hand.
struct HashRowReader {
    private var number: UInt64?
    private var row: [UInt8] = []

    mutating func digest(
        at index: StoredHashIndex, _ transaction: borrowing ReadTransaction, _ tables: LogTables
    ) throws -> Digest {
        let (wanted, place) = index.value.quotientAndRemainder(dividingBy: UInt64(HashRows.digestsPerRow))
        if number != wanted {
            row = try transaction.get(wanted, in: tables.hashes) ?? []
            number = wanted
        }
        let start = Int(place) * Digest.byteCount
        guard row.count >= start + Digest.byteCount,
            let digest = Digest(bytes: row[start..<start + Digest.byteCount])
        else { throw EventLogError(.damaged, "hash \(index.value) is missing") }
        return digest
    }
}

/// A reader that first notes what is asked of it, and then has it.
final class HashPlan: HashReader {
    struct Unread: Error {}

    var indexes: [StoredHashIndex] = []
    var hashes: [Digest]?

    func hashes(at indexes: [StoredHashIndex]) throws -> [Digest] {
        if let hashes, indexes == self.indexes { return hashes }
        self.indexes = indexes
        throw Unread()
    }
}
