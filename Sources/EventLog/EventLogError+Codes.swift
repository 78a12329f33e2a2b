extension EventLogError {
    /// A reason; the list may grow.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable name of the reason.
        public let rawValue: String

        /// Names a reason.
        ///
        /// - Parameter rawValue: The name.
        public init(rawValue: String) { self.rawValue = rawValue }
    }
}

// Opening a ledger.
extension EventLogError.Code {
    /// There is no ledger in the directory.
    public static let missingLedger = Self(rawValue: "missingLedger")
    /// There is a ledger, or a part of one, in the directory already.
    public static let ledgerExists = Self(rawValue: "ledgerExists")
    /// This process has the ledger open.
    public static let alreadyOpen = Self(rawValue: "alreadyOpen")
    /// The ledger was written by a newer version of the program.
    public static let newerFormat = Self(rawValue: "newerFormat")
    /// The ledger is not the one that was expected.
    public static let foreignOrigin = Self(rawValue: "foreignOrigin")
    /// The ledger holds less than, or something else than, the checkpoint file beside it has signed.
    public static let rollback = Self(rawValue: "rollback")
    /// The checkpoint file is gone, so that a rollback would go unnoticed.
    public static let checkpointMissing = Self(rawValue: "checkpointMissing")
    /// A checkpoint is malformed or not signed by the log's key.
    public static let checkpointInvalid = Self(rawValue: "checkpointInvalid")
    /// The ledger has a `log.key`: it writes for itself and takes nothing from elsewhere.
    public static let notAReplica = Self(rawValue: "notAReplica")
    /// The journal was opened for reading.
    public static let readOnly = Self(rawValue: "readOnly")
}

// Keys.
extension EventLogError.Code {
    /// A private key may be read by others than its owner.
    public static let keyFilePermissions = Self(rawValue: "keyFilePermissions")
    /// A key file is missing.
    public static let keyFileMissing = Self(rawValue: "keyFileMissing")
    /// A key file is there already and is never overwritten.
    public static let keyFileExists = Self(rawValue: "keyFileExists")
    /// A key file holds no key, or another key than the ledger's.
    public static let keyFileInvalid = Self(rawValue: "keyFileInvalid")
}

// Taking a filing.
extension EventLogError.Code {
    /// A filing has no acts, or more than ``UnverifiedFiling/largestSize``.
    public static let filingSize = Self(rawValue: "filingSize")
    /// An event would be larger than ``Event/largestByteCount``.
    public static let eventTooLarge = Self(rawValue: "eventTooLarge")
    /// A field of an act is malformed.
    public static let invalidField = Self(rawValue: "invalidField")
    /// A stream name is malformed.
    public static let invalidStreamName = Self(rawValue: "invalidStreamName")
    /// An id is not a lower-case version 7 UUID.
    public static let invalidID = Self(rawValue: "invalidID")
    /// The data of an act is not a canonical JSON object, or holds null.
    public static let invalidData = Self(rawValue: "invalidData")
    /// Two ids of a filing are the same.
    public static let duplicateID = Self(rawValue: "duplicateID")
    /// An id is in the log with other content.
    public static let idConflict = Self(rawValue: "idConflict")
    /// Another event has taken the version; read the stream again.
    public static let staleVersion = Self(rawValue: "staleVersion")
    /// The signature is not by the key, or not over this filing for this ledger.
    public static let invalidSignature = Self(rawValue: "invalidSignature")
}

// Storage and damage.
extension EventLogError.Code {
    /// The disk is full; nothing was recorded and nothing was lost.
    public static let diskFull = Self(rawValue: "diskFull")
    /// The user may not read or write there.
    public static let permissionDenied = Self(rawValue: "permissionDenied")
    /// Any other failure of the storage.
    public static let storage = Self(rawValue: "storage")
    /// Stored bytes are not what the log wrote.
    public static let damaged = Self(rawValue: "damaged")
    /// No table has that name.
    public static let unknownTable = Self(rawValue: "unknownTable")
}
