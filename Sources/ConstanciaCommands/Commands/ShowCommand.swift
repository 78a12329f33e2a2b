import ArgumentParser
import CanonicalJSON
import Deliberation
import EventLog
import Ledger

/// `show`: the views, today's or those of an earlier day or place in the log.
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "show", es: "ver", .aboutShow,
            example: "constancia show decisions\n  constancia show session S-2026-01\n"
                + "  constancia show commitments --entity dafp --overdue --as-of 2026-05-15",
            more: Thing.help, alsoNamed: ["mostrar"])
    }

    @Argument(
        help: ArgumentHelp(Message.helpThing.text, valueName: ValueName.thing),
        completion: .list(Thing.offered))
    var kind: String?

    @Argument(help: ArgumentHelp(Message.helpThingID.text, valueName: ValueName.id))
    var id: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var moment: MomentOptions
    @OptionGroup var filters: FilterOptions

    func run() throws {
        guard let kind else { return list() }
        let thing = try Thing.named(kind)
        if let id, !filters.given.isEmpty { throw UsageError(.filterOfOne(id: id)) }
        let journal = try ledger.openForReading()
        try moment.withBook(of: journal) { book in
            if let id {
                try show(thing, try thing.key(of: id, in: book), book, journal)
            } else {
                try list(thing, book)
            }
        }
    }

    private func show(_ thing: Thing, _ id: String, _ book: Book, _ journal: Journal) throws {
        guard let row = try thing.table(book).record(id) else {
            let nearest = SpellingDistance.nearest(to: id, among: try thing.table(book).keys())
            throw UsageError(.unknownThing(kind: thing.label.text, id: id, hint: Hint.nearest(nearest)))
        }
        if ledger.speech.json {
            Console.print(row.canonicalText)
            return
        }
        var page = Page()
        switch thing.plural {
        case "sessions": try SessionPage.add(id, book, to: &page)
        case "decisions": try DecisionPage.add(id, book, to: &page)
        default: try RowPage.add(row, record: thing.record, id, fate: PersonalValueFate(journal), to: &page)
        }
        let stream = thing.aggregate.map { "\($0)/\(id)" } ?? thing.plural
        try NotesPage.add(stream, book, to: &page)
        page.show()
    }

    /// The views that there are.
    private func list() {
        guard ledger.speech.json else { return Thing.page().show() }
        Console.print(
            String(
                decoding: JSONValue.array(Catalogue.views.map { .string($0.name) }).canonicalBytes(), as: UTF8.self))
    }

    private func list(_ thing: Thing, _ book: Book) throws {
        let filter = try RowFilter(filters, thing, book, asOf: moment.day)
        let rows = try thing.table(book).records().filter { try filter.admits($0) }
        if ledger.speech.json {
            Console.print("[" + rows.map(\.canonicalText).joined(separator: ",") + "]")
            return
        }
        var page = Page()
        page.heading("\(thing.label.text) (\(rows.count))")
        try ListPage.add(thing, book, asOf: moment.day, only: filter, to: &page)
        page.show()
    }
}
