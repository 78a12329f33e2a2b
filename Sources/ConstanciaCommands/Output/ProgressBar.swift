import Deliberation
import Glibc
import Synchronization

/// One line on standard error that says how far a long reading is; nothing where standard error is no terminal.
final class ProgressBar: Sendable {
    private static let columns = 24
    /// Drawn anew at most so often: terminals are slow.
    private static let interval = Duration.milliseconds(100)

    private let start = ContinuousClock.now
    private let last = Mutex<ContinuousClock.Instant?>(nil)

    /// A bar where somebody sees it.
    static func onTerminal() -> ProgressBar? { isatty(2) == 1 ? ProgressBar() : nil }

    /// Draws how many of all were read, unless that was done a moment ago.
    func show(_ read: UInt64, of size: UInt64) {
        let now = ContinuousClock.now
        let isDue = last.withLock { last in
            if let last, now - last < Self.interval, read < size { return false }
            last = now
            return true
        }
        if isDue { Console.prompt("\r\u{1B}[K" + Self.line(read, of: size, after: now - start).text) }
    }

    /// Clears the line for what comes after it.
    func clear() {
        let isShown = last.withLock { last in
            defer { last = nil }
            return last != nil
        }
        if isShown { Console.prompt("\r\u{1B}[K") }
    }

    /// What the line says of how many were read in how long.
    static func line(_ read: UInt64, of size: UInt64, after time: Duration) -> Message {
        let seconds = max(Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18, 0.001)
        let share = size == 0 ? 1 : min(1, Double(read) / Double(size))
        let rate = Double(read) / seconds
        let left = rate > 0 && read < size ? Int(min(Double(size - read) / rate, 359_999)) : 0
        let full = Int(share * Double(columns))
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: columns - full)
        return .auditProgress(bar: bar, percent: Int(share * 100), rate: Int(rate), left: clock(left))
    }

    /// Hours, minutes and seconds; the hours only where there are any.
    private static func clock(_ seconds: Int) -> String {
        let parts = [seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
        return (seconds >= 3_600 ? "\(seconds / 3_600):" : "") + parts.joined(separator: ":")
    }
}
