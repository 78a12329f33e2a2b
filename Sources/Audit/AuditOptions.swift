import Deliberation
public import EventLog
public import TransparencyLog

/// What an audit holds a ledger against besides itself.
public struct AuditOptions: Sendable {
    /// The log's key from a policy; without one, the key that the ledger names is believed.
    public var trustedLogKey: VerifierKey?

    /// A checkpoint of this log that somebody kept, as a note; the log must be its continuation.
    public var earlierCheckpoint: String?

    /// Checkpoints of a log of this name that the auditor has seen before, as notes; the log must continue them all.
    public var rememberedCheckpoints: [String] = []

    /// Readings to try, by parameter; the verdict stays that of the adopted ones.
    public var overrides: [String: String]

    /// Whether every value of every reading is tried, one at a time; the verdict stays that of the adopted ones.
    public var triesEveryReading: Bool

    /// Of which moment the rules are asked.
    public var moment: AuditMoment

    /// How the environment is opened; ``EventLog/Journal/Access/readOnlyUnlocked`` suits a copy that nobody writes.
    public var access: Journal.Access

    /// Told after every page how many events were read, and how many there are.
    public var progress: (@Sendable (_ read: UInt64, _ size: UInt64) -> Void)?

    /// Called at every row and page that is read: who waits can tell a long audit from one that stands still.
    public var heartbeat: @Sendable () -> Void = {}

    /// How many rows of the views are kept in memory, and four times as many heads of streams; more go to a file.
    ///
    /// A commitment with its history takes some kilobytes.
    public var rowsInMemory = 50_000

    /// Makes options.
    ///
    /// - Parameters:
    ///   - trustedLogKey: The log's key from a policy.
    ///   - earlierCheckpoint: A checkpoint that somebody kept.
    ///   - overrides: Readings to try.
    ///   - triesEveryReading: Whether every value of every reading is tried.
    ///   - moment: Of which moment the rules are asked.
    ///   - access: How the environment is opened.
    ///   - progress: Told after every page how many events were read, and how many there are.
    public init(
        trustedLogKey: VerifierKey? = nil, earlierCheckpoint: String? = nil, overrides: [String: String] = [:],
        triesEveryReading: Bool = false, moment: AuditMoment = AuditMoment(), access: Journal.Access = .readOnly,
        progress: (@Sendable (_ read: UInt64, _ size: UInt64) -> Void)? = nil
    ) {
        self.trustedLogKey = trustedLogKey
        self.earlierCheckpoint = earlierCheckpoint
        self.overrides = overrides
        self.triesEveryReading = triesEveryReading
        self.moment = moment
        self.access = access
        self.progress = progress
    }

    /// Refuses what cannot be tried.
    func check() throws(AuditError) -> UnverifiedNote? {
        for (key, value) in overrides.sorted(by: { $0.key < $1.key }) {
            guard let reading = Reading.named(key) else { throw AuditError(.unknownReading, key) }
            guard reading.accepts(value) else { throw AuditError(.unknownValue, "\(key)=\(value)") }
        }
        guard let earlierCheckpoint else { return nil }
        do throws(TransparencyLogError) {
            return try UnverifiedNote(parsing: earlierCheckpoint)
        } catch {
            throw AuditError(.malformedCheckpoint, "\(error)")
        }
    }
}

/// Why an audit cannot be made as asked for.
public struct AuditError: Error, Sendable, Hashable {
    /// What is wrong.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable name of the reason.
        public let rawValue: String

        /// Names a reason.
        ///
        /// - Parameter rawValue: The name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// No rule depends on a reading of that name.
        public static let unknownReading = Self(rawValue: "unknownReading")
        /// The reading has no such value.
        public static let unknownValue = Self(rawValue: "unknownValue")
        /// The log has no act at the place whose moment is asked for.
        public static let unknownPlace = Self(rawValue: "unknownPlace")
        /// An event is no act of the catalogue; an audit says more about it.
        public static let unreadableAct = Self(rawValue: "unreadableAct")
        /// The earlier checkpoint is no signed note.
        public static let malformedCheckpoint = Self(rawValue: "malformedCheckpoint")
        /// The directory for temporary files has no room, or may not be written.
        public static let temporaryStorage = Self(rawValue: "temporaryStorage")
    }

    /// What is wrong.
    public let code: Code

    /// The value at fault.
    public let detail: String

    init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }

    /// Whether two errors have the same code.
    public static func == (left: AuditError, right: AuditError) -> Bool { left.code == right.code }

    /// Hashes the code.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
