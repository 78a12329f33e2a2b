public import Deliberation
public import Projections

/// A row that a rule looked at, and the acts that made it.
public struct ExplainedRow: Sendable, Hashable {
    /// The row; the key is `*` where the rule looked at the whole view.
    public let name: RowName
    /// The acts, in the order of the log; none where there was no such row, which is a fact too.
    public let acts: [UInt64]

    /// Whether the rule looked at the whole view.
    public var isWhole: Bool { name.key == "*" }
}

/// A reading on which a verdict rests.
public struct ReadingBasis: Sendable, Hashable {
    /// The reading.
    public let reading: Reading
    /// Its value in force.
    public let value: String
    /// Who adopted it on which basis; `nil` where none was adopted and the default holds.
    public let adopted: Parameter?
    /// The act that adopted it.
    public let seq: UInt64?

    /// The readings of some keys, in the rulebook's order.
    static func of(_ keys: Set<String>, _ readings: Readings, _ acts: [Act]) -> [ReadingBasis] {
        var seq: UInt64?
        var adopted: [Parameter] = []
        for act in acts {
            guard case .ruleSetAdopted(let event) = act.event, event.ruleSetId == readings.ruleSetId else { continue }
            (seq, adopted) = (act.seq, event.parameters)
        }
        return Reading.all.filter { keys.contains($0.key) }.map { reading in
            let parameter = adopted.last { $0.key == reading.key }
            return ReadingBasis(
                reading: reading, value: readings[reading], adopted: parameter, seq: parameter == nil ? nil : seq)
        }
    }
}

/// What the rules said, and all that they looked at to say it.
public struct Explanation: Sendable {
    /// The act; `nil` for what time alone breaks.
    public let act: Act?
    /// The rules broken.
    public let breaches: [Breach]
    /// The readings that were asked for.
    public let readings: [ReadingBasis]
    /// The rows that were read.
    public let facts: [ExplainedRow]
}

/// A row that changed between two moments.
public struct RowChange: Sendable {
    /// The row.
    public let name: RowName
    /// What it was, as canonical bytes; `nil` for a new one.
    public let was: [UInt8]?
    /// What it is.
    public let `is`: [UInt8]
    /// The acts that changed it.
    public let acts: [UInt64]
}

extension Chronicle {
    /// The rows that changed between two moments, by view and key; rows never vanish.
    ///
    /// - Parameters:
    ///   - first: The act after which the first moment is.
    ///   - last: The act after which the second moment is.
    /// - Returns: The rows.
    /// - Throws: As ``advance(to:)``.
    /// - Complexity: O(`last`).
    @available(*, noasync)
    public func changes(from first: UInt64, to last: UInt64) throws -> [RowChange] {
        try advance(to: first + 1)
        let before = rows
        try advance(to: last + 1)
        return rows.sorted { $0.key < $1.key }.compactMap { name, row in
            guard before[name] != row else { return nil }
            return RowChange(
                name: name, was: before[name], is: row, acts: (makers[name] ?? []).filter { $0 > first })
        }
    }
}
