/// Reads JSON as people and other programs write it (RFC 8259), within the same profile of values.
struct InterchangeParser {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var position = 0
    private var depth = 0

    init(_ bytes: [UInt8], limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads the whole text as one value.
    mutating func document() throws(CanonicalJSONError) -> JSONValue {
        guard bytes.count <= limits.bytes else { throw CanonicalJSONError(.tooLarge, offset: limits.bytes) }
        let value = try value()
        skipWhitespace()
        guard position == bytes.count else { throw failure(.trailingBytes) }
        return value
    }

    private mutating func value() throws(CanonicalJSONError) -> JSONValue {
        switch try token() {
        case Byte.openBrace: return try object()
        case Byte.openBracket: return try array()
        case Byte.quote: return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .boolean(true))
        case UInt8(ascii: "f"): return try literal("false", .boolean(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        case Byte.minus, Byte.zero...Byte.nine: return .integer(try integer())
        case Byte.plus, Byte.dot: throw failure(.invalidNumber)
        default: throw failure(.unexpectedByte)
        }
    }

    private mutating func object() throws(CanonicalJSONError) -> JSONValue {
        var members: [String: JSONValue] = [:]
        try open()
        guard try token() != Byte.closeBrace else { return close(.object(members)) }
        while true {
            guard try token() == Byte.quote else { throw failure(.unexpectedByte) }
            let keyOffset = position
            let name = try string()
            guard members[name] == nil else {
                throw CanonicalJSONError(.duplicateKey, offset: keyOffset, detail: name)
            }
            guard try token() == Byte.colon else { throw failure(.unexpectedByte) }
            position += 1
            members[name] = try value()
            guard try continues(until: Byte.closeBrace) else { return close(.object(members)) }
        }
    }

    private mutating func array() throws(CanonicalJSONError) -> JSONValue {
        var elements: [JSONValue] = []
        try open()
        guard try token() != Byte.closeBracket else { return close(.array(elements)) }
        while true {
            elements.append(try value())
            guard try continues(until: Byte.closeBracket) else { return close(.array(elements)) }
        }
    }

    /// Consumes the comma before another element; false, consuming nothing, at the closing bracket.
    private mutating func continues(until bracket: UInt8) throws(CanonicalJSONError) -> Bool {
        let byte = try token()
        if byte == bracket { return false }
        guard byte == Byte.comma else { throw failure(.unexpectedByte) }
        position += 1
        return true
    }

    private mutating func open() throws(CanonicalJSONError) {
        guard depth < min(limits.depth, JSONLimits.greatestDepth) else { throw failure(.tooDeep) }
        position += 1
        depth += 1
    }

    private mutating func close(_ value: JSONValue) -> JSONValue {
        position += 1
        depth -= 1
        return value
    }

    /// The next byte that is not white space; it is not consumed.
    private mutating func token() throws(CanonicalJSONError) -> UInt8 {
        skipWhitespace()
        guard position < bytes.count else { throw failure(.truncated) }
        return bytes[position]
    }

    private mutating func skipWhitespace() {
        while position < bytes.count, Byte.isWhitespace(bytes[position]) { position += 1 }
    }

    private func failure(_ code: CanonicalJSONError.Code) -> CanonicalJSONError {
        CanonicalJSONError(code, offset: position)
    }
}

extension InterchangeParser {
    private mutating func literal(_ word: String, _ value: JSONValue) throws(CanonicalJSONError) -> JSONValue {
        for byte in word.utf8 {
            guard position < bytes.count else { throw failure(.truncated) }
            guard bytes[position] == byte else { throw failure(.unexpectedByte) }
            position += 1
        }
        return value
    }

    /// Reads an integer; `-0` is 0, as RFC 8785 writes it.
    private mutating func integer() throws(CanonicalJSONError) -> Int64 {
        let start = position
        let isNegative = bytes[position] == Byte.minus
        if isNegative { position += 1 }
        let first = position
        var value: Int64 = 0
        while position < bytes.count, Byte.isDigit(bytes[position]) {
            value = value &* 10 &+ Int64(bytes[position] - Byte.zero)
            position += 1
        }
        let count = position - first
        if count == 0 { throw failure(position < bytes.count ? .invalidNumber : .truncated) }
        if bytes[first] == Byte.zero, count > 1 { throw CanonicalJSONError(.invalidNumber, offset: start) }
        if position < bytes.count, [Byte.dot, UInt8(ascii: "e"), UInt8(ascii: "E")].contains(bytes[position]) {
            throw failure(.notInteger)
        }
        guard count <= 16, value <= JSONLimits.greatestInteger else {
            throw CanonicalJSONError(.integerOutOfRange, offset: start)
        }
        return isNegative ? -value : value
    }

    private mutating func string() throws(CanonicalJSONError) -> String {
        position += 1
        var text: [UInt8] = []
        var plainStart = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == Byte.quote {
                text.append(contentsOf: bytes[plainStart..<position])
                position += 1
                return String(decoding: text, as: UTF8.self)
            }
            if byte < Byte.space { throw failure(.unescapedControl) }
            if byte == Byte.backslash {
                text.append(contentsOf: bytes[plainStart..<position])
                let (scalar, next) = try Escape.scalar(in: bytes, at: position, end: bytes.count)
                text.append(contentsOf: String(Character(scalar)).utf8)
                position = next
                plainStart = next
            } else if byte < 0x80 {
                position += 1
            } else {
                guard let next = UTF8Scan.endOfScalar(in: bytes, at: position, end: bytes.count) else {
                    throw failure(.invalidUTF8)
                }
                position = next
            }
        }
        throw failure(.truncated)
    }
}
