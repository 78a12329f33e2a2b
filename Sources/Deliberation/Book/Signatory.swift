/// Whose signature a filing needs: the actor's own registered key, valid when the ledger takes the filing.
public enum Signatory {
    /// Why a key may not sign for an actor.
    public enum Problem: String, Hashable, Sendable {
        /// The actor is not enrolled, or has no such key.
        case unknownKey
        /// The key is not valid yet, or no longer, or revoked.
        case keyNotInForce
    }

    /// The registered verifier key under an ID, or why it may not sign.
    ///
    /// - Parameters:
    ///   - keyID: 8 lower-case hex digits.
    ///   - actor: the actor that the acts name.
    ///   - instant: when the ledger takes the filing.
    ///   - book: the state to look in. For the first filing, which enrols its own key, the state after it.
    /// - Returns: the whole key, to be compared beyond its four-byte ID, or the problem.
    /// - Throws: only what reading a stored row throws.
    public static func key(
        _ keyID: String, of actor: String, at instant: Instant, in book: Book
    ) throws -> Result<String, ProblemError> {
        let known = try book.actors.row(actor)?.keys.filter { $0.keyId == keyID } ?? []
        guard let last = known.last else { return .failure(ProblemError(problem: .unknownKey)) }
        guard last.maySign(at: instant) else { return .failure(ProblemError(problem: .keyNotInForce)) }
        return .success(last.key)
    }

    /// A problem as an error.
    public struct ProblemError: Error, Hashable, Sendable {
        /// What is wrong.
        public let problem: Problem
    }
}
