import Deliberation
import EventLog
import Projections
import TransparencyLog

/// What rules ask of the log itself: acts that are corrected, states that are sealed.
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
        guard let journal, let size = UInt64(exactly: size) else { return nil }
        return try journal.read { snapshot in
            size <= snapshot.size.value ? try snapshot.root(of: TreeSize(size)).hex : nil
        }
    }

    /// What a seal of the first acts says, if they are all there are.
    ///
    /// - Throws: `.staleViews` where the stored views do not stand at the log's end; what the storage reports.
    func seal(of size: Int64) throws -> CheckpointSealed? {
        guard let journal else { return nil }
        return try journal.read { snapshot in
            guard snapshot.size.value == UInt64(exactly: size) else { return nil }
            // A seal commits to the views as they are stored: those of another moment are of no use to anybody.
            for view in Projector.views {
                let position = try snapshot.viewPosition(view) ?? 0
                guard position == snapshot.size.value else { throw LedgerError(.staleViews, "\(position)") }
            }
            let state = try snapshot.sealedState(views: Projector.views)
            return CheckpointSealed(
                rootHash: state.root.hex, size: size, streams: Int64(clamping: state.streamCount.value),
                streamsRoot: state.streamsRoot.hex, viewsRoot: state.viewsRoot.hex)
        }
    }
}
