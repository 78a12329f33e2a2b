internal import LMDB
import Synchronization

extension Journal {
    /// The events from a place on, those that are there and then those that come, by whatever process.
    ///
    /// New commits are looked for every 100 ms. The stream ends when its task is cancelled.
    ///
    /// - Parameter seq: The first place wanted.
    /// - Returns: A stream for one consumer.
    public func follow(from seq: UInt64) -> AsyncThrowingStream<Event, any Error> {
        let follower = Follower(self, from: seq)
        return AsyncThrowingStream { try await follower.next() }
    }

    /// Where a follower stands; its one consumer asks for one event at a time.
    private final class Follower: Sendable {
        private struct State {
            var next: UInt64
            var batch: ArraySlice<Event> = []
            var lastTransactionID = -1
        }

        private static let batchSize = 256
        private static let pollingInterval = Duration.milliseconds(100)

        private let journal: Journal
        private let state: Mutex<State>

        init(_ journal: Journal, from seq: UInt64) {
            self.journal = journal
            state = Mutex(State(next: seq))
        }

        func next() async throws -> Event? {
            while !Task.isCancelled {
                if let event = try take() { return event }
                do {
                    try await Task.sleep(for: Self.pollingInterval)
                } catch {
                    return nil
                }
            }
            return nil
        }

        /// The next event, if it is there; each batch is read in a snapshot of its own.
        private func take() throws -> Event? {
            try state.withLock { state in
                if state.batch.isEmpty {
                    let transactionID = journal.environment.information().lastTransactionID
                    guard transactionID != state.lastTransactionID else { return nil }
                    let first = state.next
                    state.batch = try journal.read { log in
                        try log.events(in: first..<UInt64.max, limit: Self.batchSize)[...]
                    }
                    // A full batch may have more behind it in the same commit.
                    if state.batch.count < Self.batchSize { state.lastTransactionID = transactionID }
                }
                guard let event = state.batch.popFirst() else { return nil }
                state.next = event.seq + 1
                return event
            }
        }
    }
}
