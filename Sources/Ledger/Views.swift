import Deliberation
import EventLog
import Projections
import TransparencyLog

/// The stored views: rows beside the events, all at one position.
enum Views {
    /// Writes the rows that changed, and the position of all views; the log's end if none is given.
    static func store(_ book: Book, _ transaction: inout LogTransaction, at position: UInt64? = nil) throws {
        // Rows are gathered first: a closure may not write to the transaction that it was lent.
        var changes: [(view: String, key: String, row: [UInt8])] = []
        try book.drainChanges { changes.append(($0, $1, $2)) }
        for change in changes {
            try transaction.putView(change.view, key: Array(change.key.utf8), value: change.row)
        }
        try transaction.setViewPositions(Projector.views, position ?? transaction.size.value)
    }
}

extension Ledger {
    /// Builds every view again from the log beside the old ones, and swaps them in one transaction.
    ///
    /// - Returns: how many events were replayed.
    /// - Throws: `EventLogError`; the old views stay then.
    public func rebuildViews() throws -> UInt64 {
        try journal.write { transaction in
            let book = Book(source: EmptySource())
            let size = transaction.size.value
            var page: UInt64 = 0
            while page < size {
                for event in try transaction.events(in: page..<min(page + 1_000, size)) {
                    try Replay.apply(event, to: book, LogFacts(journal))
                }
                page += 1_000
            }
            try transaction.replaceViews { transaction in try Views.store(book, &transaction) }
            return size
        }
    }
}
