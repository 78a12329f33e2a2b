import Deliberation
import EventLog

/// Every stored row of the views against the one that the events give, both ways and byte for byte.
enum ViewCheck {
    static func run(
        _ book: Book, _ snapshot: borrowing LogSnapshot, idleViews: String, _ differences: DifferenceList
    ) throws {
        var derived: Set<[UInt8]> = []
        try book.drainChanges { view, name, row in
            let key = Array(view.utf8) + [0] + Array(name.utf8)
            derived.insert(key)
            let stored = try snapshot.get(table: "views", key: key)
            guard stored != row else { return }
            if let stored {
                differences.add(
                    .viewStale, Place.row("views", key),
                    es: "La fila no es la que dan los eventos: difiere desde el byte \(common(stored, row)).",
                    en: "The row is not what the events give: it differs from byte \(common(stored, row)) on.")
            } else {
                differences.add(
                    .viewMissing, Place.row("views", key), es: "Falta la fila que dan los eventos.",
                    en: "The row that the events give is missing.")
            }
        }
        try TableWalk.entries(of: "views", snapshot, differences) { key, _ in
            guard !derived.contains(key) else { return }
            differences.add(
                .viewExtra, Place.row("views", key), es: "Ningún evento da lugar a esta fila.",
                en: "No event gives rise to this row.")
        }
        try TableWalk.entries(of: idleViews, snapshot, differences) { key, _ in
            differences.add(
                .viewGeneration, Place.row(idleViews, key), es: "Esta generación de las vistas no está en uso.",
                en: "This generation of the views is not in use.")
        }
    }

    private static func common(_ stored: [UInt8], _ row: [UInt8]) -> Int { zip(stored, row).prefix { $0 == $1 }.count }
}
