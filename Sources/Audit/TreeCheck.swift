import EventLog
import TransparencyLog

/// The tree over the leaves as they are stored, held against every stored hash.
///
/// The store is one sequence of digests (`StoredHashIndex`), packed in rows of 31: digest *n* is in row `n / 31`.
struct TreeCheck {
    private static let table = "hashes"
    private static let digestsPerRow: UInt64 = 31
    private static let rowByteCount = Int(digestsPerRow) * Digest.byteCount

    private(set) var frontier = MerkleFrontier()
    /// The first event that could not be put into the tree.
    private(set) var interruption: UInt64?
    /// The roots at the sizes that were asked for.
    private(set) var roots: [UInt64: Digest] = [:]

    private var watched: Set<UInt64> = []
    private var row: [UInt8] = []
    private var rowNumber: UInt64 = 0
    private var nodes: [Digest] = []

    /// The root of all leaves, if there is a leaf for every place.
    var root: Digest? { interruption == nil ? frontier.root : nil }

    /// Notes the root at a size that is still to come.
    mutating func watch(_ size: TreeSize) {
        if size == frontier.size { roots[size.value] = frontier.root } else { watched.insert(size.value) }
    }

    /// Goes on without a tree: a leaf is not there.
    mutating func interrupt(at seq: UInt64) {
        if interruption == nil { interruption = seq }
    }

    mutating func append(
        _ leafHash: Digest, _ snapshot: borrowing LogSnapshot, _ differences: DifferenceList
    ) throws {
        guard interruption == nil, frontier.size < TreeSize.largest else { return }
        nodes.removeAll(keepingCapacity: true)
        frontier.append(leafHash, completing: &nodes)
        for node in nodes {
            row += node.bytes
            if row.count == Self.rowByteCount { try compareRow(snapshot, differences) }
        }
        if !watched.isEmpty, watched.remove(frontier.size.value) != nil {
            roots[frontier.size.value] = frontier.root
        }
    }

    /// Compares the last row, and looks for rows that nothing gives.
    mutating func finish(_ snapshot: borrowing LogSnapshot, _ differences: DifferenceList) throws {
        guard interruption == nil else { return }
        if !row.isEmpty { try compareRow(snapshot, differences) }
        let end = rowNumber
        try TableWalk.entries(of: Self.table, snapshot, differences) { key, _ in
            if let number = UInt64(bigEndianBytes: key), number < end { return }
            differences.add(
                .hashExtra, Place.numberedRow(Self.table, key), es: "El árbol no tiene esta fila de huellas.",
                en: "The tree does not have this row of hashes.")
        }
    }

    private mutating func compareRow(_ snapshot: borrowing LogSnapshot, _ differences: DifferenceList) throws {
        defer {
            rowNumber += 1
            row.removeAll(keepingCapacity: true)
        }
        let stored = try snapshot.get(table: Self.table, key: rowNumber.bigEndianBytes)
        guard stored != row else { return }
        let place = "\(Self.table) \(rowNumber)"
        guard let stored else {
            return differences.add(
                .hashMissing, place, es: "Falta esta fila de huellas del árbol.",
                en: "This row of the tree's hashes is missing.")
        }
        let common = zip(stored, row).prefix { $0 == $1 }.count
        if common == row.count {
            return differences.add(
                .hashExtra, place, expected: "\(row.count)", found: "\(stored.count)",
                es: "La fila tiene \(stored.count) bytes y le tocan \(row.count).",
                en: "The row has \(stored.count) bytes and should have \(row.count).")
        }
        if common == stored.count {
            return differences.add(
                .hashMissing, place, expected: "\(row.count)", found: "\(stored.count)",
                es: "La fila tiene \(stored.count) bytes y le tocan \(row.count).",
                en: "The row has \(stored.count) bytes and should have \(row.count).")
        }
        let index = StoredHashIndex(rowNumber * Self.digestsPerRow + UInt64(common / Digest.byteCount))
        let (level, offset) = (index.level, index.offset)
        var at = Place(place)
        if level == 0 { at.seq = offset }
        let start = common / Digest.byteCount * Digest.byteCount
        differences.add(
            .hashMismatch, at, expected: Self.digest(row, start), found: Self.digest(stored, start),
            es: "La huella guardada del nodo \(offset) del nivel \(level) no es la de los bytes"
                + (level == 0 ? " del evento \(offset)." : "."),
            en: "The stored hash of node \(offset) at level \(level) is not that of the bytes"
                + (level == 0 ? " of event \(offset)." : "."))
    }

    private static func digest(_ row: [UInt8], _ start: Int) -> String? {
        Digest(bytes: row.dropFirst(start).prefix(Digest.byteCount))?.hex
    }
}
