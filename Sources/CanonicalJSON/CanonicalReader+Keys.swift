extension CanonicalReader {
    /// Consumes the next key, which must be exactly this one.
    ///
    /// - Throws: `missingKey` with the name if the object ends or another key is next (`duplicateKey` or
    ///   `unsortedKeys` if that key is out of order).
    public mutating func key(_ name: String) throws(CanonicalJSONError) {
        guard try optionalKey(name) else { throw missing(name) }
    }

    /// Consumes the next key if it is exactly this one.
    ///
    /// - Returns: whether it was, and has been consumed.
    public mutating func optionalKey(_ name: String) throws(CanonicalJSONError) -> Bool {
        guard let start = try startOfKey(), let afterQuote = match(name, at: start) else { return false }
        position = afterQuote
        try admitKey(at: start, mustCompare: comparesKeys)
        return true
    }

    /// Consumes the next key, whatever it is.
    ///
    /// - Returns: the key, or nil at the end of the object, whose brace remains for ``endObject()``.
    /// - Throws: `duplicateKey` or `unsortedKeys` besides what a string may be refused for.
    public mutating func anyKey() throws(CanonicalJSONError) -> String? {
        guard let scan = try scanKey() else { return nil }
        return text(of: scan)
    }

    /// Consumes and checks the next key without making a string of it.
    ///
    /// - Returns: where it is, or nil at the end of the object.
    mutating func scanKey() throws(CanonicalJSONError) -> StringScan? {
        guard let start = try startOfKey() else { return nil }
        let scan = try scanString(from: start)
        position = scan.end + 1
        comparesKeys = true
        try admitKey(at: start, mustCompare: true)
        return scan
    }

    /// Finds the first byte inside the next key's quotes without consuming anything; nil at the end of the object.
    @inline(__always)
    private mutating func startOfKey() throws(CanonicalJSONError) -> Int? {
        var index = position
        guard index < end else { throw unexpected() }
        if bytes[index] == Byte.closeBrace { return nil }
        if needsComma {
            guard bytes[index] == Byte.comma else { throw unexpected() }
            index += 1
        }
        guard index < end, bytes[index] == Byte.quote else {
            throw unexpected(at: index)
        }
        return index + 1
    }

    /// Compares the canonical form of a name, and its closing quote, with the bytes at an index.
    ///
    /// - Returns: the index after the closing quote, or nil if another key is there.
    @inline(__always)
    private mutating func match(_ name: String, at start: Int) -> Int? {
        let name = name.utf8Span.span
        let close = start &+ name.count
        // A name that needs escapes is longer in the bytes; it is rare and has its own way.
        guard close < end, bytes[close] == Byte.quote,
            Self.isUnescaped(name, in: bytes.span.extracting(start..<close))
        else { return matchEscaped(name, at: start) }
        return close &+ 1
    }

    /// Whether a name needs no escapes and is the same as equally many bytes.
    @inline(__always)
    private static func isUnescaped(_ name: Span<UInt8>, in there: Span<UInt8>) -> Bool {
        for index in name.indices {
            let byte = name[index]
            if byte != there[index] || Byte.needsEscape(byte) { return false }
        }
        return true
    }

    /// Compares a name with an escaped string in the bytes, unit by unit.
    @inline(never)
    private mutating func matchEscaped(_ name: Span<UInt8>, at start: Int) -> Int? {
        guard name.indices.contains(where: { Byte.needsEscape(name[$0]) }),
            let scan = try? scanString(from: start)
        else { return nil }
        var index = start
        for position in name.indices {
            guard index < scan.end else { return nil }
            var byte = bytes[index]
            if byte == Byte.backslash {
                (byte, index) = Escape.canonicalByte(bytes, at: index)
            } else {
                index += 1
            }
            if byte != name[position] { return nil }
        }
        return index == scan.end ? index + 1 : nil
    }

    /// Takes the key before this place as the object's latest, and consumes its colon.
    @inline(__always)
    private mutating func admitKey(at start: Int, mustCompare: Bool) throws(CanonicalJSONError) {
        if mustCompare, keys.latest >= 0 { try compareKey(at: start) }
        try expect(Byte.colon)
        keys.admit(start)
        needsComma = false
    }

    private mutating func compareKey(at start: Int) throws(CanonicalJSONError) {
        switch KeyOrder.relation(of: keys.latest, to: start, in: bytes) {
        case .ascending: break
        case .equal: throw CanonicalJSONError(.duplicateKey, offset: start - 1, detail: keyText(at: start))
        case .descending: throw CanonicalJSONError(.unsortedKeys, offset: start - 1, detail: keyText(at: start))
        }
    }

    @inline(never)
    private mutating func keyText(at start: Int) -> String? {
        (try? scanString(from: start)).map { text(of: $0) }
    }

    /// Says why the key asked for is not here.
    @inline(never)
    private mutating func missing(_ name: String) -> CanonicalJSONError {
        let start = position
        do throws(CanonicalJSONError) {
            _ = try scanKey()
            return CanonicalJSONError(.missingKey, offset: start, detail: name)
        } catch {
            return error
        }
    }

    /// The refusal of what stands where the object should end.
    @inline(never)
    mutating func furtherKey() -> CanonicalJSONError {
        do throws(CanonicalJSONError) {
            let name = try anyKey()
            return CanonicalJSONError(.unexpectedKey, offset: keys.latest - 1, detail: name)
        } catch {
            return error
        }
    }
}
