internal import CLMDB
import Glibc

/// An exclusive hold on a directory for as long as the value lives (`flock`), for a server that must be the only one.
///
/// The kernel frees it when its holder dies. It is advisory: only those who ask for it are kept out.
public final class DirectoryHold: Sendable {
    private let descriptor: Int32

    /// Takes the hold, without waiting.
    ///
    /// - Parameter path: The directory.
    /// - Throws: `.alreadyOpen` when somebody holds it; `.noSuchFile`, `.notADirectory`, `.permissionDenied`.
    public init(_ path: String) throws(LMDBError) {
        descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .lastSystemError("open", path) }
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            let isHeld = errno == EWOULDBLOCK
            let error = isHeld ? LMDBError(.alreadyOpen, call: "flock", detail: path) : .lastSystemError("flock", path)
            _ = close(descriptor)
            throw error
        }
    }

    deinit { _ = close(descriptor) }
}
