internal import Dispatch
internal import LMDB
import Synchronization

/// Commits the requests of many callers together, each learning its own result.
///
/// LMDB has one writer and syncs for each commit, so callers who write one after another wait for one sync each. Here
/// one operating-system thread takes all requests that have arrived, has them processed in one transaction, and answers
/// when that is durable.
public final class GroupCommitter<Request: Sendable, Reply: Sendable>: Sendable {
    /// Handles requests in one transaction and returns one result for each, in order.
    ///
    /// A request that is refused must have written nothing. It may run again from the start when the map had to grow.
    public typealias Process = @Sendable ([Request], inout LogTransaction) throws -> [Result<Reply, any Error>]

    /// The most requests that are committed together.
    private static var largestBatch: Int { 1_024 }

    private struct Waiting: Sendable {
        let request: Request
        let answer: @Sendable (Result<Reply, any Error>) -> Void
    }

    /// One answer, for a caller who waits.
    private final class AnswerBox: Sendable {
        private let answer = Mutex<Result<Reply, any Error>?>(nil)
        private let isAnswered = DispatchSemaphore(value: 0)

        func put(_ result: Result<Reply, any Error>) {
            answer.withLock { $0 = result }
            isAnswered.signal()
        }

        func take() -> Result<Reply, any Error> {
            isAnswered.wait()
            return answer.withLock { $0 } ?? .failure(EventLogError(.storage, "no answer"))
        }
    }

    /// What callers and the thread share; the thread keeps it alive, not the committer.
    private final class Queue: Sendable {
        struct State {
            var waiting: [Waiting] = []
            var isClosed = false
        }

        let state = Mutex(State())
        let arrivals = DispatchSemaphore(value: 0)
    }

    private let queue = Queue()

    /// Starts the thread.
    ///
    /// - Parameters:
    ///   - journal: The log, open for writing.
    ///   - process: Handles requests.
    /// - Throws: `.storage` when there is no room for a thread.
    public init(_ journal: Journal, process: @escaping Process) throws(EventLogError) {
        let queue = queue
        do throws(LMDBError) {
            try DedicatedThread.start { Self.run(queue, journal, process) }
        } catch {
            throw EventLogError(error)
        }
    }

    /// Lets the thread finish what is waiting and end.
    deinit {
        queue.state.withLock { $0.isClosed = true }
        queue.arrivals.signal()
    }

    /// Hands in a request and waits for its result, on any thread but the committer's own.
    ///
    /// - Parameter request: The request.
    /// - Returns: The reply, once it is durable.
    /// - Throws: Why this request was refused, or why the whole transaction failed.
    @available(*, noasync)
    public func submit(_ request: Request) throws -> Reply {
        let box = AnswerBox()
        enqueue(Waiting(request: request, answer: box.put))
        return try box.take().get()
    }

    /// Hands in a request and suspends until its result is there.
    ///
    /// - Parameter request: The request.
    /// - Returns: The reply, once it is durable.
    /// - Throws: Why this request was refused, or why the whole transaction failed.
    public func submit(_ request: Request) async throws -> Reply {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(Waiting(request: request) { continuation.resume(with: $0) })
        }
    }

    private func enqueue(_ waiting: Waiting) {
        queue.state.withLock { $0.waiting.append(waiting) }
        queue.arrivals.signal()
    }

    private static func run(_ queue: Queue, _ journal: Journal, _ process: Process) {
        while true {
            queue.arrivals.wait()
            let (batch, isClosed) = queue.state.withLock { state in
                let batch = Array(state.waiting.prefix(largestBatch))
                state.waiting.removeFirst(batch.count)
                return (batch, state.isClosed)
            }
            guard !batch.isEmpty else {
                // One signal was sent for each request, so there are empty rounds after a large batch.
                if isClosed { return }
                continue
            }
            let results = commit(batch.map(\.request), journal, process)
            for (waiting, result) in zip(batch, results) { waiting.answer(result) }
        }
    }

    /// Processes a batch in one transaction; if that fails as a whole, everyone gets the error.
    private static func commit(
        _ requests: [Request], _ journal: Journal, _ process: Process
    ) -> [Result<Reply, any Error>] {
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
