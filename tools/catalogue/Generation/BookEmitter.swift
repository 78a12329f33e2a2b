/// Writes the class that holds every view, a table each; what it does is written by hand.
struct BookEmitter {
    let views: [ViewModel]

    /// Names that the book needs for itself.
    static let ownMembers: Set<String> = ["place", "source", "tables", "rowCount"]

    func file() -> GeneratedFile {
        let names = views.map { view in view.name }.sorted()
        var text = SwiftText(from: "views.yaml")
        text.document(
            "Today's state of the commission: every view, readable by the rules and changed only by `evolve`",
            [
                "A book reads through one transaction at a time, or stands for one replay of the auditor; a writer may "
                    + "keep it for the next transaction while nobody else wrote. It is not thread safe."
            ])
        text.block("public final class Book {") { text in
            text.line("let place: RowPlace")
            text.line("let tables: [any PendingChanges]")
            text.line()
            for view in views {
                text.document(view.help?.en ?? view.label.en)
                text.line("public let \(Naming.escaped(view.name)): ViewTable<\(view.record)>")
            }
            text.line()
            text.document("The names of all views")
            text.list("public static let viewNames: [String] = ", names.map(SwiftText.quoted), "")
            text.line()
            text.document("Opens a book over stored rows, or over ``EmptySource`` for a replay from the first event")
            text.block("public init(source: any RowSource) {") { text in
                text.line("place = RowPlace(source)")
                for view in views {
                    let name = Naming.escaped(view.name)
                    text.line("\(name) = ViewTable(\(SwiftText.quoted(view.name)), readingFrom: place)")
                }
                text.list("tables = ", names.map(Naming.escaped), "")
            }
        }
        return GeneratedFile(path: "\(Folders.deliberation)/Views/Book.swift", text: text.text)
    }
}
