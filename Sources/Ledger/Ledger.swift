import Deliberation
public import EventLog
import Projections
public import TransparencyLog

/// The ledger of one commission: where the log and the decree meet.
///
/// Everything is written through one narrow door, ``submit(_:)``: it judges a signed filing against the views in its
/// own transaction and appends it with its index entries, Merkle nodes, views and signed head, or not at all.
public final class Ledger: Sendable {
    /// The log underneath.
    public let journal: Journal
    private let committer: GroupCommitter<VerifiedFiling, LedgerReceipt>

    /// Takes over a journal that is open for writing.
    public init(_ journal: Journal) {
        self.journal = journal
        let warmBook = WarmBook(LogFacts(journal))
        committer = GroupCommitter(journal) { filings, transaction in
            try warmBook.process(filings, in: &transaction)
        }
    }

    /// Opens a ledger for writing.
    ///
    /// - Throws: `EventLogError`; a refusal to open touches nothing.
    public convenience init(opening directory: String, clock: RecordingClock = .system) throws {
        self.init(try Journal(opening: directory, clock: clock))
    }

    /// Records a signed filing: all of its acts, or none.
    ///
    /// Callers on several threads are committed together. Deterministic given the state, the filing and the time at
    /// which it is taken.
    ///
    /// - Throws: ``Refusal`` when a rule refuses; ``LedgerError`` for a key that may not sign; `EventLogError` for a
    ///   stale version, an identifier used for other content, or what the storage reports. Nothing was recorded then.
    public func submit(_ filing: VerifiedFiling) throws -> LedgerReceipt {
        try committer.submit(filing)
    }

    /// Completes, signs and records drafts as one filing.
    ///
    /// A draft without a version takes the next one of its stream; when another process was faster the filing is
    /// prepared anew. A filing that ends a session is followed by a seal, which the receipt carries.
    ///
    /// - Parameters:
    ///   - drafts: in the order in which they happened.
    ///   - key: the actor's key; the actor is the one that it is registered for.
    /// - Returns: the receipt; the first one where the drafts were recorded before.
    /// - Throws: ``InputError``, ``Refusal``, ``LedgerError``, `EventLogError`. Nothing was recorded then.
    public func record(_ drafts: [Draft], signedBy key: SigningKey) throws -> LedgerReceipt {
        if let receipt = try earlierReceipt(of: drafts, signedBy: key) { return receipt }
        let mayRetry = drafts.allSatisfy { $0.version == nil }
        var attempts = 0
        while true {
            do {
                let rehearsal = try rehearse(drafts, signedBy: key)
                let receipt = try submit(
                    VerifiedFiling.signed(id: .new(), intents: rehearsal.intents, by: key, origin: journal.origin))
                return sealing(receipt, of: drafts, signedBy: key)
            } catch {
                // Another caller may have handed in the same acts meanwhile.
                if let receipt = try earlierReceipt(of: drafts, signedBy: key) { return receipt }
                let isStale = (error as? EventLogError)?.code == .staleVersion
                guard isStale, mayRetry, attempts < 16 else { throw error }
                attempts += 1
            }
        }
    }

    /// What recording drafts would bring; nothing is recorded.
    ///
    /// - Throws: as ``record(_:signedBy:)``.
    public func rehearse(_ drafts: [Draft], signedBy key: SigningKey) throws -> Rehearsal {
        guard drafts.count <= UnverifiedFiling.largestSize else {
            // Before the work of judging so many acts.
            throw EventLogError(.filingSize, "\(drafts.count)")
        }
        let now = journal.clock.now()
        return try journal.read { snapshot in
            let book = Book(source: EmptySource())
            return try book.reading(from: snapshot) {
                let actor = try Self.actor(of: key.verifierKey, in: book)
                let preparation = Preparation(actor: actor, recorded: now, log: LogFacts(journal))
                return try preparation.rehearse(drafts, on: book, firstSeq: snapshot.size.value) { stream in
                    try snapshot.streamHead(stream).map { $0.version + 1 } ?? 0
                }
            }
        }
    }

    /// The actor that a key is registered for.
    ///
    /// - Throws: ``LedgerError`` with code `unknownKey`.
    static func actor(of key: VerifierKey, in book: Book) throws -> String {
        let text = key.description
        let known = try book.actors(keyID: key.keyID.hex)
        guard let actor = known.first(where: { row in row.keys.contains { $0.key == text } }) else {
            throw LedgerError(.unknownKey, "\(key.name)+\(key.keyID)")
        }
        return actor.actorId
    }
}
