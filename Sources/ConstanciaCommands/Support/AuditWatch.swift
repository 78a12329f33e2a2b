import Audit
import Deliberation
import Dispatch
import FoundationEssentials
import Glibc

/// Ends the process that audits when it stands still or grows without bound; its parent tells why by the signal.
///
/// The kernel keeps the time: each step forward winds an alarm anew, so that even a loop inside LMDB ends. Memory is
/// looked at from a thread of its own, and only what is the process's own counts. A limit on address space
/// (`RLIMIT_AS`) would refuse the map, which is far larger than any file, and one on data (`RLIMIT_DATA`) would end the
/// process by a failed allocation, which looks like any other fall.
struct AuditWatch {
    static let hung = SIGALRM
    static let grown = SIGUSR1

    private static let interval = DispatchTimeInterval.milliseconds(50)
    private static let mebibyte = 1 << 20

    /// Winds the alarm anew.
    let progress: @Sendable () -> Void

    /// Keeps the second watch alive.
    private let timer: any DispatchSourceTimer

    /// Begins to watch.
    init(patience: Double, mebibytes: Int) {
        let seconds = patience > 0 ? min(patience, 1e9) : 0
        progress = { Self.wind(seconds) }
        timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
        timer.setEventHandler {
            if let bytes = Self.ownMemory(), bytes / Self.mebibyte >= mebibytes { kill(getpid(), Self.grown) }
        }
        timer.schedule(deadline: .now(), repeating: Self.interval)
        timer.activate()
        progress()
    }

    private static func wind(_ seconds: Double) {
        if seconds < 1 {
            _ = ualarm(max(1, UInt32(seconds * 1e6)), 0)
        } else {
            _ = alarm(UInt32(seconds.rounded(.up)))
        }
    }

    /// Bytes of memory that no file backs; `nil` where the kernel does not tell.
    private static func ownMemory() -> Int? {
        guard let text = try? Data(contentsOf: URL(filePath: "/proc/self/statm")) else { return nil }
        // Pages: in all, in memory, and those of them that a file backs.
        let pages = String(decoding: text, as: UTF8.self).split(separator: " ").prefix(3).compactMap {
            Int($0)
        }
        return pages.count == 3 ? (pages[1] - pages[2]) * Int(getpagesize()) : nil
    }
}

/// How a process that audited came to its end, by what the kernel says of it.
struct AuditFall {
    /// The cause in the kernel's terms, such as `signal 11`.
    let cause: String

    init(_ cause: String) { self.cause = cause }

    init(signal: Int32) { cause = "signal \(signal)" }

    /// The fall as a difference of the audit.
    var difference: DifferenceReport {
        let (code, message): (Difference.Code, Message) =
            switch cause {
            case Self(signal: AuditWatch.hung).cause: (.hung, .auditHung)
            case Self(signal: AuditWatch.grown).cause: (.memory, .auditMemory)
            default: (.died, .auditDied(signal: cause))
            }
        return DifferenceReport(code, place: "data.mdb", message.text, Tongue.current)
    }
}
