extension CanonicalReader {
    /// Checks one whole value, of any type, and copies its bytes.
    ///
    /// - Complexity: O(*n*).
    public mutating func rawValue() throws(CanonicalJSONError) -> [UInt8] {
        let start = position
        try skipValue()
        return Array(bytes[start..<position])
    }

    /// Checks one whole value, of any type, and goes past it.
    ///
    /// - Complexity: O(*n*); allocates only for text that must be compared with its normalized form.
    public mutating func skipValue() throws(CanonicalJSONError) {
        // The keys met inside come from the input; those of the object around it may still all be the caller's.
        let comparedKeys = comparesKeys
        try skipWhole()
        comparesKeys = comparedKeys
    }

    private mutating func skipWhole() throws(CanonicalJSONError) {
        guard position < end else { throw unexpected() }
        switch bytes[position] {
        case Byte.openBrace:
            try beginObject()
            while try scanKey() != nil { try skipWhole() }
            try endObject()
        case Byte.openBracket:
            try beginArray()
            while try nextElement() { try skipWhole() }
        case Byte.quote:
            let scan = try scanString(from: position + 1)
            position = scan.end + 1
            needsComma = true
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            _ = try boolean()
        case UInt8(ascii: "n"):
            try null()
        default:
            _ = try integer()
        }
    }

    /// Reads one whole value, of any type.
    ///
    /// - Complexity: O(*n*).
    public mutating func value() throws(CanonicalJSONError) -> JSONValue {
        guard position < end else { throw unexpected() }
        switch bytes[position] {
        case Byte.openBrace:
            return try object()
        case Byte.openBracket:
            var elements: [JSONValue] = []
            try beginArray()
            while try nextElement() { elements.append(try value()) }
            return .array(elements)
        case Byte.quote:
            return .string(try string())
        case UInt8(ascii: "t"), UInt8(ascii: "f"):
            return .boolean(try boolean())
        case UInt8(ascii: "n"):
            try null()
            return .null
        default:
            return .integer(try integer())
        }
    }

    private mutating func object() throws(CanonicalJSONError) -> JSONValue {
        var members: [String: JSONValue] = [:]
        try beginObject()
        while let name = try anyKey() {
            let keyOffset = keys.latest - 1
            // Keys that ascend can still be canonically equivalent text, which Swift holds to be the same.
            if members.updateValue(try value(), forKey: name) != nil {
                throw CanonicalJSONError(.duplicateKey, offset: keyOffset, detail: name)
            }
        }
        try endObject()
        return .object(members)
    }
}
