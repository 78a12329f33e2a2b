import Deliberation
import EventLog
import TransparencyLog

/// The book of the last transaction, kept for the next one while nobody else has written.
///
/// A row that was just written need not be read and decoded again. Whether the book still is the state of the log is
/// asked of the log itself: the same size, and the last event that this book has seen at its end.
final class WarmBook: @unchecked Sendable {
    // Unchecked: only a committer's leader uses it, one at a time, and each takes the lead under the committer's lock.
    private struct Kept {
        let book: Book
        let size: UInt64
        let last: EventID
    }

    /// The most rows that are kept in memory.
    private static let largestRowCount = 50_000

    private var kept: Kept?
    private let log: LogFacts

    init(_ log: LogFacts) { self.log = log }

    /// Processes filings on the book of the beginning of a transaction, and keeps what becomes of it.
    func process(
        _ filings: [VerifiedFiling], in transaction: inout LogTransaction
    ) throws -> [Result<LedgerReceipt, any Error>] {
        let size = transaction.size.value
        var known: Book?
        // Another process, or a commit that failed, leaves another event at the end.
        if let kept, kept.size == size, try transaction.seq(of: kept.last) == size - 1 { known = kept.book }
        kept = nil
        let book = known ?? Book(source: EmptySource())
        let results = try Submission.process(filings, on: book, log, &transaction)
        let last = results.compactMap { try? $0.get().receipt }.filter { !$0.isRepeat }.last?.events.last
        if let last, book.rowCount <= Self.largestRowCount {
            kept = Kept(book: book, size: transaction.size.value, last: last.id)
        }
        return results
    }
}
