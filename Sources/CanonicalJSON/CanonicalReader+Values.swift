/// Where a canonical string is, without its quotes, and what was seen in it.
struct StringScan {
    var start: Int
    var end: Int
    var hasEscapes = false
    /// Whether some byte is 0xCC or more, so some scalar U+0300 or more: below that all text is in form C.
    var mayLackNFC = false
}

extension CanonicalReader {
    /// Reads a string.
    ///
    /// - Throws: `wrongType` if no string is here; `invalidUTF8`, `unescapedControl`, `nonCanonicalEscape`,
    ///   `invalidEscape`, `loneSurrogate`; `notNFC` if the reader checks that.
    /// - Complexity: O(*n*).
    public mutating func string() throws(CanonicalJSONError) -> String {
        guard position < end, bytes[position] == Byte.quote else { throw unexpectedValue() }
        let scan = try scanString(from: position + 1)
        position = scan.end + 1
        needsComma = true
        return text(of: scan)
    }

    /// Reads an integer.
    ///
    /// - Throws: `wrongType` if no number is here; `invalidNumber`, `notInteger`, `integerOutOfRange`.
    public mutating func integer() throws(CanonicalJSONError) -> Int64 {
        guard position < end else { throw unexpected() }
        let isNegative = bytes[position] == Byte.minus
        let first = isNegative ? position + 1 : position
        var index = first
        var value: Int64 = 0
        while index < end, Byte.isDigit(bytes[index]) {
            value = value &* 10 &+ Int64(bytes[index] &- Byte.zero)
            index += 1
        }
        let leadsWithZero = index > first && bytes[first] == Byte.zero
        let continues =
            index < end && bytes[index] | 0x20 == UInt8(ascii: "e") || index < end && bytes[index] == Byte.dot
        guard index > first, !continues, !leadsWithZero || index == first + 1 && !isNegative,
            index - first <= 16, value <= JSONLimits.greatestInteger
        else { throw refusedNumber(first: first, index: index, continues: continues, leadsWithZero: leadsWithZero) }
        position = index
        needsComma = true
        return isNegative ? -value : value
    }

    /// Reads `true` or `false`.
    ///
    /// - Throws: `wrongType` if neither is here.
    public mutating func boolean() throws(CanonicalJSONError) -> Bool {
        if position < end, bytes[position] == UInt8(ascii: "t") {
            try literal("true")
            return true
        }
        guard position < end, bytes[position] == UInt8(ascii: "f") else { throw unexpectedValue() }
        try literal("false")
        return false
    }

    /// Reads `null`.
    ///
    /// - Throws: `wrongType` if it is not here.
    public mutating func null() throws(CanonicalJSONError) {
        guard position < end, bytes[position] == UInt8(ascii: "n") else { throw unexpectedValue() }
        try literal("null")
    }

    /// Whether `null` begins here; nothing is consumed.
    public func isNull() -> Bool {
        position < end && bytes[position] == UInt8(ascii: "n")
    }

    private mutating func literal(_ word: String) throws(CanonicalJSONError) {
        for byte in word.utf8 { try expect(byte) }
        needsComma = true
    }

    @inline(never)
    private mutating func refusedNumber(first: Int, index: Int, continues: Bool, leadsWithZero: Bool)
        -> CanonicalJSONError
    {
        if index == first {
            if first == position { return unexpectedValue() }
            return CanonicalJSONError(first < end ? .invalidNumber : .truncated, offset: first)
        }
        if leadsWithZero, index > first + 1 { return CanonicalJSONError(.invalidNumber, offset: position) }
        if continues { return CanonicalJSONError(.notInteger, offset: index) }
        return CanonicalJSONError(leadsWithZero ? .invalidNumber : .integerOutOfRange, offset: position)
    }
}

extension CanonicalReader {
    /// Checks a string from the byte after its opening quote, and finds its closing quote.
    mutating func scanString(from start: Int) throws(CanonicalJSONError) -> StringScan {
        let index = endOfPlainText(from: start)
        guard index < end, bytes[index] == Byte.quote else { return try scanSpecial(from: start, at: index) }
        return StringScan(start: start, end: index)
    }

    /// Finds the first byte from an index that is not printable ASCII other than quote and backslash.
    ///
    /// This loop is where a reader spends its time, so it judges eight bytes at once, as one integer.
    private mutating func endOfPlainText(from start: Int) -> Int {
        let span = bytes.span
        var index = start
        while index <= end &- 8 {
            let special = WordScan.specialLanes(WordScan.word(in: span, at: index))
            if special != 0 { return index + special.trailingZeroBitCount >> 3 }
            index &+= 8
        }
        while index < end, WordScan.isPlain(span[index]) { index += 1 }
        return index
    }

    /// Goes on where plain text ends: escapes, multi-byte scalars, and whatever is refused.
    private mutating func scanSpecial(from start: Int, at first: Int) throws(CanonicalJSONError) -> StringScan {
        var scan = StringScan(start: start, end: start)
        var index = first
        while index < end {
            let byte = bytes[index]
            if byte == Byte.quote {
                scan.end = index
                if scan.mayLackNFC, checksNFC, !Normalization.isNFC(text(of: scan)) {
                    throw CanonicalJSONError(.notNFC, offset: start - 1, detail: text(of: scan))
                }
                return scan
            }
            if byte >= 0x80 {
                guard let next = UTF8Scan.endOfScalar(in: bytes, at: index, end: end) else {
                    throw CanonicalJSONError(.invalidUTF8, offset: index)
                }
                if byte >= 0xCC { scan.mayLackNFC = true }
                index = next
            } else if byte == Byte.backslash {
                index = try endOfCanonicalEscape(at: index)
                scan.hasEscapes = true
            } else if byte < Byte.space {
                throw CanonicalJSONError(.unescapedControl, offset: index)
            } else {
                index = endOfPlainText(from: index)
            }
        }
        throw CanonicalJSONError(.truncated, offset: end)
    }

    /// Makes a string of checked bytes.
    mutating func text(of scan: StringScan) -> String {
        guard scan.hasEscapes else { return String(decoding: bytes[scan.start..<scan.end], as: UTF8.self) }
        var plain: [UInt8] = []
        plain.reserveCapacity(scan.end - scan.start)
        var index = scan.start
        while index < scan.end {
            var byte = bytes[index]
            if byte == Byte.backslash {
                (byte, index) = Escape.canonicalByte(bytes, at: index)
            } else {
                index += 1
            }
            plain.append(byte)
        }
        return String(decoding: plain, as: UTF8.self)
    }

    private mutating func endOfCanonicalEscape(at index: Int) throws(CanonicalJSONError) -> Int {
        guard index + 1 < end else { throw CanonicalJSONError(.truncated, offset: end) }
        if Escape.byte(for: bytes[index + 1]) != nil { return index + 2 }
        // Decoding it as JSON at large allows tells a wrong escape from one that is merely not canonical.
        _ = try Escape.scalar(in: bytes, at: index, end: end)
        guard bytes[index + 1] == UInt8(ascii: "u"), Escape.isCanonicalControl(bytes, at: index) else {
            throw CanonicalJSONError(.nonCanonicalEscape, offset: index)
        }
        return index + 6
    }
}
