import Glibc
import SystemPackage

/// Where data and words go: data to standard output, words to people to standard error.
enum Console {
    /// Whether people are looking: colour and progress only then.
    static let isTerminal = isatty(1) == 1

    /// Prints data, with a line feed.
    static func print(_ text: String) { write(Array((text + "\n").utf8)) }

    /// Prints bytes as they are.
    static func write(_ bytes: [UInt8]) {
        // A reader who went away (a closed pipe) wants no more; there is nobody left to tell.
        _ = try? FileDescriptor.standardOutput.writeAll(bytes)
    }

    /// Says something to people.
    static func say(_ text: String) {
        _ = try? FileDescriptor.standardError.writeAll(Array((text + "\n").utf8))
    }
}
