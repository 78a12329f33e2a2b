/// A pull reader over canonical JSON that takes the bytes in one pass and builds no tree.
///
/// Canonical keys are sorted, so a decoder asks for each key in turn. Every byte consumed has been found canonical
/// (RFC 8785): a caller that reads to ``finish()`` without an error has checked the whole text, provided that it gave
/// its keys in ascending UTF-16 order.
///
///     var reader = CanonicalReader(bytes)
///     try reader.beginObject()
///     try reader.key("name")
///     let name = try reader.string()
///     try reader.endObject()
///     try reader.finish()
///
/// A reader that has thrown is at no defined place; start anew.
public struct CanonicalReader: Sendable {
    let bytes: [UInt8]
    let end: Int
    let depthLimit: Int
    let checksNFC: Bool
    /// The size limit that the input exceeds, if it does; then `end` is the start, so that any read asks for a reason.
    let exceededSize: Int?
    var position: Int
    var depth = 0
    /// Whether a value stands before this place in the open array or object.
    var needsComma = false
    /// Whether keys must be compared because some came from the input and not from the caller.
    var comparesKeys = false
    var keys = KeyStack()

    /// Creates a reader of a whole array.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - limits: the greatest size and nesting; too large a text is refused by the first read.
    ///   - checksNFC: whether strings that are not in normalization form C are refused.
    public init(_ bytes: [UInt8], limits: JSONLimits = .event, checksNFC: Bool = true) {
        self.init(bytes, range: 0..<bytes.count, limits: limits, checksNFC: checksNFC)
    }

    /// Creates a reader of a part of an array; offsets remain those of the array.
    ///
    /// - Parameters:
    ///   - bytes: the array.
    ///   - range: where the text is.
    ///   - limits: the greatest size and nesting; too large a text is refused by the first read.
    ///   - checksNFC: whether strings that are not in normalization form C are refused.
    /// - Precondition: the range lies within the array.
    public init(_ bytes: [UInt8], range: Range<Int>, limits: JSONLimits = .event, checksNFC: Bool = true) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range lies outside the array")
        self.bytes = bytes
        self.checksNFC = checksNFC
        position = range.lowerBound
        depthLimit = min(limits.depth, JSONLimits.greatestDepth)
        let fits = range.count <= limits.bytes
        end = fits ? range.upperBound : range.lowerBound
        exceededSize = fits ? nil : limits.bytes
    }

    /// The index in the array of the next byte to read.
    public var offset: Int { position }

    /// Enters an object.
    ///
    /// - Throws: `wrongType` if no object is here, `tooDeep`.
    public mutating func beginObject() throws(CanonicalJSONError) {
        try open(Byte.openBrace)
        keys.push(isOutermost: depth == 1)
    }

    /// Leaves the object.
    ///
    /// - Throws: `unexpectedKey` with the key if there is another one (`duplicateKey` or `unsortedKeys` if it is that).
    public mutating func endObject() throws(CanonicalJSONError) {
        guard position < end, bytes[position] == Byte.closeBrace else { throw furtherKey() }
        close()
        keys.pop()
    }

    /// Enters an array.
    ///
    /// - Throws: `wrongType` if no array is here, `tooDeep`.
    public mutating func beginArray() throws(CanonicalJSONError) {
        try open(Byte.openBracket)
    }

    /// Goes to the array's next element, or leaves the array after the last.
    ///
    /// - Returns: whether there is an element to read.
    public mutating func nextElement() throws(CanonicalJSONError) -> Bool {
        guard position < end else { throw unexpected() }
        if bytes[position] == Byte.closeBracket {
            close()
            return false
        }
        if needsComma { try expect(Byte.comma) }
        needsComma = false
        return true
    }

    /// Checks that nothing follows.
    ///
    /// - Throws: `trailingBytes`.
    public mutating func finish() throws(CanonicalJSONError) {
        if let exceededSize { throw CanonicalJSONError(.tooLarge, offset: position + exceededSize) }
        if position < end { throw CanonicalJSONError(.trailingBytes, offset: position) }
    }

    private mutating func open(_ bracket: UInt8) throws(CanonicalJSONError) {
        guard position < end, bytes[position] == bracket else { throw unexpectedValue() }
        guard depth < depthLimit else { throw CanonicalJSONError(.tooDeep, offset: position) }
        position += 1
        depth += 1
        needsComma = false
    }

    mutating func close() {
        precondition(depth > 0, "nothing is open")
        position += 1
        depth -= 1
        needsComma = true
    }
}

extension CanonicalReader {
    /// Consumes one byte of punctuation.
    mutating func expect(_ byte: UInt8) throws(CanonicalJSONError) {
        guard position < end, bytes[position] == byte else { throw unexpected() }
        position += 1
    }

    /// The refusal of the byte at an index, or else here, where punctuation or a value was due.
    @inline(never)
    mutating func unexpected(at index: Int? = nil) -> CanonicalJSONError {
        let index = index ?? position
        if let exceededSize { return CanonicalJSONError(.tooLarge, offset: position + exceededSize) }
        guard index < end else { return CanonicalJSONError(.truncated, offset: end) }
        return CanonicalJSONError(Byte.isWhitespace(bytes[index]) ? .whitespace : .unexpectedByte, offset: index)
    }

    /// The refusal of the value here, which is not of the type asked for, or none at all.
    @inline(never)
    mutating func unexpectedValue() -> CanonicalJSONError {
        guard position < end else { return unexpected() }
        switch bytes[position] {
        case Byte.openBrace, Byte.openBracket, Byte.quote, Byte.minus, Byte.zero...Byte.nine,
            UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            return CanonicalJSONError(.wrongType, offset: position)
        case Byte.plus:
            return CanonicalJSONError(.invalidNumber, offset: position)
        default:
            return unexpected()
        }
    }
}
