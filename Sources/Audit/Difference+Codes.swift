// The environment and its tables.
extension Difference.Code {
    /// The environment, or a part of it, cannot be read at all.
    public static let unreadable = Self(rawValue: "unreadable")
    /// A table that no version of the program makes.
    public static let unknownTable = Self(rawValue: "unknownTable")
    /// A table says that it has another number of entries than it has.
    public static let tableCount = Self(rawValue: "tableCount")
    /// A table's keys do not ascend.
    public static let tableOrder = Self(rawValue: "tableOrder")
    /// A page that says which commit is the newest is malformed, or names a commit that is not next to the other's.
    public static let pageMeta = Self(rawValue: "pageMeta")
    /// A page carries another number, kind or marks than its place demands; readers may not notice, writers do.
    public static let pageFlags = Self(rawValue: "pageFlags")
    /// The pages of a table do not form its tree, or a page in use is listed as free.
    public static let pageStructure = Self(rawValue: "pageStructure")
    /// The file could not be read as it is: what follows was said of the rows that could be recovered.
    public static let salvaged = Self(rawValue: "salvaged")
}

// The events, one by one.
extension Difference.Code {
    /// Events are missing between two others, or at the end.
    public static let eventMissing = Self(rawValue: "eventMissing")
    /// A key of `events` is no sequence number, or comes after a greater one.
    public static let eventKey = Self(rawValue: "eventKey")
    /// An event has more than 65,535 bytes.
    public static let eventTooLarge = Self(rawValue: "eventTooLarge")
    /// An event is not canonical JSON, or not an envelope.
    public static let eventMalformed = Self(rawValue: "eventMalformed")
    /// The sequence number inside is not the key.
    public static let eventSequence = Self(rawValue: "eventSequence")
    /// An event is said to be recorded before the one before it.
    public static let recordedBackwards = Self(rawValue: "recordedBackwards")
    /// The acts of a filing are not consecutive, complete and alike.
    public static let filingBroken = Self(rawValue: "filingBroken")
    /// The signing key is not registered for the actor.
    public static let filingKeyUnknown = Self(rawValue: "filingKeyUnknown")
    /// The signing key was not valid yet, no longer valid, or revoked.
    public static let filingKeyNotInForce = Self(rawValue: "filingKeyNotInForce")
    /// The signature is not the registered key's over this filing.
    public static let filingSignature = Self(rawValue: "filingSignature")
    /// An event is not the next of its stream.
    public static let streamVersion = Self(rawValue: "streamVersion")
    /// An event does not name the hash of its stream's previous event.
    public static let streamChain = Self(rawValue: "streamChain")
}

// Rules and views.
extension Difference.Code {
    /// An event is no act of the catalogue, or is filed under another stream than its data names.
    public static let actMalformed = Self(rawValue: "actMalformed")
    /// A recorded act that a rule refuses.
    public static let actInadmissible = Self(rawValue: "actInadmissible")
    /// From some event on the rules, signatures and views could not be checked.
    public static let replayStopped = Self(rawValue: "replayStopped")
    /// A row of a view is missing.
    public static let viewMissing = Self(rawValue: "viewMissing")
    /// A row of a view is not what the events give.
    public static let viewStale = Self(rawValue: "viewStale")
    /// A row of a view that no event gives.
    public static let viewExtra = Self(rawValue: "viewExtra")
    /// A seal states another state than the events before it give.
    public static let sealMismatch = Self(rawValue: "sealMismatch")
    /// The views say that they stand elsewhere than at the end of the log.
    public static let viewPosition = Self(rawValue: "viewPosition")
    /// Rows in the generation of the views that is not in use.
    public static let viewGeneration = Self(rawValue: "viewGeneration")
}

// The tree and its heads.
extension Difference.Code {
    /// Stored hashes are missing.
    public static let hashMissing = Self(rawValue: "hashMissing")
    /// A stored hash is not that of the bytes.
    public static let hashMismatch = Self(rawValue: "hashMismatch")
    /// More hashes are stored than the tree has.
    public static let hashExtra = Self(rawValue: "hashExtra")
    /// The signed head is malformed, or not signed by the log's key for this log.
    public static let headInvalid = Self(rawValue: "headInvalid")
    /// The signed head has another size or root than the events.
    public static let headMismatch = Self(rawValue: "headMismatch")
    /// The checkpoint file is gone, so that a rollback would go unnoticed.
    public static let checkpointMissing = Self(rawValue: "checkpointMissing")
    /// The checkpoint file is malformed, or not signed by the log's key for this log.
    public static let checkpointInvalid = Self(rawValue: "checkpointInvalid")
    /// The checkpoint file is of this tree, but older than the last commit but one.
    public static let checkpointBehind = Self(rawValue: "checkpointBehind")
    /// An earlier state of the log, whole and with its own signed head, stands where the log had gone on.
    public static let rollback = Self(rawValue: "rollback")
    /// The last events that the log signed for are gone, and no signed head covers what is left.
    public static let tailCut = Self(rawValue: "tailCut")
    /// The log's key has signed two histories: this one, and that of a checkpoint.
    public static let fork = Self(rawValue: "fork")
    /// A log of this name signed with another key before.
    public static let logKeyChanged = Self(rawValue: "logKeyChanged")
    /// The earlier checkpoint that was handed in is not one of this log.
    public static let earlierCheckpointInvalid = Self(rawValue: "earlierCheckpointInvalid")
    /// The ledger names another log key than the trusted one.
    public static let logKeyUntrusted = Self(rawValue: "logKeyUntrusted")
}

// Indexes and `meta`.
extension Difference.Code {
    /// An index entry is missing.
    public static let indexMissing = Self(rawValue: "indexMissing")
    /// An index entry points elsewhere.
    public static let indexWrong = Self(rawValue: "indexWrong")
    /// An index entry that no event gives.
    public static let indexExtra = Self(rawValue: "indexExtra")
    /// An entry of `meta` is missing.
    public static let metaMissing = Self(rawValue: "metaMissing")
    /// An entry of `meta` is not what it must be.
    public static let metaWrong = Self(rawValue: "metaWrong")
    /// An entry of `meta` that no version of the program makes.
    public static let metaUnknown = Self(rawValue: "metaUnknown")
}
