import Deliberation

/// A kind of thing that `show` and `prove` know, by its names in both languages.
struct Thing {
    /// The name of the view.
    let plural: String
    let singular: String
    private let others: [String]
    /// The aggregate, which is also the first part of the stream's name.
    let aggregate: String?
    let row: (_ key: String, _ book: Book) throws -> (any CanonicalRecord)?
    let rows: (_ book: Book) throws -> [any CanonicalRecord]
    let keys: (_ book: Book) throws -> [String]

    private init<Row>(
        _ plural: String, _ singular: String, _ others: [String], aggregate: String?,
        _ table: @escaping (Book) -> ViewTable<Row>
    ) {
        self.plural = plural
        self.singular = singular
        self.others = others
        self.aggregate = aggregate
        row = { key, book in try table(book).row(key) }
        rows = { book in try table(book).rows() }
        keys = { book in try table(book).keys() }
    }

    static var all: [Thing] {
        [
            Thing("commission", "commission", ["comision", "comisión"], aggregate: nil) { $0.commission },
            Thing("actors", "actor", ["actores"], aggregate: nil) { $0.actors },
            Thing("seats", "seat", ["curules", "curul"], aggregate: "seat") { $0.seats },
            Thing("posts", "post", ["empleos", "empleo"], aggregate: "post") { $0.posts },
            Thing("delegations", "delegation", ["delegaciones", "delegacion", "delegación"], aggregate: "delegation") {
                $0.delegations
            },
            Thing("invitees", "invitee", ["invitados", "invitado"], aggregate: "invitee") { $0.invitees },
            Thing("sessions", "session", ["sesiones", "sesion", "sesión"], aggregate: "session") { $0.sessions },
            Thing("attendance", "attendance", ["asistencia"], aggregate: nil) { $0.attendance },
            Thing("quorum", "quorum", ["quórum"], aggregate: nil) { $0.quorum },
            Thing("decisions", "decision", ["decisiones", "decisión"], aggregate: "decision") { $0.decisions },
            Thing("commitments", "commitment", ["compromisos", "compromiso"], aggregate: "commitment") {
                $0.commitments
            },
            Thing("findings", "finding", ["hallazgos", "hallazgo"], aggregate: nil) { $0.findings },
        ]
    }

    static func named(_ name: String) throws -> Thing {
        let typed = name.lowercased()
        if let thing = all.first(where: { $0.names.contains(typed) }) { return thing }
        let nearest = SpellingDistance.nearest(to: typed, among: all.flatMap(\.names))
        throw UsageError(
            .unknownKind(kind: name, nearest: nearest ?? "—", all: all.map(\.plural).joined(separator: ", ")))
    }

    private var names: [String] { [plural, singular] + others }

    var label: Bilingual {
        Catalogue.views.first { $0.name == plural }?.label ?? Bilingual(es: plural, en: plural)
    }

    /// The record of the rows.
    var record: RecordDescriptor? {
        Catalogue.views.first { $0.name == plural }.flatMap { Catalogue.record($0.record) }
    }
}
