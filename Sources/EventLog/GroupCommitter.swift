internal import Dispatch
import Synchronization

/// Commits the requests of many callers together, each learning its own result.
///
/// LMDB has one writer and syncs for each commit, so callers who write one after another wait for one sync each. Here
/// whoever comes while nobody commits takes the lead: it has all requests that have arrived processed in one
/// transaction on its own thread, answers when that is durable, and hands the lead to the first who came meanwhile.
/// A caller alone therefore waits for no other thread.
public final class GroupCommitter<Request: Sendable, Reply: Sendable>: Sendable {
    /// Handles requests in one transaction and returns one result for each, in order.
    ///
    /// A request that is refused must have written nothing. It may run again from the start when the map had to grow.
    public typealias Process = @Sendable ([Request], inout LogTransaction) throws -> [Result<Reply, any Error>]

    /// The most requests that are committed together.
    private static var largestBatch: Int { 1_024 }

    /// What a caller who waits is woken with.
    private enum Turn: Sendable {
        case answer(Result<Reply, any Error>)
        case lead
    }

    /// A request with the place where its caller waits.
    private final class Waiting: Sendable {
        let request: Request
        private let turn = Mutex<Turn?>(nil)
        private let arrival = DispatchSemaphore(value: 0)

        init(_ request: Request) { self.request = request }

        func wake(_ turn: Turn) {
            self.turn.withLock { $0 = turn }
            arrival.signal()
        }

        func wait() -> Turn? {
            arrival.wait()
            return turn.withLock { $0 }
        }
    }

    private struct State {
        var waiting: [Waiting] = []
        var isCommitting = false
    }

    private let journal: Journal
    private let process: Process
    private let state = Mutex(State())

    /// Makes a committer.
    ///
    /// - Parameters:
    ///   - journal: The log, open for writing.
    ///   - process: Handles requests.
    public init(_ journal: Journal, process: @escaping Process) {
        self.journal = journal
        self.process = process
    }

    /// Hands in a request and waits for its result; not from within the processing of another.
    ///
    /// - Parameter request: The request.
    /// - Returns: The reply, once it is durable.
    /// - Throws: Why this request was refused, or why the whole transaction failed.
    @available(*, noasync)
    public func submit(_ request: Request) throws -> Reply {
        let own = Waiting(request)
        let leads = state.withLock { state in
            state.waiting.append(own)
            defer { state.isCommitting = true }
            return !state.isCommitting
        }
        if !leads, case .answer(let result) = own.wait() { return try result.get() }
        return try lead().get()
    }

    /// Hands in a request and suspends until its result is there.
    ///
    /// - Parameter request: The request.
    /// - Returns: The reply, once it is durable.
    /// - Throws: Why this request was refused, or why the whole transaction failed.
    public func submit(_ request: Request) async throws -> Reply {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try self.submit(request) })
            }
        }
    }

    /// Commits what has arrived and returns the leader's own result.
    private func lead() -> Result<Reply, any Error> {
        let batch = state.withLock { state in
            let batch = Array(state.waiting.prefix(Self.largestBatch))
            state.waiting.removeFirst(batch.count)
            return batch
        }
        // The leader was the first to wait, and its own result is the first.
        let results = commit(batch.map { $0.request })
        for place in batch.indices.dropFirst() { batch[place].wake(.answer(results[place])) }
        let next = state.withLock { state in
            state.isCommitting = !state.waiting.isEmpty
            return state.waiting.first
        }
        next?.wake(.lead)
        return results[0]
    }

    /// Processes a batch in one transaction; if that fails as a whole, everyone gets the error.
    private func commit(_ requests: [Request]) -> [Result<Reply, any Error>] {
        do {
            let results = try journal.write { try process(requests, &$0) }
            guard results.count == requests.count else {
                throw EventLogError(.storage, "\(results.count) results for \(requests.count) requests")
            }
            return results
        } catch {
            return requests.map { _ in .failure(error) }
        }
    }
}
