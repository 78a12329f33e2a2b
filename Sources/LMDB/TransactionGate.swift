import Glibc
import Synchronization

/// Counts the live transactions of one environment, so that the map is resized only while there are none.
///
/// `mdb_env_set_mapsize` unmaps the file: a reader in the middle of it would touch pages that are gone.
final class TransactionGate: Sendable {
    private struct State {
        var live = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    /// How long a resize waits for the process's transactions to end, in milliseconds.
    private static let patience = 10_000

    /// Counts one more transaction, after any resize has ended.
    func enter() {
        while true {
            let entered = state.withLock { state in
                guard !state.isClosed else { return false }
                state.live += 1
                return true
            }
            if entered { return }
            usleep(200)
        }
    }

    func leave() {
        state.withLock { $0.live -= 1 }
    }

    /// Runs `resize` while no transaction is live and none can begin.
    ///
    /// Resizing happens once in gigabytes, so waiting is by polling and entering stays cheap.
    func exclusively(_ resize: () throws(LMDBError) -> Void) throws(LMDBError) {
        var isOwner = false
        for _ in 0..<Self.patience {
            let isIdle = state.withLock { state in
                if !isOwner, !state.isClosed {
                    state.isClosed = true
                    isOwner = true
                }
                return isOwner && state.live == 0
            }
            if isIdle {
                defer { state.withLock { $0.isClosed = false } }
                return try resize()
            }
            usleep(1_000)
        }
        if isOwner { state.withLock { $0.isClosed = false } }
        throw LMDBError(.mapBusy, call: "mdb_env_set_mapsize")
    }
}
