import ArgumentParser
import Deliberation
import EventLog
import Ledger

/// `show`: the views, today's or those of an earlier day or place in the log.
struct ShowCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "show", es: "ver", .aboutShow,
            example: "constancia show decisions\n  constancia show session S-2026-01\n"
                + "  constancia show commitments --as-of 2026-05-15")
    }

    @Argument(
        help: ArgumentHelp(Message.helpThing.text, valueName: "thing"),
        completion: .list(Thing.offered))
    var kind: String

    @Argument(help: ArgumentHelp(Message.helpThingID.text, valueName: "id"))
    var id: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var moment: MomentOptions

    func run() throws {
        let thing = try Thing.named(kind)
        let journal = try ledger.openForReading()
        try moment.withBook(of: journal) { book in
            if let id {
                try show(thing, id, book, journal)
            } else {
                try list(thing, book)
            }
        }
    }

    private func show(_ thing: Thing, _ id: String, _ book: Book, _ journal: Journal) throws {
        guard let row = try thing.table(book).record(id) else {
            let nearest = SpellingDistance.nearest(to: id, among: try thing.table(book).keys())
            throw UsageError(.unknownThing(kind: thing.label.text, id: id, nearest: nearest ?? "—"))
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

    private func list(_ thing: Thing, _ book: Book) throws {
        let rows = try thing.table(book).records()
        if ledger.speech.json {
            Console.print("[" + rows.map(\.canonicalText).joined(separator: ",") + "]")
            return
        }
        var page = Page()
        page.heading("\(thing.label.text) (\(rows.count))")
        try ListPage.add(thing, book, asOf: moment.day, to: &page)
        page.show()
    }
}

/// `--at` and `--as-of`: of which moment the views are asked.
struct MomentOptions: ParsableArguments {
    @Option(name: .customLong("at"), help: ArgumentHelp(Message.helpAtSeq.text, valueName: "seq"))
    var at: UInt64?

    @Option(name: .customLong("as-of"), help: ArgumentHelp(Message.helpAsOf.text, valueName: "2026-05-15"))
    var asOf: String?

    mutating func validate() throws {
        guard let asOf, CalendarDate(asOf) == nil else { return }
        throw ValidationError(Message.dateExpected(word: asOf).text)
    }

    /// The day that is asked for, else today in Bogotá.
    var day: CalendarDate {
        if let asOf, let date = CalendarDate(asOf) { return date }
        let now = Timestamp.now().milliseconds / 1_000
        return (Instant(secondsSinceEpoch: now) ?? .unixEpoch).date()
    }

    func withBook<R>(of journal: Journal, _ body: (Book) throws -> R) throws -> R {
        guard at != nil || asOf != nil else { return try journal.readBook { book, _ in try body(book) } }
        let day = day
        let end = at.map { $0 == .max ? $0 : $0 + 1 } ?? .max
        return try body(
            try journal.replayedBook(before: end) { act in asOf == nil || act.occurred.date() <= day })
    }
}
