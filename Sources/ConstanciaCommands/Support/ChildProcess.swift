import Dispatch
import Subprocess
import Synchronization
import SystemPackage

/// The same program in a process of its own, so that files which bring LMDB down bring down only the child.
enum ChildProcess {
    /// How the child ended.
    enum End: Sendable {
        case exited(Int32)
        case signaled(Int32)
        case notStarted(String)
    }

    /// Runs the same program with other arguments; it speaks on our own standard output and standard error.
    static func run(_ arguments: [String]) -> End {
        let answer = Answer()
        let ended = DispatchSemaphore(value: 0)
        Task {
            let end = await start(arguments)
            answer.end.withLock { $0 = end }
            ended.signal()
        }
        ended.wait()
        return answer.end.withLock { $0 }
    }

    /// Carries the answer out of the task: the command line is synchronous, the library is not.
    private final class Answer: Sendable {
        let end = Mutex(End.notStarted(""))
    }

    private static func start(_ arguments: [String]) async -> End {
        do {
            let result = try await Subprocess.run(
                .path("/proc/self/exe"), arguments: Arguments(arguments),
                environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]), output: .currentStandardOutput,
                error: .currentStandardError)
            switch result.terminationStatus {
            case .exited(let code): return .exited(code)
            case .signaled(let signal): return .signaled(signal)
            }
        } catch {
            return .notStarted("\(error)")
        }
    }
}
