/// How far apart two spellings are.
public enum SpellingDistance {
    /// The candidate nearest to what was typed, when so near that it was probably meant.
    ///
    /// A third of the letters may differ, upper and lower case being one, and accents, hyphens and the like counting.
    public static func nearest(to typed: String, among candidates: [String]) -> String? {
        let wanted = Array(typed.lowercased().utf8.prefix(80))
        var best: (name: String, distance: Int)?
        for candidate in candidates {
            let letters = Array(candidate.lowercased().utf8)
            let distance = between(wanted, letters)
            let allowed = max(1, max(wanted.count, letters.count) / 3)
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// The least number of letters to add, drop, change or swap with their neighbour (optimal string alignment).
    ///
    /// - Complexity: O(m × n).
    static func between(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for (column, other) in right.enumerated() {
                var cost = min(previous[column + 1] + 1, current[column] + 1)
                cost = min(cost, previous[column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
