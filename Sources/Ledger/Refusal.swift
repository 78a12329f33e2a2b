public import Deliberation

/// One breach of one act of a filing.
public struct ActBreach: Sendable, Hashable {
    /// The place of the act in the filing, from 1.
    public let act: Int
    /// The type of the act.
    public let type: EventType
    /// What was broken.
    public let breach: Breach
}

/// A filing that a rule refuses: every rule broken, in order of act and of precedence.
///
/// Nothing was recorded.
public struct Refusal: Error, Sendable, Hashable {
    /// The breaches that refuse.
    public let breaches: [ActBreach]
}

/// Why a filing that no rule refuses was not taken.
public struct LedgerError: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Code: String, Sendable, Hashable {
        /// The signing key is not registered for the actor.
        case unknownKey
        /// The signing key is not valid yet, or no longer, or revoked.
        case keyNotInForce
        /// The acts of a filing name several actors, or another than the one whose key signs.
        case mixedActors
        /// A stored or handed-in act is not what the catalogue says.
        case malformedAct
        /// The founding file is not one.
        case invalidFounding
        /// The same identifier was used for other content.
        case idConflict
        /// The stored views are those of another moment than the log's end, and cannot be sealed.
        case staleViews
    }

    /// What is wrong.
    public let code: Code
    /// The value at fault.
    public let detail: String

    init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}
