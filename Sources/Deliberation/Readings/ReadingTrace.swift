import Synchronization

/// Which readings were asked for while an act was judged.
///
/// Judging is a pure function: what never asked for a reading cannot change with it.
public final class ReadingTrace: Sendable {
    private let asked = Mutex<Set<String>>([])

    /// Makes a trace on which nothing was asked yet.
    public init() {}

    /// The keys of the readings that were asked for.
    public var keys: Set<String> { asked.withLock { $0 } }

    func note(_ key: String) { asked.withLock { _ = $0.insert(key) } }
}
