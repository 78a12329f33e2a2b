import CanonicalJSON
public import Deliberation
public import EventLog
public import TransparencyLog
public import Vault

extension Journal {
    /// The act that ordered a value erased, or nil.
    ///
    /// - Parameter commitment: What stands in the ledger in the value's place.
    /// - Returns: The row of the view `erasures`.
    /// - Throws: `EventLogError`.
    @available(*, noasync)
    public func erasure(of commitment: Digest) throws -> ErasureView? {
        try readBook { book, _ in try book.erasures.row(commitment.hex) }
    }

    /// Erases from a vault every value whose erasure is on record.
    ///
    /// The act comes before the deletion, so a crash between the two leaves a value that must go. Every command on the
    /// vault starts here; so does a vault that somebody put back from a backup.
    ///
    /// - Parameter vault: The vault.
    /// - Returns: What was still held.
    /// - Throws: `EventLogError`, `VaultError`.
    /// - Complexity: one look-up for every erasure on record.
    @available(*, noasync)
    public func finishErasures(in vault: PersonalVault) throws -> [Digest] {
        guard vault.exists else { return [] }
        let erased = try readBook { book, _ in try book.erasures.keys() }
        return try vault.erase(erased.compactMap { Digest(hex: $0) })
    }
}

extension Ledger {
    /// Records the act that orders a value erased, and nothing more: the deletion is
    /// `Journal.finishErasures(in:)`, so that it goes the same way after a crash as without one.
    ///
    /// - Parameters:
    ///   - commitment: What stands in the ledger in the value's place.
    ///   - legalBasis: The norm that allows or orders it.
    ///   - reason: What it was asked for.
    ///   - key: The key of the Secretariat or of an operator.
    /// - Returns: The receipt of the act.
    /// - Throws: as ``record(_:signedBy:)``; the value stays then.
    public func recordErasure(
        of commitment: Digest, legalBasis: String, reason: String, signedBy key: SigningKey
    ) throws -> LedgerReceipt {
        let fields: [String: JSONValue] = [
            "commitment": .string(commitment.hex), "legalBasis": .string(legalBasis), "reason": .string(reason),
        ]
        // Through the reader of drafts, which checks the fields against the catalogue.
        let draft = try Draft(
            .object(["type": .string(EventType.personalDataErased.rawValue), "data": .object(fields)]), at: 1)
        return try record([draft], signedBy: key)
    }
}
