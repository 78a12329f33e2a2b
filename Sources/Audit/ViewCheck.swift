import Deliberation
import EventLog
import Projections

/// Every stored row of the views against the one that the events give, both ways and byte for byte.
enum ViewCheck {
    private static let views = "views"

    static func run(
        _ derived: DerivedViews, _ snapshot: borrowing LogSnapshot, idleViews: String, _ differences: DifferenceList
    ) throws {
        var found = 0
        try derived.forEachRow(of: Projector.views) { view, name, row in
            differences.heartbeat()
            let key = Array(view.utf8) + [0] + name
            let stored = try snapshot.get(table: views, key: key)
            if stored != nil { found += 1 }
            guard stored != row else { return }
            if let stored {
                differences.add(
                    .viewStale, Place.view(views, key), expected: excerpt(row, stored), found: excerpt(stored, row),
                    es: "La fila no es la que dan los eventos: difiere desde el byte \(common(stored, row)).",
                    en: "The row is not what the events give: it differs from byte \(common(stored, row)) on.")
            } else {
                differences.add(
                    .viewMissing, Place.view(views, key), es: "Falta la fila que dan los eventos.",
                    en: "The row that the events give is missing.")
            }
        }
        var count = 0
        try TableWalk.entries(of: views, snapshot, differences) { _, _ in count += 1 }
        if count != found { try nameExtra(derived, snapshot, differences) }
        try TableWalk.entries(of: idleViews, snapshot, differences) { key, _ in
            differences.add(
                .viewGeneration, Place.row(idleViews, key), es: "Esta generación de las vistas no está en uso.",
                en: "This generation of the views is not in use.")
        }
    }

    /// Names the stored rows that no event gives.
    private static func nameExtra(
        _ derived: DerivedViews, _ snapshot: borrowing LogSnapshot, _ differences: DifferenceList
    ) throws {
        try TableWalk.entries(of: views, snapshot, differences) { key, _ in
            guard try !derived.contains(key) else { return }
            differences.add(
                .viewExtra, Place.view(views, key), es: "Ningún evento da lugar a esta fila.",
                en: "No event gives rise to this row.")
        }
    }

    /// What a row says where it differs from another, with the few bytes before that name the field.
    private static func excerpt(_ row: [UInt8], _ other: [UInt8]) -> String {
        let start = max(0, common(row, other) - 30)
        return (start > 0 ? "…" : "") + String(decoding: row.dropFirst(start).prefix(100), as: UTF8.self)
    }

    private static func common(_ stored: [UInt8], _ row: [UInt8]) -> Int { zip(stored, row).prefix { $0 == $1 }.count }
}
