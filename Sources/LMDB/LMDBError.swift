import CLMDB
import Glibc

/// What LMDB, or a system call it rests on, refused.
///
/// Two errors are equal when their codes are: the call and the detail are for people.
public struct LMDBError: Error, Sendable {
    /// The reason, to match on.
    public let code: Code

    /// The C function that returned the code.
    public let call: String

    /// What the call was about, such as a path, when that helps a reader.
    public let detail: String?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The reason.
    ///   - call: The C function, or the method for the module's own refusals.
    ///   - detail: What the call was about.
    public init(_ code: Code, call: String, detail: String? = nil) {
        self.code = code
        self.call = call
        self.detail = detail
    }

    /// The code of a C function's failed result, with `errno` values and LMDB's own on one scale.
    init(result: Int32, call: StaticString, detail: String? = nil) {
        self.init(Code(rawValue: result), call: "\(call)", detail: detail)
    }

    /// The failure of a system call that reports through `errno`.
    static func lastSystemError(_ call: StaticString, _ detail: String? = nil) -> LMDBError {
        LMDBError(result: errno, call: call, detail: detail)
    }

    /// Throws what a C function's result says, if it says anything but success.
    @inline(__always)
    static func check(_ result: Int32, _ call: StaticString) throws(LMDBError) {
        if result != MDB_SUCCESS { throw LMDBError(result: result, call: call) }
    }
}

extension LMDBError: Equatable {
    /// Whether both errors have the same code.
    ///
    /// - Parameters:
    ///   - lhs: One error.
    ///   - rhs: The other.
    /// - Returns: `true` when the codes agree.
    public static func == (lhs: LMDBError, rhs: LMDBError) -> Bool { lhs.code == rhs.code }
}

extension LMDBError: CustomStringConvertible {
    /// The code in words, the call and the detail, on one line.
    public var description: String {
        "\(code) (\(call)\(detail.map { ": \($0)" } ?? ""))"
    }
}

extension LMDBError.Code: CustomStringConvertible {
    /// The module's own words for its own codes, and the C library's for all others.
    public var description: String {
        switch self {
        case .alreadyOpen: "this process has the environment open already"
        case .writeTransactionActive: "this thread has a write transaction open already"
        case .wrongThread: "a write transaction must end on the thread that began it"
        case .writerLost: "a write transaction ended on a foreign thread; restart the process to write again"
        case .mapBusy: "the map must grow, but a transaction of this process stayed open"
        case .diskFull: "disk full? Nothing was lost: the last commit stands"
        default: unsafe mdb_strerror(rawValue).map { unsafe String(cString: $0) } ?? "code \(rawValue)"
        }
    }
}
