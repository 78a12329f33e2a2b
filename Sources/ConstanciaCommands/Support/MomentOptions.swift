import ArgumentParser
import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// `--at` and `--as-of`: of which moment the views are asked.
struct MomentOptions: ParsableArguments {
    @Option(name: .customLong("at"), help: ArgumentHelp(Message.helpAtSeq.text, valueName: ValueName.sequence))
    var at: UInt64?

    @Option(name: .customLong("as-of"), help: ArgumentHelp(Message.helpAsOf.text, valueName: ValueName.date))
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

    /// The place after the last act that counts.
    var end: UInt64 { at.map { $0 == .max ? $0 : $0 + 1 } ?? .max }

    func withBook<R>(of journal: Journal, _ body: (Book) throws -> R) throws -> R {
        try withCountedBook(of: journal) { book, _ in try body(book) }
    }

    /// The book of the moment, and how many acts it comes from.
    func withCountedBook<R>(of journal: Journal, _ body: (Book, Int) throws -> R) throws -> R {
        guard at != nil || asOf != nil else {
            return try journal.readBook { book, snapshot in try body(book, Int(clamping: snapshot.size.value)) }
        }
        let day = day
        var acts = 0
        let book = try journal.replayedBook(before: end) { act in
            let isWanted = asOf == nil || act.occurred.date() <= day
            if isWanted { acts += 1 }
            return isWanted
        }
        return try body(book, acts)
    }
}
