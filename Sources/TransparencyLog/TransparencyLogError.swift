/// Why a key, note, checkpoint, proof file, tile, policy or witness request was refused.
public struct TransparencyLogError: Error, Sendable {
    /// What went wrong; new codes may be added.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Backing: String {
            case malformedKey, malformedName, wrongKeyKind, signingFailed
            case malformedNote, malformedSignature, ambiguousKey, invalidSignature, noKnownSignature
            case malformedCheckpoint, unexpectedOrigin, missingLogSignature
            case malformedProofFile, malformedTilePath, malformedTile, malformedBundle, missingTile
            case malformedPolicy, quorumNotMet, malformedRequest
        }

        private let backing: Backing

        /// The text is not a key of a known type, or its key ID is not the one its name and bytes give.
        public static let malformedKey = Code(backing: .malformedKey)
        /// The name is empty or holds a space, a plus sign or a control character.
        public static let malformedName = Code(backing: .malformedName)
        /// The key is of a type that does not make this kind of signature.
        public static let wrongKeyKind = Code(backing: .wrongKeyKind)
        /// The cryptographic library could not sign.
        public static let signingFailed = Code(backing: .signingFailed)
        /// The bytes are not a signed note.
        public static let malformedNote = Code(backing: .malformedNote)
        /// A signature line has its name, but what follows is not a key ID and signature in base64.
        public static let malformedSignature = Code(backing: .malformedSignature)
        /// Two of the given keys have the name and key ID of one signature.
        public static let ambiguousKey = Code(backing: .ambiguousKey)
        /// A signature that names a known key is not by that key.
        public static let invalidSignature = Code(backing: .invalidSignature)
        /// None of the signatures names a known key.
        public static let noKnownSignature = Code(backing: .noKnownSignature)
        /// The note's text is not a checkpoint.
        public static let malformedCheckpoint = Code(backing: .malformedCheckpoint)
        /// The checkpoint is of another log.
        public static let unexpectedOrigin = Code(backing: .unexpectedOrigin)
        /// The checkpoint lacks the signature of its own log.
        public static let missingLogSignature = Code(backing: .missingLogSignature)
        /// The bytes are not a tlog-proof file.
        public static let malformedProofFile = Code(backing: .malformedProofFile)
        /// The path does not name a tile or entry bundle.
        public static let malformedTilePath = Code(backing: .malformedTilePath)
        /// The bytes are not a tile of the width asked for.
        public static let malformedTile = Code(backing: .malformedTile)
        /// The bytes are not an entry bundle of the width asked for.
        public static let malformedBundle = Code(backing: .malformedBundle)
        /// A tile that the tree must have is not there.
        public static let missingTile = Code(backing: .missingTile)
        /// The text is not a trust policy.
        public static let malformedPolicy = Code(backing: .malformedPolicy)
        /// Too few of the policy's witnesses have cosigned.
        public static let quorumNotMet = Code(backing: .quorumNotMet)
        /// The body is not an add-checkpoint request.
        public static let malformedRequest = Code(backing: .malformedRequest)

        /// The code's name.
        public var description: String {
            backing.rawValue
        }
    }

    /// What went wrong.
    public let code: Code
    /// What exactly, and where, for messages.
    public let detail: String?

    init(_ code: Code, _ detail: String? = nil) {
        self.code = code
        self.detail = detail
    }
}

extension TransparencyLogError: Equatable {
    /// Errors are equal when their codes are: the detail is for people.
    public static func == (left: TransparencyLogError, right: TransparencyLogError) -> Bool {
        left.code == right.code
    }
}

extension TransparencyLogError: CustomStringConvertible {
    /// The code, then the detail.
    public var description: String {
        detail.map { "\(code): \($0)" } ?? "\(code)"
    }
}
