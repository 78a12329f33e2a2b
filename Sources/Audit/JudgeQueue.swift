import Deliberation
import Dispatch

/// The second half of the audit, on a thread of its own: keys, rules, views and seals, in the order of the log.
///
/// Whoever walks over the events hands in page after page and goes on reading; ``flush()`` waits for the judge. What the
/// judge holds may be looked at only after that.
final class JudgeQueue: @unchecked Sendable {
    // Unchecked: everything mutable is touched on the serial queue only, or by its owner after a flush.

    /// How many pages may wait, so that memory stays small.
    private static let largestBacklog = 3

    let replay: RuleReplay
    /// The filings by the key that signed them.
    var filings: [String: Dependents] { signatories.filings }
    private let signatories: SignatoryCheck
    private let differences: DifferenceList
    private let queue = DispatchQueue(label: "constancia.audit.judge")
    private let room = DispatchSemaphore(value: JudgeQueue.largestBacklog)

    init(_ replay: RuleReplay, _ differences: DifferenceList) {
        self.replay = replay
        self.differences = differences
        signatories = SignatoryCheck(differences)
    }

    /// Has a page judged; waits while too many are waiting.
    func take(_ steps: [AuditStep]) {
        if steps.isEmpty { return }
        room.wait()
        queue.async { [self] in
            for step in steps {
                differences.heartbeat()
                judge(step)
            }
            differences.guarding("views") { try replay.views.settle() }
            room.signal()
        }
    }

    /// Waits until everything handed in is judged, signatures included.
    ///
    /// - Throws: ``AuditError`` when the rows that memory has no room for could not be written out.
    func flush() throws(AuditError) {
        queue.sync { signatories.finish() }
        if let failure = differences.failure { throw failure }
    }

    private func judge(_ step: AuditStep) {
        switch step {
        case .gap(let seq): replay.stop(at: seq)
        case .event(let walked):
            if walked.beginsFiling { signatories.begin(walked.event, walked.seq, replay) }
            if let log = walked.sealed {
                differences.guarding(Place.event(walked.seq).text) {
                    try SealCheck.run(walked.event, walked.seq, log, replay, differences)
                }
            }
            guard differences.failure == nil else { return }
            replay.take(walked)
            if let signature = walked.signature { signatories.end(signature, replay) }
        }
    }
}
