/// Writes canonical JSON straight into bytes (RFC 8785); commas are its business, the order of keys is the caller's.
///
/// The caller gives the keys of an object in ascending UTF-16 order; a debug build checks it.
public struct CanonicalWriter: Sendable {
    /// What has been written so far.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false
    private var depth = 0
    private var keys = KeyStack()

    /// Creates an empty writer with room for so many bytes.
    public init(capacity: Int = 512) {
        bytes.reserveCapacity(capacity)
    }

    /// Opens an object.
    public mutating func beginObject() {
        separate()
        bytes.append(Byte.openBrace)
        depth += 1
        keys.push(isOutermost: depth == 1)
    }

    /// Closes the object.
    public mutating func endObject() {
        close(Byte.closeBrace)
        keys.pop()
    }

    /// Opens an array.
    public mutating func beginArray() {
        separate()
        bytes.append(Byte.openBracket)
        depth += 1
    }

    /// Closes the array.
    public mutating func endArray() {
        close(Byte.closeBracket)
    }

    /// Writes a key; it must come after the object's keys so far.
    public mutating func key(_ name: String) {
        separate()
        let start = bytes.count + 1
        appendQuoted(name)
        assert(
            keys.latest < 0 || KeyOrder.relation(of: keys.latest, to: start, in: bytes) == .ascending,
            "keys must ascend by UTF-16 code units: \(name)")
        keys.admit(start)
        bytes.append(Byte.colon)
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ text: String) {
        separate()
        appendQuoted(text)
        needsComma = true
    }

    /// Writes an integer.
    ///
    /// - Precondition: the magnitude is at most ``JSONLimits/greatestInteger``.
    public mutating func integer(_ value: Int64) {
        precondition(
            value.magnitude <= JSONLimits.greatestInteger.magnitude, "an integer of canonical JSON is below 2^53")
        separate()
        if 0...9 ~= value {
            bytes.append(Byte.zero + UInt8(value))
        } else {
            bytes.append(contentsOf: String(value).utf8)
        }
        needsComma = true
    }

    /// Writes `true` or `false`.
    public mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
        needsComma = true
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
        needsComma = true
    }

    /// Writes a value that already is canonical bytes; they are not looked at.
    public mutating func raw(_ canonical: [UInt8]) {
        separate()
        bytes.append(contentsOf: canonical)
        needsComma = true
    }

    /// Writes a whole value, sorting the keys of its objects.
    ///
    /// - Precondition: every integer's magnitude is at most ``JSONLimits/greatestInteger``.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .boolean(let flag): boolean(flag)
        case .integer(let number): integer(number)
        case .string(let text): string(text)
        case .array(let elements):
            beginArray()
            for element in elements { self.value(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members.sorted(by: { KeyOrder.precedes($0.key, $1.key) }) {
                key(member.key)
                self.value(member.value)
            }
            endObject()
        }
    }

    private mutating func separate() {
        if needsComma { bytes.append(Byte.comma) }
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        precondition(depth > 0, "nothing is open")
        bytes.append(bracket)
        depth -= 1
        needsComma = true
    }

    /// Appends a text between quotes, escaping what RFC 8785, section 3.2.2.2, says and nothing else.
    private mutating func appendQuoted(_ text: String) {
        bytes.append(Byte.quote)
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        if let first = bytes[start...].firstIndex(where: Byte.needsEscape) {
            bytes.removeSubrange(first...)
            for byte in text.utf8.dropFirst(first - start) { appendEscaped(byte) }
        }
        bytes.append(Byte.quote)
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        guard Byte.needsEscape(byte) else { return bytes.append(byte) }
        bytes.append(Byte.backslash)
        if let letter = Escape.letter(for: byte) { return bytes.append(letter) }
        bytes.append(contentsOf: "u00".utf8)
        bytes.append(Byte.hexDigit(byte >> 4))
        bytes.append(Byte.hexDigit(byte & 15))
    }
}
