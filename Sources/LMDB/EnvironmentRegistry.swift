import Synchronization

/// The environments this process has open, by real path.
///
/// lmdb.h forbids opening one twice: closing one handle drops the process's file locks under the other, after which
/// another process sees no readers and may reuse pages that are being read.
enum EnvironmentRegistry {
    private static let paths = Mutex<Set<String>>([])

    /// Takes a path, or refuses it by name.
    static func claim(_ path: String) throws(LMDBError) {
        guard paths.withLock({ $0.insert(path).inserted }) else {
            throw LMDBError(.alreadyOpen, call: "Environment.init", detail: path)
        }
    }

    static func release(_ path: String) {
        paths.withLock { _ = $0.remove(path) }
    }
}
