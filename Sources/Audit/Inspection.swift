import EventLog
import TransparencyLog

/// One audit: the walk over the events, and then everything that follows from it.
final class Inspection {
    /// How often the end is looked at anew because writers moved it meanwhile.
    private static let largestRetryCount = 8

    private let journal: Journal
    private let options: AuditOptions
    private let earlier: UnverifiedNote?
    private let differences: DifferenceList
    /// What the judge finds, on its own thread.
    private let judged: DifferenceList
    private let replay: RuleReplay
    private let judge: JudgeQueue
    private let walk: EventWalk
    private var heads: HeadCheck
    /// What the auditor remembers.
    private let remembered: [UnverifiedNote]
    private var checkpointFile = AuditResult.CheckpointFile.differs
    private var correctedFindings: [AuditFinding] = []

    init(_ journal: Journal, _ options: AuditOptions, earlier: UnverifiedNote?) {
        self.journal = journal
        self.options = options
        self.earlier = earlier
        let differences = DifferenceList(heartbeat: options.heartbeat)
        self.differences = differences
        remembered = HeadCheck.remembered(options.rememberedCheckpoints, differences)
        judged = DifferenceList(heartbeat: options.heartbeat)
        replay = RuleReplay(options, judged)
        judge = JudgeQueue(replay, judged)
        walk = EventWalk(origin: journal.origin, judge: judge, options, differences)
        heads = HeadCheck(
            logKey: options.trustedLogKey ?? journal.logKey, origin: journal.origin, differences: differences)
    }

    /// What was found.
    ///
    /// - Throws: ``AuditError`` when the rows that memory has no room for cannot be read again.
    func result() throws -> AuditResult {
        var result = AuditResult(
            origin: journal.origin, size: TreeSize(walk.next), root: walk.tree.root,
            differences: differences.all + judged.all,
            omittedDifferences: differences.omitted + judged.omitted, findings: replay.findings + correctedFindings,
            readingChanges: replay.trials.joint?.changes ?? [], moment: replay.clock.result,
            trials: replay.trials.results, checkpointFile: checkpointFile, head: heads.head?.encoded)
        result.rememberedHeads = remembered.count
        let changed = result.readingChanges.map(\.finding.subject)
        let subjects = Set(
            result.differences.compactMap(\.subject) + result.findings.map(\.subject) + changed)
        result.dependents = try Dependents.all(of: subjects, filings: judge.filings) { view, body in
            try replay.views.forEachRow(of: [view]) { _, _, row in try body(row) }
        }
        return result
    }

    /// Runs the whole audit.
    ///
    /// - Throws: ``AuditError`` for what keeps the audit itself from being made.
    func run() throws(AuditError) {
        if let trusted = options.trustedLogKey, trusted != journal.logKey {
            differences.add(
                .logKeyUntrusted, "meta logKey", expected: "\(trusted)", found: "\(journal.logKey)",
                es: "La llave del libro, \(journal.logKey), no es la de confianza, \(trusted).",
                en: "The log's key, \(journal.logKey), is not the trusted one, \(trusted).")
        }
        watchSignedSizes()
        differences.guarding("data.mdb") { try PageInspection.run(journal, differences) }
        differences.guarding("data.mdb") {
            let firstSize = try journal.read { $0.size.value }
            var isDone = false
            var retries = 0
            while !isDone {
                // Read before the snapshot: a commit in between would look like a rollback.
                let file = CheckpointFile.read(in: journal.directory)
                isDone = try journal.read { snapshot in
                    // Whatever was added since the audit began is read at once, so that it ends.
                    let limit = walk.next < firstSize ? Auditor.pageSize : .max
                    differences.guarding("events") { try walk.read(snapshot, limit: limit) }
                    options.progress?(walk.next, snapshot.size.value)
                    guard walk.isAtEnd else { return false }
                    let isLive = CheckpointFile.read(in: journal.directory) != file
                    if isLive, retries < Self.largestRetryCount {
                        retries += 1
                        return false
                    }
                    finish(snapshot, file, isLive: isLive)
                    return true
                }
            }
        }
        try judge.flush()
        if let failure = differences.failure { throw failure }
        guard replay.isRunning else { return }
        differences.guarding("views") { try replay.finish() }
        differences.guarding("events") {
            let end = replay.clock.moment.end(of: walk.next)
            correctedFindings = try CorrectedReplay(journal, replay).findings(upTo: end, differences.heartbeat)
        }
        if let failure = differences.failure { throw failure }
    }

    /// Has the roots noted that the checkpoints at hand are of.
    private func watchSignedSizes() {
        let file = CheckpointFile.read(in: journal.directory).flatMap { try? UnverifiedNote(parsing: $0) }
        for note in [earlier, file] + remembered {
            if let note, let checkpoint = try? heads.verified(note) { walk.tree.watch(checkpoint.size) }
        }
    }

    /// Compares what follows from the events, in the snapshot that showed their end.
    private func finish(_ snapshot: borrowing LogSnapshot, _ file: [UInt8]?, isLive: Bool) {
        // The number of rows is smaller where acts are missing, which is said already.
        let size = walk.next
        differences.guarding("events") { try walk.finish(snapshot) }
        differences.guarding("hashes") { try walk.tree.finish(snapshot, differences) }
        differences.guarding("ids, streams, types") { try walk.indexes.finish(snapshot, differences) }
        differences.guarding("meta") {
            let meta = try MetaCheck(
                snapshot, origin: journal.origin, logKey: journal.logKey, size: size, differences)
            heads.checkHead(meta.head, walk.tree, size: size)
            if let earlier { heads.checkEarlier(earlier, place: "checkpoint (--since)", walk.tree, size, snapshot) }
            for note in remembered {
                heads.checkEarlier(note, place: "checkpoint (memory)", walk.tree, size, snapshot)
            }
            checkpointFile = heads.checkFile(
                file, isLive: isLive, lastCommit: walk.lastCommit, walk.tree, size, snapshot)
            try judge.flush()
            guard replay.isRunning else { return }
            differences.guarding("views") {
                try ViewCheck.run(replay.views, snapshot, idleViews: meta.idleViews, differences)
            }
        }
    }
}
