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

    /// The key of a row by what is printed of it: `28/ART4-PAR1-POWER` for a finding, a bare number for a seal.
    func key(of id: String, in book: Book) throws -> String {
        let rows = try table(book)
        guard try rows.record(id) == nil, view.key.hasPrefix("seq") else { return id }
        let digits = id.prefix { $0.isASCII && $0.isNumber }
        let padded = String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + id
        return try ["", "/0"].map { padded + $0 }.first { try rows.record($0) != nil } ?? id
    }

    private init(_ view: ViewDescriptor) {
        self.view = view
        let labels = [view.label, Catalogue.record(view.record)?.label].compactMap { $0 }
        let words = labels.flatMap { [Folding.word($0.es), Folding.word($0.en)] }
        let key = view.key.hasSuffix("Id") ? [String(view.key.dropLast(2)).lowercased()] : []
        names = [view.name.lowercased()] + key + words + words.map { String($0.prefix { $0 != "-" }) }
    }

    static let all: [Thing] = Catalogue.views.map { Thing($0) }

    /// The view of each name; one that several views might have, such as that of sessions, is the first one's.
    private static let byName: [String: Thing] = all.reduce(into: [:]) { known, thing in
        for name in thing.names where known[name] == nil { known[name] = thing }
    }

    /// What is shown to people: not the indexes of the rules, which only `--json` prints.
    private static let shown: [Thing] = all.filter { $0.plural != "indexes" }

    /// The names that the command line offers in the reader's language: the view's and that of one of its things.
    static let offered: [String] = shown.flatMap { [$0.listName, $0.oneName].compactMap(\.self) }

    /// The view's name as people of the reader's language type it: `sesiones`.
    var listName: String { Tongue.current == .es ? short(label.es) : plural }

    /// The name of one of its things, such as `sesión`; nil where it has none of its own.
    var oneName: String? {
        let name = Tongue.current == .es ? record.map { short($0.label.es) } : aggregate
        guard let name, name != listName, isNamed(name) else { return nil }
        return name
    }

    /// The first word of a label where it is enough, else all of them.
    private func short(_ label: String) -> String {
        let words = label.lowercased().split(separator: " ").map(String.init)
        let first = words.first ?? label
        return isNamed(first) ? first : words.joined(separator: "-")
    }

    private func isNamed(_ name: String) -> Bool { Self.byName[Folding.word(name)]?.plural == plural }

    /// Every view with its names and what it holds.
    static func page() -> Page {
        var page = Page()
        page.line(Message.showHeading.text)
        page.table(shown.map { [$0.listName, $0.oneName ?? "", $0.view.help?.text ?? $0.label.text] })
        return page
    }

    /// The page, below the help of a command.
    static let help: String = "\n\n" + page().lines.joined(separator: "\n")

    static func named(_ name: String) throws -> Thing {
        let typed = Folding.word(name)
        if let thing = byName[typed] { return thing }
        let nearest = SpellingDistance.nearest(to: typed, among: all.flatMap(\.names))
        throw UsageError(
            .unknownKind(kind: name, hint: Hint.nearest(nearest), all: shown.map(\.listName).joined(separator: ", ")))
    }

    func table(_ book: Book) throws -> any ReadableView {
        guard let table = book.view(view.name) else {
            throw UsageError(.unknownKind(kind: view.name, hint: "", all: ""))
        }
        return table
    }
}
