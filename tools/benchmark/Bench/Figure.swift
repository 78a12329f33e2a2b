/// One measured figure.
struct Figure {
    /// What was measured.
    let operation: String
    /// How many times.
    let count: Int
    /// How long all of them took together.
    let elapsed: Duration
    /// What else belongs to it.
    var details: [(name: String, value: Int)] = []

    /// Prints the figure as one JSON line.
    func report() {
        let seconds = elapsed / .seconds(1)
        let rest = details.map { ",\"\($0.name)\":\($0.value)" }.joined()
        print("{\"op\":\"\(operation)\",\"n\":\(count),\"seconds\":\(seconds),\"per_s\":\(Double(count) / seconds)\(rest)}")
    }
}

/// How long a piece of work takes.
func timed(_ work: () throws -> Void) rethrows -> Duration {
    let clock = ContinuousClock()
    let start = clock.now
    try work()
    return clock.now - start
}
