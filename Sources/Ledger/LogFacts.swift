import Deliberation
import EventLog
import TransparencyLog

/// What rules ask of the log itself: acts that are corrected, roots that are sealed.
///
/// It reads in transactions of its own: what one filing of a commit needs of another is not there yet, and is refused.
struct LogFacts: Sendable {
    private let journal: Journal?

    /// The log of a ledger; nil while it is being founded and has none.
    init(_ journal: Journal?) { self.journal = journal }

    func act(at seq: Int64) throws -> Act? {
        guard let journal, seq >= 0, let event = try journal.read({ try $0.event(at: UInt64(seq)) }) else { return nil }
        return try Replay.act(event)
    }

    func root(of size: Int64) throws -> String? {
        guard let journal, size >= 0 else { return nil }
        return try journal.read { snapshot in
            let size = TreeSize(UInt64(size))
            return size <= snapshot.size ? try snapshot.root(of: size).hex : nil
        }
    }
}
