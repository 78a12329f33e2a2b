public import Deliberation

/// What a kind of difference means to whoever reads the report.
public struct DifferenceGuide: Sendable, Hashable {
    /// How grave it is.
    public let severity: Severity
    /// What it breaks of what a ledger always is.
    public let invariant: Invariant
    /// What it is, in a few words.
    public let title: Bilingual
    /// What to do.
    public let remedy: Bilingual

    init(_ severity: Severity, _ invariant: Invariant, _ remedy: Bilingual, es: String, en: String) {
        self.severity = severity
        self.invariant = invariant
        self.remedy = remedy
        title = Bilingual(es: es, en: en)
    }

    /// What is said of a kind that the table does not have.
    static let unknown = DifferenceGuide(
        .grave, .bytesAreTruth, .keepEvidence, es: "Algo no corresponde a los bytes",
        en: "Something does not follow from the bytes")
}

extension Difference.Code {
    /// The head of the log does not meet the policy that was handed in.
    public static let policyNotMet = Self(rawValue: "policyNotMet")
    /// Reading the file brought the process down.
    public static let died = Self(rawValue: "died")
    /// Reading the file went on without end.
    public static let hung = Self(rawValue: "hung")
    /// Reading the file took more memory than was allowed.
    public static let memory = Self(rawValue: "memory")
    /// More differences of kinds that are named already.
    public static let omitted = Self(rawValue: "omitted")

    /// What the kind means.
    public var guide: DifferenceGuide { DifferenceGuide.table[self] ?? .unknown }
}

extension Difference {
    /// What its kind means.
    public var guide: DifferenceGuide { code.guide }
}
