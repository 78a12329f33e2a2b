/// Values by name in ascending order of the names' bytes, while at a time only some of them change.
///
/// What a seal needs of a million names is kept sorted, so that each seal costs one walk and not one sort.
struct SortedRun<Value> {
    private(set) var names: [String] = []
    private(set) var values: [Value] = []

    var count: Int { names.count }

    /// The value of a name.
    ///
    /// - Complexity: O(log *n*).
    subscript(name: String) -> Value? {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if Self.precedes(names[middle], name) { low = middle + 1 } else { high = middle }
        }
        return low < names.count && names[low] == name ? values[low] : nil
    }

    /// Takes new values, of names that are there and of others.
    ///
    /// - Parameter changes: each name once, in any order.
    /// - Complexity: O(*n* + *m* log *m*) for *m* changes.
    mutating func merge(_ changes: [(name: String, value: Value)]) {
        if changes.isEmpty { return }
        let (oldNames, oldValues) = (names, values)
        names = []
        values = []
        names.reserveCapacity(oldNames.count + changes.count)
        values.reserveCapacity(oldNames.count + changes.count)
        var index = 0
        for change in changes.sorted(by: { Self.precedes($0.name, $1.name) }) {
            while index < oldNames.count, Self.precedes(oldNames[index], change.name) {
                names.append(oldNames[index])
                values.append(oldValues[index])
                index += 1
            }
            if index < oldNames.count, oldNames[index] == change.name { index += 1 }
            names.append(change.name)
            values.append(change.value)
        }
        names.append(contentsOf: oldNames[index...])
        values.append(contentsOf: oldValues[index...])
    }

    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8Span.span.bytesPrecede(right.utf8Span.span)
    }
}

extension Span<UInt8> {
    /// Whether these bytes come before others, as keys of a table are ordered.
    fileprivate func bytesPrecede(_ other: Span<UInt8>) -> Bool {
        let common = Swift.min(count, other.count)
        for index in 0..<common where self[index] != other[index] { return self[index] < other[index] }
        return count < other.count
    }
}
