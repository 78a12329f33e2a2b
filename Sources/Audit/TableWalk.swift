import EventLog

/// Walks a whole table once, trusting neither its order nor its count.
enum TableWalk {
    /// Hands every entry of a table to `body`.
    ///
    /// A damaged tree may lead round in circles: the walk ends where keys stop ascending.
    static func entries(
        of table: String, _ snapshot: borrowing LogSnapshot, _ differences: DifferenceList,
        _ body: ([UInt8], [UInt8]) throws -> Void
    ) throws {
        var last: [UInt8]?
        var count = 0
        var isOrdered = true
        try snapshot.scan(table: table) { key, value in
            if let last, !last.lexicographicallyPrecedes(key) {
                isOrdered = false
                return false
            }
            last = key
            differences.heartbeat()
            count += 1
            try body(key, value)
            return true
        }
        guard isOrdered else {
            return differences.add(
                .tableOrder, Place.row(table, last ?? []),
                es: "Después de esta clave las claves no van en orden ascendente; el resto no se leyó.",
                en: "After this key the keys do not ascend; the rest was not read.")
        }
        let claimed = try snapshot.count(table: table)
        if claimed != count {
            differences.add(
                .tableCount, table, expected: "\(count)", found: "\(claimed)",
                es: "La tabla dice tener \(claimed) entradas y tiene \(count).",
                en: "The table says that it has \(claimed) entries and has \(count).")
        }
    }
}
