import CTerminal
import Glibc

/// The terminal while keys are read one by one; on a pipe, the bytes that stand in for them.
enum RawTerminal {
    /// What came from the keyboard, or from the pipe.
    enum Input: Equatable {
        case byte(UInt8)
        /// Nothing within the time given.
        case nothing
        /// There will be no more.
        case end
    }

    /// Whether somebody sits at both ends: keys come from a terminal and the screen goes to one.
    static let isInteractive = isatty(0) == 1 && isatty(1) == 1

    /// Runs a body with the terminal in raw mode, and puts it back however the body ends.
    ///
    /// Signals that end the process put it back too (`Sources/CTerminal`).
    static func withRawMode<R>(_ body: () throws -> R) throws -> R {
        guard constancia_raw_mode(0) == 0 else { throw UsageError(.unexpected(detail: "tcsetattr \(errno)")) }
        defer { restore() }
        return try body()
    }

    /// Puts the terminal back, if it is in raw mode; may be called from a signal handler.
    static func restore() { constancia_restore_terminal() }

    /// The next byte of standard input, waiting at most so many milliseconds; nil waits as long as it takes.
    static func next(within milliseconds: Int32? = nil) -> Input {
        let answer = constancia_next_byte(0, milliseconds ?? -1)
        if let byte = UInt8(exactly: answer) { return .byte(byte) }
        return answer == CONSTANCIA_NOTHING_YET ? .nothing : .end
    }

    /// Lines and columns of the screen; what old terminals had where this one does not say.
    static var size: (rows: Int, columns: Int) {
        let rows = Int(constancia_terminal_rows(1))
        let columns = Int(constancia_terminal_columns(1))
        return (rows > 0 ? rows : 24, columns > 0 ? columns : 80)
    }
}
