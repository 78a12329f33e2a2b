/// Finds which value of a JSON text a byte belongs to; it runs only once something is wrong.
enum JSONPath {
    private enum Frame {
        case object(key: String?, isAtKey: Bool)
        case array(index: Int)
    }

    /// The path of the value at `offset`, such as `agenda[2].title`.
    ///
    /// The bytes need not be valid: the walk stops at the offset and never trusts what it passes.
    /// A `member` names a field of the object at `offset` in place of the one last passed.
    static func text(at offset: Int, in bytes: [UInt8], from start: Int, member: String?) -> String {
        var frames = frames(before: min(offset, bytes.count), in: bytes, from: start)
        if let member {
            if case .object? = frames.last { frames.removeLast() }
            frames.append(.object(key: member, isAtKey: false))
        }
        return describe(frames)
    }

    private static func frames(before end: Int, in bytes: [UInt8], from start: Int) -> [Frame] {
        var frames: [Frame] = []
        var position = start
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "{"):
                frames.append(.object(key: nil, isAtKey: true))
            case UInt8(ascii: "["):
                frames.append(.array(index: 0))
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = frames.popLast()
            case UInt8(ascii: ","):
                advance(&frames)
            case UInt8(ascii: "\""):
                let close = closingQuote(after: position, in: bytes)
                if case .object(_, true)? = frames.last, close < end {
                    let key = String(decoding: bytes[(position + 1)..<close], as: UTF8.self)
                    frames[frames.count - 1] = .object(key: key, isAtKey: false)
                }
                position = close
            default:
                break
            }
            position += 1
        }
        return frames
    }

    private static func advance(_ frames: inout [Frame]) {
        switch frames.last {
        case .array(let index): frames[frames.count - 1] = .array(index: index + 1)
        case .object(let key, _): frames[frames.count - 1] = .object(key: key, isAtKey: true)
        case nil: break
        }
    }

    private static func closingQuote(after open: Int, in bytes: [UInt8]) -> Int {
        var position = open + 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(position, bytes.count)
    }

    private static func describe(_ frames: [Frame]) -> String {
        var text = ""
        for frame in frames {
            switch frame {
            case .array(let index): text += "[\(index)]"
            case .object(let key?, _): text += text.isEmpty ? key : ".\(key)"
            case .object(nil, _): break
            }
        }
        return text
    }
}
