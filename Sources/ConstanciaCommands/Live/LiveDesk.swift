import Deliberation
import EventLog
import Ledger
import TransparencyLog

/// Where keys become acts: the recorder, and the ledger that takes what it files.
struct LiveDesk {
    private let ledger: Ledger
    private let key: SigningKey
    private let speaksJSON: Bool
    private(set) var recorder: LiveRecorder

    /// Sits down at a session.
    ///
    /// - Parameters:
    ///   - ledger: open for writing.
    ///   - key: who signs.
    ///   - id: the session.
    ///   - speaksJSON: whether acts and refusals are told as the receipts and errors that `Schemas/files` describes.
    /// - Throws: ``UsageError`` for a session that the book does not know.
    init(_ ledger: Ledger, signedBy key: SigningKey, session id: String, speaksJSON: Bool = false) throws {
        self.ledger = ledger
        self.key = key
        self.speaksJSON = speaksJSON
        recorder = LiveRecorder(sessionId: id)
        try ledger.journal.readBook { book, _ in
            guard try book.sessions.row(id) == nil else { return }
            let nearest = SpellingDistance.nearest(to: id, among: try book.sessions.keys())
            throw UsageError(.unknownThing(kind: Message.session.text, id: id, hint: Hint.nearest(nearest)))
        }
    }

    /// The ledger's time, on a clock in Bogotá.
    private var now: Instant {
        Instant(secondsSinceEpoch: ledger.journal.clock.now().milliseconds / 1_000) ?? .unixEpoch
    }

    /// Takes a key, and records what it stands for.
    ///
    /// A refusal, whatever its reason, is something to show: whoever records goes on.
    ///
    /// - Returns: whether to go on, and what there is to tell of an act or a refusal.
    /// - Throws: only what reading the book throws.
    mutating func press(_ key: Key) throws -> (goesOn: Bool, told: [String]) {
        let now = now
        // A copy: the closure that lends the book may not change what it reads.
        var recorder = recorder
        let outcome = try ledger.journal.readBook { book, _ in try recorder.press(key, book, at: now) }
        switch outcome {
        case .show: break
        case .leave: return (false, [])
        case .file(let drafts):
            let told = record(drafts, telling: &recorder)
            self.recorder = recorder
            return (true, told)
        }
        self.recorder = recorder
        return (true, [])
    }

    private func record(_ drafts: [Draft], telling recorder: inout LiveRecorder) -> [String] {
        do {
            let receipt = try ledger.record(drafts, signedBy: key)
            let entries = zip(drafts, receipt.receipt.events).map { LiveEntry($0, seq: $1.seq) }
            recorder.hear(.recorded(entries, findings: receipt.findings))
            if speaksJSON { return [ReceiptOutcome(receipt).report.canonicalText] }
        } catch {
            let failure = Failure(error)
            recorder.hear(.refused(failure))
            if speaksJSON { return [failure.report.canonicalText] }
        }
        return recorder.notice.sentences
    }

    /// The screen as the book has it now.
    func screen(width: Int = 100) throws -> LiveScreen? {
        let now = now
        return try ledger.journal.readBook { book, _ in
            try LiveScene(recorder.sessionId, book, at: now).map { LiveScreen($0, recorder, width: width) }
        }
    }

    /// How many acts there are: another recorder may be at work.
    func size() throws -> UInt64 { try ledger.journal.read { $0.size.value } }
}
