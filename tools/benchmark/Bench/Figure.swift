import Glibc

/// How long a piece of work took.
struct Cost {
    /// By the clock on the wall.
    var elapsed = Duration.zero
    /// On all cores together; what other programs do hardly shows in it.
    var processor = 0.0

    /// Adds the cost of more of the same work.
    mutating func add(_ work: () throws -> Void) rethrows {
        let start = ContinuousClock.now
        let processorStart = clock()
        try work()
        processor += Double(clock() - processorStart) / Double(CLOCKS_PER_SEC)
        elapsed += ContinuousClock.now - start
    }

    /// Measures a piece of work.
    static func of(_ work: () throws -> Void) rethrows -> Cost {
        var cost = Cost()
        try cost.add(work)
        return cost
    }
}

/// One measured figure.
struct Figure {
    /// What was measured.
    let operation: String
    /// How many times.
    let count: Int
    /// How long all of them took together.
    let cost: Cost
    /// What else belongs to it.
    var details: [(name: String, value: Int)] = []

    /// Prints the figure as one JSON line.
    func report() {
        let seconds = cost.elapsed / .seconds(1)
        let rest = details.map { ",\"\($0.name)\":\($0.value)" }.joined()
        print(
            "{\"op\":\"\(operation)\",\"n\":\(count),\"seconds\":\(seconds),\"cpu_seconds\":\(cost.processor),"
                + "\"per_s\":\(Double(count) / seconds)\(rest)}")
    }
}

/// Measures two ways of doing the same, taking turns, so that both meet the same noise.
///
/// - Parameters:
///   - turns: How often they take turns.
///   - first: One way.
///   - second: The other.
/// - Returns: What each took in all.
/// - Throws: What either throws.
func takingTurns(
    _ turns: Int = 20, _ first: () throws -> Void, _ second: () throws -> Void
) rethrows -> (first: Cost, second: Cost) {
    var costs = (first: Cost(), second: Cost())
    for _ in 0..<turns {
        try costs.first.add(first)
        try costs.second.add(second)
    }
    return costs
}
