import Glibc
import Synchronization
import SystemPackage

/// Where data and words go: data to standard output, words to people to standard error.
enum Console {
    /// Whether people are looking: colour and progress only then.
    static let isTerminal = isatty(1) == 1

    private static let lostOutput = Mutex(false)

    /// Whether something written to standard output did not get there, as on a full disk.
    ///
    /// A reader that went away does not count.
    static var hasLostOutput: Bool { lostOutput.withLock { $0 } }

    /// Prints data, with a line feed.
    static func print(_ text: String) { write(Array((text + "\n").utf8)) }

    /// Prints bytes as they are.
    static func write(_ bytes: [UInt8]) {
        do {
            try FileDescriptor.standardOutput.writeAll(bytes)
        } catch {
            // A reader who went away (a closed pipe) wants no more; there is nobody left to tell.
            if error as? Errno != .brokenPipe { lostOutput.withLock { $0 = true } }
        }
    }

    /// Asks people for what they type next, on the same line.
    static func prompt(_ text: String) { _ = try? FileDescriptor.standardError.writeAll(Array(text.utf8)) }

    /// Says something to people.
    static func say(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array((text + "\n").utf8))
    }
}
