import Deliberation

/// A kind of thing that `show` and `prove` know, by its names in both languages.
///
/// All of it follows from the catalogue's views: `seats`, `seat`, `curules` and `curul` are the name of the view, the
/// thing that its key names, and the labels of the view and of its rows.
struct Thing {
    /// What the catalogue says of the view.
    let view: ViewDescriptor
    private let names: [String]

    /// The name of the view.
    var plural: String { view.name }

    /// What people call the whole view.
    var label: Bilingual { view.label }

    /// The record of the rows.
    var record: RecordDescriptor? { Catalogue.record(view.record) }

    /// The aggregate, which is also the first part of the stream's name; nil where a row is no stream of its own.
    var aggregate: String? {
        Catalogue.aggregates.first { aggregate in
            aggregate.streamPattern == "\(aggregate.name)/{\(view.key)}" && names.contains(aggregate.name)
        }?.name
    }

    private init(_ view: ViewDescriptor) {
        self.view = view
        let labels = [view.label, Catalogue.record(view.record)?.label].compactMap { $0 }
        let words = labels.flatMap { [Folding.word($0.es), Folding.word($0.en)] }
        let key = view.key.hasSuffix("Id") ? [String(view.key.dropLast(2)).lowercased()] : []
        names = [view.name.lowercased()] + key + words + words.map { String($0.prefix { $0 != "-" }) }
    }

    static var all: [Thing] { Catalogue.views.map { Thing($0) } }

    /// The names that the command line offers: the view's and that of one of its things.
    static var offered: [String] { all.map(\.plural) + all.compactMap(\.aggregate) }

    static func named(_ name: String) throws -> Thing {
        let typed = Folding.word(name)
        // A name that several views might have, such as that of sessions, is the first one's.
        if let thing = all.first(where: { $0.names.contains(typed) }) { return thing }
        let nearest = SpellingDistance.nearest(to: typed, among: all.flatMap(\.names))
        throw UsageError(
            .unknownKind(kind: name, hint: Hint.nearest(nearest), all: all.map(\.plural).joined(separator: ", ")))
    }

    func table(_ book: Book) throws -> any ReadableView {
        guard let table = book.view(view.name) else {
            throw UsageError(.unknownKind(kind: view.name, hint: "", all: ""))
        }
        return table
    }
}
