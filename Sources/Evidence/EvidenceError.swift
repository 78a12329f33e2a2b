public import Deliberation

/// Why a piece of evidence does not show what it claims.
///
/// Two errors are equal when their codes are: place and detail are for people.
public struct EvidenceError: Error, Sendable {
    /// What is wrong; new codes may be added.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code's stable name.
        public let rawValue: String

        /// Makes a code from its name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }
    }

    /// What is wrong.
    public let code: Code
    /// The event concerned, by its place in the log.
    public let seq: UInt64?
    /// The value at fault.
    public let detail: String?

    /// Describes a fault.
    public init(_ code: Code, seq: UInt64? = nil, detail: String? = nil) {
        self.code = code
        self.seq = seq
        self.detail = detail
    }

    /// The fault in one sentence for people.
    public var message: Bilingual {
        let text = code.explanation
        let place = seq.map { Bilingual(es: "evento \($0): ", en: "event \($0): ") }
        let tail = detail.map { " (\($0))" } ?? ""
        return Bilingual(es: "\(place?.es ?? "")\(text.es)\(tail).", en: "\(place?.en ?? "")\(text.en)\(tail).")
    }
}

extension EvidenceError: Equatable {
    /// Whether the two errors have the same code.
    public static func == (left: EvidenceError, right: EvidenceError) -> Bool {
        left.code == right.code
    }
}

extension EvidenceError: CustomStringConvertible {
    /// The code and the English sentence, for logs and tests.
    public var description: String {
        "\(code.rawValue): \(message.en)"
    }
}
