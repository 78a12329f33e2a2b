internal import CanonicalJSON
internal import LMDB
internal import TransparencyLog

/// Reads a leaf in one pass, each key in its place.
///
/// An envelope holds no escapes and no text outside ASCII but in `data`, so names are compared and copied as bytes, and
/// only `data` is JSON at large. Whatever is not exactly in place is refused.
struct LeafParser {
    let bytes: [UInt8]
    private(set) var offset: Int

    init(_ bytes: [UInt8], at offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// The refusal of what is here.
    @inline(never)
    func refused(_ field: String) -> EventLogError {
        EventLogError(.damaged, "an event: \(field) at byte \(offset)")
    }

    /// Consumes exactly these bytes.
    @inline(__always)
    mutating func literal(_ expected: [UInt8]) throws(EventLogError) {
        guard matches(expected) else { throw refused(String(decoding: expected, as: UTF8.self)) }
        offset += expected.count
    }

    /// Whether exactly these bytes are here.
    @inline(__always)
    func matches(_ expected: [UInt8]) -> Bool {
        guard bytes.count - offset >= expected.count else { return false }
        let here = bytes.span.extracting(offset..<offset + expected.count)
        return here.isEqual(to: expected.span)
    }

    /// Consumes the text up to the next quote, and the quote.
    @inline(__always)
    mutating func text(_ field: String) throws(EventLogError) -> Range<Int> {
        var index = offset
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
        guard index < bytes.count else { throw refused(field) }
        let start = offset
        offset = index + 1
        return start..<index
    }

    /// Consumes so many bytes and a quote.
    @inline(__always)
    mutating func text(_ field: String, count: Int) throws(EventLogError) -> Range<Int> {
        let start = offset
        let end = start + count
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else { throw refused(field) }
        offset = end + 1
        return start..<end
    }

    /// The bytes of a range as a string; they have been found to be ASCII, or will be.
    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Consumes a natural number of at most 16 digits.
    mutating func number(_ field: String) throws(EventLogError) -> UInt64 {
        let start = offset
        var value: UInt64 = 0
        while offset < bytes.count {
            let digit = bytes[offset] &- UInt8(ascii: "0")
            guard digit < 10, offset - start < 16 else { break }
            value = value * 10 + UInt64(digit)
            offset += 1
        }
        guard offset > start, bytes[start] != UInt8(ascii: "0") || offset == start + 1, value < 1 << 53 else {
            throw refused(field)
        }
        return value
    }

    /// Consumes a value of canonical JSON: an object without null.
    mutating func data() throws(EventLogError) -> [UInt8] {
        let start = offset
        do throws(CanonicalJSONError) {
            var reader = CanonicalReader(bytes, range: start..<bytes.count, limits: FieldRules.dataLimits)
            guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { throw .init(.wrongType, offset: start) }
            try reader.skipValue()
            offset = reader.offset
        } catch {
            throw EventLogError(.damaged, "an event: data", json: error)
        }
        guard FieldRules.firstNull(in: bytes, start..<offset) == nil else { throw refused("data") }
        return Array(bytes[start..<offset])
    }

    /// Consumes an id and a quote.
    mutating func id(_ field: String) throws(EventLogError) -> EventID {
        let range = try text(field, count: 36)
        guard let id = EventID(text: bytes.span.extracting(range)) else { throw refused(field) }
        return id
    }

    /// Consumes a hash in hexadecimal and a quote.
    mutating func digest(_ field: String) throws(EventLogError) -> Digest {
        let range = try text(field, count: 2 * Digest.byteCount)
        var isValid = true
        for index in range where hexadecimalValue(bytes[index]) == nil { isValid = false }
        let pairs = (0..<Digest.byteCount).lazy.map { [bytes] index in
            let first = range.lowerBound + 2 * index
            return (hexadecimalValue(bytes[first]) ?? 0) << 4 | (hexadecimalValue(bytes[first + 1]) ?? 0)
        }
        guard isValid, let digest = Digest(bytes: pairs) else { throw refused(field) }
        return digest
    }
}

/// The value of a lower-case hexadecimal digit.
@inline(__always)
func hexadecimalValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
}
