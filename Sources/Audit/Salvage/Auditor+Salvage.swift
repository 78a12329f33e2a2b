import EventLog
import LMDB
public import TransparencyLog

extension Auditor {
    /// Rebuilds a ledger in another directory from the rows that can still be read in a broken one.
    ///
    /// The file is read page by page and nothing of it is believed, so that damage which ends a process that reads it
    /// through LMDB does not end this one. Events that no page leads to any more are found where they lie. Audit the
    /// target then: what was lost is missing there.
    ///
    /// - Parameters:
    ///   - directory: The broken ledger's directory; only read.
    ///   - target: A directory without a ledger; made if missing.
    ///   - logKey: The log's key from a policy, which names the ledger where the file no longer does.
    ///   - progress: Called at every page.
    /// - Returns: What is wrong with the pages and what was recovered; nothing where the ledger is whole.
    /// - Throws: `EventLogError` where the target holds a ledger, and for what the system reports.
    /// - Complexity: One pass over the file; the places of the events in memory.
    @available(*, noasync)
    public static func salvage(
        _ directory: String, into target: String, logKey: VerifierKey? = nil,
        progress: @escaping @Sendable () -> Void = {}
    ) throws -> [Difference] {
        let differences = DifferenceList(heartbeat: progress)
        do {
            try Salvage.recover(directory, into: target, logKey: logKey, differences)
        } catch let error as LMDBError {
            throw EventLogError(error)
        }
        return differences.all
    }

    /// Audits what ``salvage(_:into:logKey:progress:)`` rebuilt.
    ///
    /// - Parameters:
    ///   - target: The directory with the rebuilt ledger.
    ///   - differences: What the rebuilding said, which comes first in the result.
    ///   - options: What to hold it against; the access is not used.
    /// - Returns: What was found; too little to open is an answer, too.
    /// - Throws: ``AuditError`` for options that make no sense.
    @available(*, noasync)
    public static func audit(
        salvaged target: String, after differences: [Difference], options: AuditOptions = AuditOptions()
    ) throws -> AuditResult {
        var options = options
        options.access = .readOnlyUnlocked
        do {
            return try audit(target, options) { HiddenPath($0, target) }.preceded(by: differences)
        } catch let error as EventLogError {
            return unreadable(HiddenPath(error, target)).preceded(by: differences)
        }
    }
}

/// A failure to read what was rebuilt, without the place where it was rebuilt: that is of this machine and soon gone.
private struct HiddenPath: Error, CustomStringConvertible {
    let description: String

    init(_ error: EventLogError, _ directory: String) {
        let real = (try? FileSystem.realPath(directory)) ?? directory
        description = [real, directory].reduce("\(error)") {
            $0.replacing($1 + "/", with: "").replacing($1, with: "data.mdb")
        }
    }
}

extension AuditResult {
    /// The same result, with what had to be said before.
    func preceded(by first: [Difference]) -> AuditResult {
        var result = AuditResult(
            origin: origin, size: size, root: root, differences: first + differences,
            omittedDifferences: omittedDifferences, findings: findings, readingChanges: readingChanges, moment: moment,
            trials: trials, checkpointFile: checkpointFile, head: head)
        result.dependents = dependents
        result.rememberedHeads = rememberedHeads
        return result
    }
}
