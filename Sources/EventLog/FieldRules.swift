internal import CanonicalJSON

/// What the fields of an envelope may hold, whoever writes them.
///
/// Names are plain ASCII, so that an envelope never needs an escape or a normal form outside `data`.
enum FieldRules {
    /// The most bytes an actor's name or a type may have.
    static let largestNameByteCount = 100

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

    /// Checks an actor: name bytes, slashes, colons and at signs.
    static func check(actor: String) throws(EventLogError) {
        try check(actor, "actor") { byte in
            isNameByte(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "@")
        }
    }

    /// Checks a type: name bytes only.
    static func check(type: String) throws(EventLogError) {
        try check(type, "type", isNameByte)
    }

    private static func check(
        _ text: String, _ field: String, _ isAllowed: (UInt8) -> Bool
    ) throws(EventLogError) {
        guard 1...largestNameByteCount ~= text.utf8.count, text.utf8.allSatisfy(isAllowed) else {
            throw EventLogError(.invalidField, "\(field): \(text)")
        }
    }

    /// Checks the form `YYYY-MM-DDThh:mm:ss±hh:mm` of RFC 3339, each number within its range.
    ///
    /// Whether a month has the day is for those who compute with it.
    static func check(occurred text: String) throws(EventLogError) {
        guard isOccurred(Array(text.utf8)) else { throw EventLogError(.invalidField, "occurred: \(text)") }
    }

    private static func isOccurred(_ bytes: [UInt8]) -> Bool {
        guard bytes.count == 25, number(bytes, 0, 4) != nil,
            bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), bytes[10] == UInt8(ascii: "T"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"), bytes[22] == UInt8(ascii: ":"),
            bytes[19] == UInt8(ascii: "+") || bytes[19] == UInt8(ascii: "-"),
            let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
            let hour = number(bytes, 11, 2), let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
            let offsetHour = number(bytes, 20, 2), let offsetMinute = number(bytes, 23, 2)
        else { return false }
        return 1...12 ~= month && 1...31 ~= day && hour < 24 && minute < 60 && second < 60 && offsetHour < 24
            && offsetMinute < 60
    }

    /// The number that `count` decimal digits at `start` make, or `nil` when they are no digits.
    static func number(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<start + count {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }

    /// Checks that data is one canonical JSON object without null.
    static func check(data: [UInt8]) throws(EventLogError) {
        do throws(CanonicalJSONError) {
            var reader = CanonicalReader(data)
            guard data.first == UInt8(ascii: "{") else { throw CanonicalJSONError(.wrongType, offset: 0) }
            try reader.skipValue()
            try reader.finish()
        } catch {
            throw EventLogError(.invalidData, json: error)
        }
        if let offset = firstNull(in: data) { throw EventLogError(.invalidData, "null at byte \(offset)") }
    }

    /// Finds a null in canonical JSON that has been checked: an `n` outside of strings.
    static func firstNull(in json: [UInt8]) -> Int? {
        var isInString = false
        var index = 0
        while index < json.count {
            let byte = json[index]
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
