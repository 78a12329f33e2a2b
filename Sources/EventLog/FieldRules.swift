internal import CanonicalJSON

/// What the fields of an envelope may hold, whoever writes them.
///
/// Names are plain ASCII, so that an envelope never needs an escape or a normal form outside `data`.
enum FieldRules {
    /// The most bytes an actor's name or a type may have.
    static let largestNameByteCount = 100

    /// What data may be, so that the whole leaf keeps within the limits of an event.
    static let dataLimits = JSONLimits(bytes: JSONLimits.event.bytes, depth: JSONLimits.event.depth - 1)

    /// Whether a byte may stand in a segment of a name.
    @inline(__always)
    static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }

    /// Whether a text is an actor: 1 to 100 name bytes, slashes, colons and at signs.
    static func isActor(_ text: Span<UInt8>) -> Bool {
        guard 1...largestNameByteCount ~= text.count else { return false }
        for index in text.indices {
            let byte = text[index]
            guard
                isNameByte(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
            else { return false }
        }
        return true
    }

    /// Whether a text is a type: 1 to 100 name bytes.
    static func isType(_ text: Span<UInt8>) -> Bool {
        guard 1...largestNameByteCount ~= text.count else { return false }
        for index in text.indices where !isNameByte(text[index]) { return false }
        return true
    }

    /// Whether a text is a stream's name: segments of name bytes joined by single slashes.
    static func isStream(_ text: Span<UInt8>) -> Bool {
        guard 1...StreamName.largestByteCount ~= text.count else { return false }
        var segmentLength = 0
        for index in text.indices {
            if text[index] == UInt8(ascii: "/") {
                guard segmentLength > 0 else { return false }
                segmentLength = 0
            } else {
                guard isNameByte(text[index]) else { return false }
                segmentLength += 1
            }
        }
        return segmentLength > 0
    }

    /// Whether a text has the form `YYYY-MM-DDThh:mm:ss±hh:mm` of RFC 3339, each number within its range.
    ///
    /// Whether a month has the day is for those who compute with it.
    static func isOccurred(_ text: Span<UInt8>) -> Bool {
        guard text.count == 25, number(text, 0, 4) != nil,
            text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"), text[10] == UInt8(ascii: "T"),
            text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"), text[22] == UInt8(ascii: ":"),
            text[19] == UInt8(ascii: "+") || text[19] == UInt8(ascii: "-"),
            let month = number(text, 5, 2), let day = number(text, 8, 2),
            let hour = number(text, 11, 2), let minute = number(text, 14, 2), let second = number(text, 17, 2),
            let offsetHour = number(text, 20, 2), let offsetMinute = number(text, 23, 2)
        else { return false }
        return 1...12 ~= month && 1...31 ~= day && hour < 24 && minute < 60 && second < 60 && offsetHour < 24
            && offsetMinute < 60
    }

    /// The number that `count` decimal digits at `start` make, or `nil` when they are no digits.
    @inline(__always)
    static func number(_ text: Span<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<start + count {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// Checks that data is one canonical JSON object without null.
    static func check(data: [UInt8]) throws(EventLogError) {
        do throws(CanonicalJSONError) {
            var reader = CanonicalReader(data, limits: dataLimits)
            guard data.first == UInt8(ascii: "{") else { throw CanonicalJSONError(.wrongType, offset: 0) }
            try reader.skipValue()
            try reader.finish()
        } catch {
            throw EventLogError(.invalidData, json: error)
        }
        if let offset = firstNull(in: data, 0..<data.count) {
            throw EventLogError(.invalidData, "null at byte \(offset)")
        }
    }

    /// Finds a null in a range of canonical JSON that has been checked.
    ///
    /// Outside of strings an `n` can only begin a null, and before it stands a colon, a comma or a bracket. Such a pair
    /// is rare inside of strings, so only then is it found out where strings begin and end.
    static func firstNull(in json: [UInt8], _ range: Range<Int>) -> Int? {
        let span = json.span
        var index = range.lowerBound + 1
        while index < range.upperBound {
            if span[index] == UInt8(ascii: "n") {
                switch span[index - 1] {
                case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["):
                    return firstNullOutsideStrings(span, range)
                default: break
                }
            }
            index += 1
        }
        return nil
    }

    private static func firstNullOutsideStrings(_ span: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var isInString = false
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = span[index]
            if isInString {
                if byte == UInt8(ascii: "\\") { index += 1 }
                if byte == UInt8(ascii: "\"") { isInString = false }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "n") {
                return index
            }
            index += 1
        }
        return nil
    }
}
