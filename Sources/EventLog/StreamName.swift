/// The name of a stream: 1 to 200 bytes, segments of `a-z A-Z 0-9 . _ -` joined by single slashes.
public struct StreamName: Hashable, Sendable {
    /// The most bytes a name may have.
    public static let largestByteCount = 200

    /// The name.
    public let text: String

    /// Checks a name.
    ///
    /// - Parameter text: The name, such as `session/2026-01`.
    /// - Throws: `.invalidStreamName`.
    public init(_ text: String) throws(EventLogError) {
        guard FieldRules.isStream(text.utf8Span.span) else { throw EventLogError(.invalidStreamName, text) }
        self.text = text
    }

    /// Takes a name that has been checked as bytes.
    init(unchecked text: String) { self.text = text }
}

extension StreamName: CustomStringConvertible {
    /// The name.
    public var description: String { text }
}

extension StreamName: Comparable {
    /// Orders names as their bytes are ordered, which is the order of the `streams` table.
    ///
    /// - Parameters:
    ///   - lhs: One name.
    ///   - rhs: The other.
    /// - Returns: Whether `lhs` comes first.
    public static func < (lhs: StreamName, rhs: StreamName) -> Bool { lhs.text < rhs.text }
}
