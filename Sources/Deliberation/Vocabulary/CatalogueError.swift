public import CanonicalJSON

/// Why bytes are not what the catalogue says they must be.
///
/// Two errors are equal when their codes are.
public struct CatalogueError: Error, Sendable {
    /// What went wrong; the set may grow.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// The name of the code, stable from one version to the next.
        public let description: String

        /// The bytes are not canonical JSON; `cause` says where.
        public static let malformed = Code(description: "malformed")
        /// A required field is not there, or not where its name puts it.
        public static let missingField = Code(description: "missingField")
        /// A field is there that the catalogue does not know.
        public static let unexpectedField = Code(description: "unexpectedField")
        /// A value is of another JSON type than the catalogue's.
        public static let wrongType = Code(description: "wrongType")
        /// A text has fewer bytes than it must.
        public static let tooShort = Code(description: "tooShort")
        /// A text has more bytes than it may.
        public static let tooLong = Code(description: "tooLong")
        /// A text holds a control character that it may not.
        public static let controlCharacter = Code(description: "controlCharacter")
        /// A number is outside its limits.
        public static let outOfRange = Code(description: "outOfRange")
        /// A list has fewer elements than it must.
        public static let tooFew = Code(description: "tooFew")
        /// A list has more elements than it may.
        public static let tooMany = Code(description: "tooMany")
        /// A word is not one of its vocabulary.
        public static let unknownWord = Code(description: "unknownWord")
        /// An identifier does not have the form of its kind.
        public static let invalidIdentifier = Code(description: "invalidIdentifier")
        /// A text is not a day of the calendar in the form `YYYY-MM-DD`.
        public static let invalidDate = Code(description: "invalidDate")
        /// A text is not a moment in the form `YYYY-MM-DDThh:mm:ss±hh:mm`.
        public static let invalidInstant = Code(description: "invalidInstant")
        /// A text is not a SHA-256 digest in 64 lower-case hexadecimal digits.
        public static let invalidDigest = Code(description: "invalidDigest")
        /// The catalogue has no event of this type.
        public static let unknownEventType = Code(description: "unknownEventType")
    }

    /// What went wrong.
    public let code: Code
    /// Where, in words such as `agenda[2].title`; empty for the whole, or when ``located(in:from:)`` was not called.
    public private(set) var path: String
    /// The position in the bytes, counted from their start.
    public let offset: Int
    /// What was found, or by how much it misses.
    public let detail: String?
    /// What would have been right.
    public let expected: Bilingual?
    /// The error of the reader of JSON, where it found the fault.
    public let cause: CanonicalJSONError?
    /// The field that is missing or unknown, when the offset points only at its object.
    private let member: String?

    init(
        _ code: Code,
        offset: Int,
        detail: String? = nil,
        expected: Bilingual? = nil,
        member: String? = nil,
        cause: CanonicalJSONError? = nil
    ) {
        self.code = code
        self.path = member ?? ""
        self.offset = offset
        self.detail = detail
        self.expected = expected
        self.cause = cause
        self.member = member
    }

    /// The same error with its path, found by walking the bytes that were read up to the offset.
    ///
    /// Paths cost nothing until something is wrong.
    /// - Complexity: O(offset).
    public func located(in bytes: [UInt8], from start: Int = 0) -> CatalogueError {
        var error = self
        error.path = JSONPath.text(at: offset, in: bytes, from: start, member: member)
        return error
    }
}

extension CatalogueError: Equatable {
    /// Whether the two errors have the same code.
    public static func == (left: CatalogueError, right: CatalogueError) -> Bool {
        left.code == right.code
    }
}

extension CatalogueError: CustomStringConvertible {
    /// The error in one line, for logs and tests.
    public var description: String {
        var text = code.description
        if !path.isEmpty { text += " at \(path)" }
        if let detail { text += ": \(detail)" }
        if let expected { text += " (expected: \(expected.en))" }
        if let cause { text += " [JSON: \(cause.code.rawValue), byte \(cause.offset)]" }
        return text
    }
}
