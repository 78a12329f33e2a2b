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
    private static let viewNames = Array(Projector.views.sorted().joined(separator: "\n").utf8)

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
                .metaWrong, "meta logKey", expected: origin, found: logKey.name,
                es: "La llave del libro se llama «\(logKey.name)» y no «\(origin)».",
                en: "The log's key is named \"\(logKey.name)\" and not \"\(origin)\".")
        }
        let views = entries.removeValue(forKey: Array("views".utf8))
        // A log to which nobody has written has no views yet.
        if views != nil || size > 0 { Self.checkViews(views, size, differences) }
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

    /// The views stand at the log's size, and are those that this program knows.
    private static func checkViews(_ stored: [UInt8]?, _ size: UInt64, _ differences: DifferenceList) {
        let place = "\(table) views"
        guard let stored else { return addMissing(place, differences) }
        if let position = UInt64(bigEndianBytes: stored.prefix(8)), position != size {
            differences.add(
                .viewPosition, place, expected: "\(size)", found: "\(position)",
                es: "Las vistas dicen estar en \(position) y el registro en \(size).",
                en: "The views say that they stand at \(position), and the log stands at \(size).")
        }
        // An entry of fewer than eight bytes has no names.
        if !stored.dropFirst(8).elementsEqual(viewNames) {
            differences.add(
                .metaWrong, place,
                es: "No nombra las vistas de este programa; hay que rehacerlas: «constancia views rebuild».",
                en: "It does not name the views of this program; they must be rebuilt: \"constancia views rebuild\".")
        }
    }

    private static func compare(
        _ stored: [UInt8]?, _ expected: [UInt8], _ key: String, _ differences: DifferenceList
    ) {
        let place = "\(table) \(key)"
        guard let stored else { return addMissing(place, differences) }
        guard stored != expected else { return }
        differences.add(
            .metaWrong, place, expected: Place.printable(expected), found: Place.printable(stored),
            es: "No tiene el valor que corresponde.", en: "It does not have the right value.")
    }

    private static func addMissing(_ place: String, _ differences: DifferenceList) {
        differences.add(.metaMissing, place, es: "Falta esta entrada.", en: "This entry is missing.")
    }
}
