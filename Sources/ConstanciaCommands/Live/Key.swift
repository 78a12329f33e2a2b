/// One key, as the recorder understands it.
enum Key: Hashable {
    case character(Character)
    /// Part of a pasted text: it belongs on a line, and is never taken for a key that records.
    case pasted(Character)
    case enter
    case backspace
    /// Ctrl-U: the whole line goes.
    case clearLine
    case escape
}

/// Turns bytes of a terminal or of a pipe into keys.
///
/// Cursor keys and their like come as sequences that begin with Esc; they are swallowed whole, so that none of their
/// letters is taken for a key that records.
struct KeyReader {
    private enum State {
        case ground
        case escape
        /// After `Esc [`, with what came since.
        case sequence([UInt8])
        /// Inside a character of several bytes.
        case character([UInt8], missing: Int)
    }

    private var state = State.ground
    private var isPasting = false

    /// Whether an Esc waits to see if it begins a sequence.
    var isWaiting: Bool { if case .escape = state { true } else { false } }

    /// The keys that a byte completes.
    mutating func feed(_ byte: UInt8) -> [Key] {
        switch state {
        case .ground: return begin(byte)
        case .escape:
            if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "O") {
                state = .sequence([])
                return []
            }
            state = .ground
            return [.escape] + begin(byte)
        case .sequence(let bytes):
            guard (0x40...0x7E).contains(byte) else {
                // No terminal sends longer ones; what does is noise, and its memory is bounded.
                state = .sequence(bytes.count < 16 ? bytes + [byte] : bytes)
                return []
            }
            state = .ground
            if byte == UInt8(ascii: "~"), bytes == Array("200".utf8) { isPasting = true }
            if byte == UInt8(ascii: "~"), bytes == Array("201".utf8) { isPasting = false }
            return []
        case .character(let bytes, let missing): return goOn(bytes + [byte], missing: missing - 1)
        }
    }

    /// The keys that are complete because nothing follows: an Esc on its own.
    mutating func flush() -> [Key] {
        defer { state = .ground }
        return isWaiting ? [.escape] : []
    }

    private mutating func begin(_ byte: UInt8) -> [Key] {
        switch byte {
        case 0x0A, 0x0D: return [isPasting ? .pasted(" ") : .enter]
        case 0x08, 0x7F: return [.backspace]
        case 0x15: return [.clearLine]
        case 0x1B:
            state = .escape
            return []
        case ..<0x20: return []
        case ..<0x80: return [key(Character(Unicode.Scalar(byte)))]
        case 0xC2..<0xE0: state = .character([byte], missing: 1)
        case 0xE0..<0xF0: state = .character([byte], missing: 2)
        case 0xF0..<0xF5: state = .character([byte], missing: 3)
        default: return []
        }
        return []
    }

    private mutating func goOn(_ bytes: [UInt8], missing: Int) -> [Key] {
        guard let byte = bytes.last, (0x80..<0xC0).contains(byte) else {
            // What was begun never was a character; the byte that broke it may be a key.
            state = .ground
            return bytes.last.map { begin($0) } ?? []
        }
        guard missing == 0 else {
            state = .character(bytes, missing: missing)
            return []
        }
        state = .ground
        return String(validating: bytes, as: UTF8.self)?.first.map { [key($0)] } ?? []
    }

    private func key(_ character: Character) -> Key { isPasting ? .pasted(character) : .character(character) }
}
