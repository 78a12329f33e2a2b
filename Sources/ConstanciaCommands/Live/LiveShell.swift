import Deliberation

/// The two ways to sit at a desk: a terminal, and a pipe.
enum LiveShell {
    /// How long a screen may be out of date while nobody presses a key, in milliseconds.
    private static let patience: Int32 = 1_000
    /// How long an Esc waits to see whether it begins a longer sequence, in milliseconds.
    private static let escapePatience: Int32 = 50

    /// One key at a time, and the whole screen after each.
    static func runOnTerminal(_ desk: inout LiveDesk) throws {
        try RawTerminal.withRawMode {
            var reader = KeyReader()
            try draw(desk)
            while true {
                let keys: [Key]
                switch RawTerminal.next(within: reader.isWaiting ? escapePatience : patience) {
                case .byte(let byte): keys = reader.feed(byte)
                case .nothing: keys = reader.flush()
                case .end: return
                }
                for key in keys {
                    guard try desk.press(key).goesOn else { return }
                }
                // Also without a key: the clock moves, and others may record at the same time.
                if !reader.isWaiting { try draw(desk) }
            }
        }
    }

    /// The same keys from a pipe: each act or refusal as a line, and at the end the screen, if people read it.
    static func runOnPipe(_ desk: inout LiveDesk, showsScreen: Bool) throws {
        var reader = KeyReader()
        reading: while true {
            let input = RawTerminal.next()
            let keys: [Key] = if case .byte(let byte) = input { reader.feed(byte) } else { reader.flush() }
            for key in keys {
                let (goesOn, told) = try desk.press(key)
                for line in told { Console.print(line) }
                if !goesOn { break reading }
            }
            if input == .end { break }
        }
        guard showsScreen, let screen = try desk.screen() else { return }
        Console.print(([""] + screen.lines).joined(separator: "\n"))
    }

    private static func draw(_ desk: LiveDesk) throws {
        let size = RawTerminal.size
        guard let screen = try desk.screen(width: size.columns) else { return }
        let lines = screen.lines(rows: size.rows, columns: size.columns)
        // Home, each line with the rest of it cleared, then everything below: nothing flickers.
        let text = lines.enumerated().map { index, line in
            (index == 0 ? "\u{1B}[1m\(line)\u{1B}[0m" : line) + "\u{1B}[K"
        }
        Console.write(Array(("\u{1B}[H" + text.joined(separator: "\r\n") + "\u{1B}[J").utf8))
    }
}
