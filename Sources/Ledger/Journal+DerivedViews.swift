import Deliberation
public import EventLog
import Projections
import TransparencyLog

extension Journal {
    /// How many events are judged in one transaction.
    private static let derivedPage: UInt64 = 1_000

    /// Brings the stored views up to the log's end: each act is judged again, as a rebuild of the views does.
    ///
    /// For a replica, which took the events without their views. Page by page: an interruption is taken up by the next
    /// call, and until then the views say where they stand.
    ///
    /// - Returns: how many events were judged.
    /// - Throws: `EventLogError`; ``LedgerError`` for an act that is not one.
    /// - Complexity: O(new events), each as costly as its recording.
    @available(*, noasync)
    @discardableResult
    public func deriveViews() throws -> UInt64 {
        let (size, positions) = try read { snapshot in
            (snapshot.size.value, Set(try Projector.views.map { try snapshot.viewPosition($0) ?? 0 }))
        }
        // Views of another version of the program begin anew.
        guard positions.count == 1, var position = positions.first else { return try Ledger(self).rebuildViews() }
        let first = position
        while position < size {
            let page = position..<min(position + Self.derivedPage, size)
            try write { transaction in
                let book = Book(source: EmptySource())
                let events = try transaction.events(in: page)
                try book.reading(from: transaction) {
                    for event in events { try Replay.apply(event, to: book, LogFacts(self)) }
                }
                try Views.store(book, &transaction, at: page.upperBound)
            }
            position = page.upperBound
        }
        return size - first
    }
}
