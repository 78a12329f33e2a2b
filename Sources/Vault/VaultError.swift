internal import LMDB

/// Why the vault refused to keep, to give or to erase a value.
///
/// Two errors are equal when their codes are. No detail ever holds a value.
public struct VaultError: Error, Sendable {
    /// A reason; the list may grow.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable name of the reason.
        public let rawValue: String

        /// Names a reason.
        ///
        /// - Parameter rawValue: The name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// There is nothing to keep.
        public static let emptyValue = Self(rawValue: "emptyValue")
        /// The text has more than ``SaltedValue/largestByteCount`` bytes.
        public static let valueTooLong = Self(rawValue: "valueTooLong")
        /// The text has a control character, which a terminal would obey.
        public static let controlCharacter = Self(rawValue: "controlCharacter")
        /// Others than the owner have rights to the vault's directory or file.
        public static let vaultPermissions = Self(rawValue: "vaultPermissions")
        /// A stored entry is unreadable or does not give its commitment.
        public static let vaultDamaged = Self(rawValue: "vaultDamaged")
        /// The disk is full.
        public static let diskFull = Self(rawValue: "vaultDiskFull")
        /// The user may not read or write there.
        public static let permissionDenied = Self(rawValue: "vaultPermissionDenied")
        /// Any other failure of the storage.
        public static let storage = Self(rawValue: "vaultStorage")
    }

    /// The reason, to match on.
    public let code: Code

    /// What it was about: a path, a commitment, a size.
    public let detail: String?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The reason.
    ///   - detail: What it was about; never a value.
    public init(_ code: Code, _ detail: String? = nil) {
        self.code = code
        self.detail = detail
    }

    /// Names what the storage reported in the vault's own terms.
    init(_ storage: LMDBError) {
        let code: Code =
            switch storage.code {
            case .diskFull, .noSpace, .quotaExceeded: .diskFull
            case .permissionDenied, .notPermitted, .readOnlyFileSystem: .permissionDenied
            case .corrupted, .pageNotFound, .pageFull, .cursorFull, .invalid, .panic, .incompatible: .vaultDamaged
            default: .storage
            }
        self.init(code, "\(storage)")
    }
}

extension VaultError: Equatable {
    /// Whether both errors have the same code.
    ///
    /// - Parameters:
    ///   - lhs: One error.
    ///   - rhs: The other.
    /// - Returns: `true` when the codes agree.
    public static func == (lhs: VaultError, rhs: VaultError) -> Bool { lhs.code == rhs.code }
}
