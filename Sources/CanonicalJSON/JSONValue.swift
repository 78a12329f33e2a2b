/// A JSON value in the profile of RFC 8785 that has no fractions.
///
/// Swift compares text by canonical equivalence, so two strings that differ only in normalization are equal here,
/// and no object can hold two keys that do.
public enum JSONValue: Sendable, Hashable {
    /// `null`.
    case null
    /// `true` or `false`.
    case boolean(Bool)
    /// An integer whose magnitude is at most ``JSONLimits/greatestInteger``.
    case integer(Int64)
    /// Text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Values by name; the order is settled when the object is written.
    case object([String: JSONValue])
}

extension JSONValue {
    /// Reads canonical bytes, refusing whatever ``canonicalBytes()`` would not write.
    ///
    /// RFC 8785 leaves normalization alone, and so does this; ask ``firstNonNFCString()``.
    ///
    /// - Parameters:
    ///   - bytes: the whole text.
    ///   - limits: the greatest size and nesting.
    /// - Throws: the first refusal met from the left.
    /// - Complexity: O(*n*).
    public init(canonical bytes: [UInt8], limits: JSONLimits = .event) throws(CanonicalJSONError) {
        var reader = CanonicalReader(bytes, limits: limits, checksNFC: false)
        self = try reader.value()
        try reader.finish()
    }

    /// Reads JSON as people write it: white space, keys in any order and all escapes of RFC 8259.
    ///
    /// - Parameters:
    ///   - bytes: the whole text in UTF-8, without a byte order mark.
    ///   - limits: the greatest size and nesting.
    /// - Throws: the first refusal met from the left: what is no JSON, and within JSON duplicate keys, fractions,
    ///   exponents, integers of magnitude 2^53 or more, lone surrogates, and what exceeds the limits.
    /// - Complexity: O(*n*).
    public init(interchange bytes: [UInt8], limits: JSONLimits = .event) throws(CanonicalJSONError) {
        var parser = InterchangeParser(bytes, limits: limits)
        self = try parser.document()
    }

    /// Writes the one canonical form (RFC 8785): no white space, keys by UTF-16 code units, fewest escapes.
    ///
    /// - Precondition: every integer's magnitude is at most ``JSONLimits/greatestInteger``, which holds for
    ///   whatever a reader returned.
    /// - Complexity: O(*n* log *n*) in the keys of an object, linear in all else.
    public func canonicalBytes() -> [UInt8] {
        var writer = CanonicalWriter()
        writer.value(self)
        return writer.bytes
    }

    /// Finds a string, or a key, that is not in Unicode normalization form C.
    ///
    /// - Returns: its place as a JSON Pointer (RFC 6901), the first in canonical order, or nil if there is none.
    /// - Complexity: O(*n*), and O(*n* log *n*) in the keys of an object.
    public func firstNonNFCString() -> String? {
        switch self {
        case .null, .boolean, .integer:
            return nil
        case .string(let text):
            return Normalization.isNFC(text) ? nil : ""
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                if let place = element.firstNonNFCString() { return "/\(index)\(place)" }
            }
        case .object(let members):
            for key in members.keys.sorted(by: KeyOrder.precedes) {
                if !Normalization.isNFC(key) { return "/" + Self.pointerToken(key) }
                if let place = members[key]?.firstNonNFCString() { return "/" + Self.pointerToken(key) + place }
            }
        }
        return nil
    }

    /// A key as RFC 6901, section 3, writes it: `~` is `~0` and `/` is `~1`.
    private static func pointerToken(_ key: String) -> String {
        var token = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "~": token += "~0"
            case "/": token += "~1"
            default: token.unicodeScalars.append(scalar)
            }
        }
        return token
    }
}
