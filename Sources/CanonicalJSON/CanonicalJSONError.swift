/// A refusal of bytes that are not JSON, not canonical JSON, or not what the caller expected there.
///
/// Two errors are equal when their codes are: offset and detail are for people.
public struct CanonicalJSONError: Error, Equatable, Sendable, CustomStringConvertible {
    /// Why the bytes were refused.
    public let code: Code
    /// The byte at which the refusal was decided, counted from 0 in the array that was handed in.
    public let offset: Int
    /// What was met or missed there, such as a key, if that helps.
    public let detail: String?

    /// Creates a refusal.
    public init(_ code: Code, offset: Int, detail: String? = nil) {
        self.code = code
        self.offset = offset
        self.detail = detail
    }

    /// Whether both errors have the same code.
    public static func == (left: Self, right: Self) -> Bool {
        left.code == right.code
    }

    /// The code, the offset and the detail in one line.
    public var description: String {
        "\(code.rawValue) at byte \(offset)" + (detail.map { ": \($0)" } ?? "")
    }

    /// Finds the line and the column of a byte, both counted from 1.
    ///
    /// A column counts Unicode scalars, so that an editor shows the same number for ordinary text. An offset
    /// past the end gives the place just after the last byte.
    ///
    /// - Complexity: O(*offset*).
    public static func lineAndColumn(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in bytes.prefix(max(offset, 0)) {
            if byte == Byte.lineFeed {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }
}

extension CanonicalJSONError {
    /// The reason for a refusal, named; the list may grow.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable name of the reason.
        public let rawValue: String

        /// Names a reason.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The input ends before the value does.
        public static let truncated = Self(rawValue: "truncated")
        /// Something follows the value.
        public static let trailingBytes = Self(rawValue: "trailingBytes")
        /// The input is longer than the limit.
        public static let tooLarge = Self(rawValue: "tooLarge")
        /// Arrays and objects are nested deeper than the limit.
        public static let tooDeep = Self(rawValue: "tooDeep")
        /// A byte that no JSON text has in this place.
        public static let unexpectedByte = Self(rawValue: "unexpectedByte")
        /// White space between tokens, which canonical JSON never has (RFC 8785, section 3.2.1).
        public static let whitespace = Self(rawValue: "whitespace")
        /// A value of another type than the one asked for.
        public static let wrongType = Self(rawValue: "wrongType")
        /// A string is not UTF-8.
        public static let invalidUTF8 = Self(rawValue: "invalidUTF8")
        /// An escape denotes half of a surrogate pair.
        public static let loneSurrogate = Self(rawValue: "loneSurrogate")
        /// An escape that JSON does not know.
        public static let invalidEscape = Self(rawValue: "invalidEscape")
        /// An escape of something that canonical JSON writes otherwise (RFC 8785, section 3.2.2.2).
        public static let nonCanonicalEscape = Self(rawValue: "nonCanonicalEscape")
        /// A control character stands in a string without an escape.
        public static let unescapedControl = Self(rawValue: "unescapedControl")
        /// A string is not in Unicode normalization form C.
        public static let notNFC = Self(rawValue: "notNFC")
        /// A number is not written in the only canonical way: `-0`, `01`, `+1`.
        public static let invalidNumber = Self(rawValue: "invalidNumber")
        /// A number has a fraction or an exponent; this profile has only integers.
        public static let notInteger = Self(rawValue: "notInteger")
        /// An integer's magnitude is 2^53 or more.
        public static let integerOutOfRange = Self(rawValue: "integerOutOfRange")
        /// An object has the same key twice, or two keys that are canonically equivalent text.
        public static let duplicateKey = Self(rawValue: "duplicateKey")
        /// An object's keys do not ascend by UTF-16 code units (RFC 8785, section 3.2.3).
        public static let unsortedKeys = Self(rawValue: "unsortedKeys")
        /// An object has a key nobody asked for; the detail is the key.
        public static let unexpectedKey = Self(rawValue: "unexpectedKey")
        /// An object lacks a key in its place; the detail is the key.
        public static let missingKey = Self(rawValue: "missingKey")
    }
}
