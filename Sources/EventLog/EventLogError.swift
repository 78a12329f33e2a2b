public import CanonicalJSON
public import LMDB

/// Why the log refused to open, to read, or to take a filing.
///
/// Two errors are equal when their codes are; the rest is context for people and for callers that recover.
public struct EventLogError: Error, Sendable {
    /// The reason, to match on.
    public let code: Code

    /// What it was about: a path, an id, a field.
    public let detail: String?

    /// The stream of a `.staleVersion`, with the version the filing expected to write and the one that is next.
    public let conflict: VersionConflict?

    /// What the storage reported, when it was the storage.
    public let storage: LMDBError?

    /// What was wrong with the JSON, when it was the JSON.
    public let json: CanonicalJSONError?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The reason.
    ///   - detail: What it was about.
    ///   - conflict: The versions that clashed.
    ///   - storage: The storage's report.
    ///   - json: The JSON reader's report.
    public init(
        _ code: Code, _ detail: String? = nil, conflict: VersionConflict? = nil, storage: LMDBError? = nil,
        json: CanonicalJSONError? = nil
    ) {
        self.code = code
        self.detail = detail
        self.conflict = conflict
        self.storage = storage
        self.json = json
    }

    /// Keeps an error of the log, and names any other in the log's terms.
    init(any error: any Error) {
        switch error {
        case let error as EventLogError: self = error
        case let error as LMDBError: self.init(error)
        default: self.init(.storage, "\(error)")
        }
    }

    /// Names what the storage reported in the log's own terms.
    ///
    /// - Parameter storage: The report.
    public init(_ storage: LMDBError) {
        let code: Code =
            switch storage.code {
            case .diskFull, .noSpace, .quotaExceeded: .diskFull
            case .permissionDenied, .notPermitted, .readOnlyFileSystem: .permissionDenied
            case .alreadyOpen: .alreadyOpen
            case .corrupted, .pageNotFound, .pageFull, .cursorFull, .invalid, .panic, .incompatible: .damaged
            default: .storage
            }
        self.init(code, storage.detail, storage: storage)
    }
}

/// A filing expected a stream to be elsewhere than it is.
public struct VersionConflict: Sendable, Hashable {
    /// The stream.
    public let stream: StreamName

    /// The version the filing's act carries.
    public let expected: Int

    /// The version the stream's next event has.
    public let actual: Int
}

extension EventLogError: Equatable {
    /// Whether both errors have the same code.
    ///
    /// - Parameters:
    ///   - lhs: One error.
    ///   - rhs: The other.
    /// - Returns: `true` when the codes agree.
    public static func == (lhs: EventLogError, rhs: EventLogError) -> Bool { lhs.code == rhs.code }
}

extension EventLogError: CustomStringConvertible {
    /// The code and all context, on one line.
    public var description: String {
        var parts = [code.rawValue]
        if let detail { parts.append(detail) }
        if let conflict { parts.append("\(conflict.stream): expected \(conflict.expected), is \(conflict.actual)") }
        if let storage { parts.append("\(storage)") }
        if let json { parts.append("\(json)") }
        return parts.joined(separator: ": ")
    }
}
