import Dispatch
import Synchronization

/// Waits for what is asynchronous: the command line is synchronous.
enum AsyncWork {
    /// Carries the result out of the task.
    private final class Answer<R: Sendable>: Sendable {
        let result = Mutex<Result<R, any Error>?>(nil)
    }

    /// Runs `work` and waits for its end; not to be called from a task.
    static func wait<R: Sendable>(for work: @escaping @Sendable () async throws -> R) throws -> R {
        let answer = Answer<R>()
        let ended = DispatchSemaphore(value: 0)
        Task {
            let result: Result<R, any Error>
            do {
                result = .success(try await work())
            } catch {
                result = .failure(error)
            }
            answer.result.withLock { $0 = result }
            ended.signal()
        }
        ended.wait()
        guard let result = answer.result.withLock({ $0 }) else { throw CancellationError() }
        return try result.get()
    }
}
