/// Why a proof could not be made or was not accepted.
///
/// A proof that does not check out says no more than that: where it went wrong means nothing, since all of it comes
/// from whoever made it.
public struct ProofError: Error, Sendable {
    /// What went wrong; new codes may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case invalidProof, indexOutOfRange, sizesOutOfOrder, sizeTooLarge, missingHash
        }

        private let backing: Backing

        /// The proof does not lead from what is to be proven to the root.
        public static let invalidProof = Code(backing: .invalidProof)
        /// The leaf is not in a tree of that size.
        public static let indexOutOfRange = Code(backing: .indexOutOfRange)
        /// The older tree is larger than the newer one, or has no leaves.
        public static let sizesOutOfOrder = Code(backing: .sizesOutOfOrder)
        /// The tree has more leaves than ``TreeSize/largest``.
        public static let sizeTooLarge = Code(backing: .sizeTooLarge)
        /// The store does not hold a hash that the tree must have.
        public static let missingHash = Code(backing: .missingHash)

        /// The code's name.
        public var description: String {
            backing.rawValue
        }
    }

    /// What went wrong.
    public let code: Code
    /// The numbers at fault, for messages.
    public let detail: String?

    init(_ code: Code, detail: String? = nil) {
        self.code = code
        self.detail = detail
    }
}

extension ProofError: Equatable {
    /// Errors are equal when their codes are: the detail is for people.
    public static func == (left: ProofError, right: ProofError) -> Bool {
        left.code == right.code
    }
}

extension ProofError: CustomStringConvertible {
    /// The code, then the detail.
    public var description: String {
        detail.map { "\(code): \($0)" } ?? "\(code)"
    }
}
