/// Why a log could not be published, followed or restored.
///
/// Two errors are equal when their codes are; the detail names the file, the entry or the sizes.
public struct PublicationError: Error, Sendable {
    /// The reason, to match on.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable name of the reason.
        public let rawValue: String

        /// Names a reason.
        ///
        /// - Parameter rawValue: The name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is no checkpoint: nothing is published there.
        public static let missingPublication = Self(rawValue: "missingPublication")
        /// The server could not be reached, or did not answer as one does.
        public static let unreachable = Self(rawValue: "unreachable")
        /// The checkpoint is not signed as the policy asks for.
        public static let untrustedCheckpoint = Self(rawValue: "untrustedCheckpoint")
        /// The publication is of another log.
        public static let foreignPublication = Self(rawValue: "foreignPublication")
        /// Two signed heads of one log that are not two moments of one history.
        public static let fork = Self(rawValue: "fork")
        /// What is offered is an earlier moment of the history than what was seen before.
        public static let rollback = Self(rawValue: "rollback")
        /// A file that the checkpoint implies is not there.
        public static let missingFile = Self(rawValue: "missingFile")
        /// A file is not what the checkpoint commits to.
        public static let damagedFile = Self(rawValue: "damagedFile")
        /// Entries are withheld, so that the log cannot be rebuilt.
        public static let withheld = Self(rawValue: "withheld")
    }

    /// The reason.
    public let code: Code
    /// What it was about.
    public let detail: String

    init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}

extension PublicationError: Equatable {
    /// Whether both errors have the same code.
    public static func == (left: PublicationError, right: PublicationError) -> Bool { left.code == right.code }
}

extension PublicationError: CustomStringConvertible {
    /// The code and the detail.
    public var description: String { "\(code.rawValue): \(detail)" }
}
