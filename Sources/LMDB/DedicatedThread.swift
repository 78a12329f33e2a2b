import Glibc

/// Operating-system threads, for work that must stay on one, such as a write transaction.
///
/// Neither an actor nor a serial queue pins its work to a thread.
public enum DedicatedThread {
    /// Starts a thread that runs `body` once and ends with it.
    ///
    /// - Parameter body: The work.
    /// - Throws: `.wouldBlock` when the system has no room for another thread.
    public static func start(_ body: @escaping @Sendable () -> Void) throws(LMDBError) {
        let work = unsafe Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread, nil,
            { argument in
                guard let argument = unsafe argument else { return nil }
                unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
                return nil
            }, work.toOpaque())
        guard result == 0 else {
            unsafe work.release()
            throw LMDBError(result: result, call: "pthread_create")
        }
        _ = pthread_detach(thread)
    }

    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
}
