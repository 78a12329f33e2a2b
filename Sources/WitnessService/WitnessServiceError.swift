/// Why a witness does not work.
public struct WitnessServiceError: Error, Sendable {
    /// What went wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// Another server uses the folder.
        case alreadyServing
        /// What the witness last cosigned cannot be read, or was not signed by its key: it must not sign any more.
        case stateDamaged
        /// The key does not make cosignatures, or a log's key makes them.
        case wrongKeyKind
        /// The system refused, as for a full disk or a port that is taken.
        case system
    }

    /// What went wrong.
    public let code: Code
    /// What exactly, for messages.
    public let detail: String

    init(_ code: Code, _ detail: String) {
        self.code = code
        self.detail = detail
    }
}

extension WitnessServiceError: Equatable {
    /// Errors are equal when their codes are: the detail is for people.
    public static func == (left: WitnessServiceError, right: WitnessServiceError) -> Bool { left.code == right.code }
}

extension WitnessServiceError: CustomStringConvertible {
    /// The code, then the detail.
    public var description: String { "\(code.rawValue): \(detail)" }
}
