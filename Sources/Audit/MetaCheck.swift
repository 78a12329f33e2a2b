import EventLog
import Projections
import TransparencyLog

/// The table `meta`: every entry known, there, and right; and the tables themselves.
struct MetaCheck {
    private static let table = "meta"
    private static let tables: Set<String> = [
        "events", "hashes", "ids", "meta", "streams", "types", "views/0", "views/1",
    ]
    private static let formatVersion = "1"
    private static let positionPrefix = "position/"

    /// The signed head as stored.
    private(set) var head: [UInt8] = []
    /// The table of the views that are not in use.
    private(set) var idleViews = "views/1"

    init(
        _ snapshot: borrowing LogSnapshot, origin: String, logKey: VerifierKey, size: UInt64,
        _ differences: DifferenceList
    ) throws {
        for name in try snapshot.tableNames() where !Self.tables.contains(name) {
            differences.add(
                .unknownTable, Place.row("tables", Array(name.utf8)),
                es: "Ninguna versión del programa crea esta tabla.",
                en: "No version of the program makes this table.")
        }
        // By bytes: texts that look alike may be equal.
        var entries: [[UInt8]: [UInt8]] = [:]
        try TableWalk.entries(of: Self.table, snapshot, differences) { key, value in
            entries[key] = value
        }
        head = entries.removeValue(forKey: Array("head".utf8)) ?? []
        idleViews = Self.idleViews(entries.removeValue(forKey: Array("generation".utf8)), differences)
        for (key, value) in [("format", Self.formatVersion), ("origin", origin), ("logKey", "\(logKey)")] {
            Self.compare(entries.removeValue(forKey: Array(key.utf8)), Array(value.utf8), key, differences)
        }
        if logKey.name != origin {
            differences.add(
                .metaWrong, "meta logKey", es: "La llave del libro se llama «\(logKey.name)» y no «\(origin)».",
                en: "The log's key is named \"\(logKey.name)\" and not \"\(origin)\".")
        }
        for view in Projector.views {
            let key = Self.positionPrefix + view
            let stored = entries.removeValue(forKey: Array(key.utf8))
            // A log to which nobody has written has no views yet.
            if stored == nil, size == 0 { continue }
            Self.compare(stored, size.bigEndianBytes, key, differences, wrong: .viewPosition)
        }
        for key in entries.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            differences.add(
                .metaUnknown, Place.row(Self.table, key),
                es: "Ninguna versión del programa guarda esta entrada.",
                en: "No version of the program keeps this entry.")
        }
    }

    /// The generation is 0, where it is not stored, or 1.
    private static func idleViews(_ stored: [UInt8]?, _ differences: DifferenceList) -> String {
        guard let stored else { return "views/1" }
        let generation = UInt64(bigEndianBytes: stored) ?? 2
        if generation > 1 {
            differences.add(
                .metaWrong, "meta generation", es: "La generación de las vistas es 0 o 1.",
                en: "The generation of the views is 0 or 1.")
        }
        return generation & 1 == 1 ? "views/0" : "views/1"
    }

    private static func compare(
        _ stored: [UInt8]?, _ expected: [UInt8], _ key: String, _ differences: DifferenceList,
        wrong: Difference.Code = .metaWrong
    ) {
        guard let stored else {
            return differences.add(
                .metaMissing, "\(table) \(key)", es: "Falta esta entrada.", en: "This entry is missing.")
        }
        guard stored != expected else { return }
        if wrong == .viewPosition, let position = UInt64(bigEndianBytes: stored),
            let size = UInt64(bigEndianBytes: expected)
        {
            return differences.add(
                wrong, "\(table) \(key)", es: "La vista dice estar en \(position) y el registro en \(size).",
                en: "The view says that it stands at \(position), and the log stands at \(size).")
        }
        differences.add(
            wrong, "\(table) \(key)", es: "No tiene el valor que corresponde.", en: "It does not have the right value.")
    }
}
