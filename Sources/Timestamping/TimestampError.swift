/// Why a time stamp was refused.
public struct TimestampError: Error, Sendable {
    /// What went wrong.
    public enum Code: String, Sendable, CaseIterable {
        /// The bytes are not a DER time-stamp request or response (RFC 3161, RFC 5652).
        case malformed
        /// The authority did not grant the stamp.
        case notGranted
        /// The stamp is well formed, but of a kind that is not verified here, such as one signed over SHA-1.
        case unsupported
        /// The stamp is of other data.
        case wrongImprint
        /// The stamp does not answer the request that was made.
        case wrongNonce
        /// The signature is not by the key of the certificate that it names, or not over this time.
        case invalidSignature
        /// No chain leads from the certificate to one of the trusted ones at the time of the stamp, or the
        /// certificate is not for time stamps.
        case untrustedAuthority
        /// The file of trusted certificates holds none.
        case malformedAuthority
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

extension TimestampError: Equatable {
    /// Errors are equal when their codes are: the detail is for people.
    public static func == (left: TimestampError, right: TimestampError) -> Bool { left.code == right.code }
}

extension TimestampError: CustomStringConvertible {
    /// The code, then the detail.
    public var description: String { "\(code.rawValue): \(detail)" }
}
