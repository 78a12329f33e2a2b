public import EventLog
import TransparencyLog

/// The audit of a whole ledger: everything is derived again from the events' bytes, and what differs is named.
///
/// Nothing of the writer is used but the pure modules and the reading side of the log. The audit reads pages of
/// ``pageSize`` events, each in a transaction of its own, so that writers go on; what is compared at the end (indexes,
/// views, heads) is compared in the transaction that reached the log's end, which sees one state.
///
/// Differences never throw. A damaged environment may end the process inside LMDB, which trusts its pages: whoever
/// audits files of strangers does it in a child process and counts a death as an answer.
public enum Auditor {
    /// How many events are read in one transaction.
    public static let pageSize = 4_096

    /// Audits the ledger in a directory.
    ///
    /// - Parameters:
    ///   - directory: The directory; it needs no `log.key`.
    ///   - options: What to hold it against.
    /// - Returns: What was found.
    /// - Throws: ``AuditError`` for options that make no sense; `EventLogError` where there is nothing to audit:
    ///   `.missingLedger`, `.newerFormat`, `.permissionDenied`, `.alreadyOpen`.
    /// - Complexity: O(*n* log *n*) time for *n* events; memory for the state, not for the log.
    @available(*, noasync)
    public static func audit(directory: String, options: AuditOptions = AuditOptions()) throws -> AuditResult {
        try audit(directory, options) { $0 }
    }

    /// Audits the ledger in a directory, wording why it cannot be opened.
    static func audit(
        _ directory: String, _ options: AuditOptions, wording: (EventLogError) -> any Error
    ) throws -> AuditResult {
        _ = try options.check()
        let journal: Journal
        do {
            journal = try Journal(opening: directory, access: options.access, verifiesHead: false)
        } catch let error as EventLogError where isDamage(error, in: directory) {
            return unreadable(wording(error))
        }
        return try audit(journal, options: options)
    }

    /// Audits an open ledger.
    ///
    /// - Parameters:
    ///   - journal: The ledger's log; open it without verifying the head, so that damage becomes an answer.
    ///   - options: What to hold it against; the access is not used.
    /// - Returns: What was found.
    /// - Throws: ``AuditError`` for options that make no sense.
    /// - Complexity: As ``audit(directory:options:)``.
    @available(*, noasync)
    public static func audit(_ journal: Journal, options: AuditOptions = AuditOptions()) throws -> AuditResult {
        let earlier = try options.check()
        if let at = options.moment.at, try journal.read({ at >= $0.size.value }) {
            throw AuditError(.unknownPlace, "\(at)")
        }
        let inspection = Inspection(journal, options, earlier: earlier)
        try inspection.run()
        return try inspection.result()
    }

    /// Whether a refusal to open says something of the ledger, and not of who asks.
    private static func isDamage(_ error: EventLogError, in directory: String) -> Bool {
        switch error.code {
        case .newerFormat, .permissionDenied, .alreadyOpen, .diskFull: false
        // Where a signed head lies without a ledger there was one.
        case .missingLedger: CheckpointFile.read(in: directory) != nil
        default: true
        }
    }

    static func unreadable(_ error: any Error) -> AuditResult {
        let differences = DifferenceList()
        differences.guarding("data.mdb") { throw error }
        return AuditResult(
            origin: "", size: 0, root: nil, differences: differences.all, omittedDifferences: 0, findings: [],
            readingChanges: [], moment: AuditedMoment(), trials: [], checkpointFile: .differs, head: nil)
    }
}
