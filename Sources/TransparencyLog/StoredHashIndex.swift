/// The position of a complete node in the one sequential store of a tree's hashes.
///
/// Each leaf's hash is followed at once by the hashes of the inner nodes which that leaf completes, from the lowest up.
/// So the store only ever grows at its end, and a tree of n leaves has exactly 2n − (one bits of n) hashes in it. This
/// is the layout of golang.org/x/mod/sumdb/tlog (StoredHashIndex, SplitStoredHashIndex, StoredHashCount).
public struct StoredHashIndex: Hashable, Comparable, Sendable {
    /// The position in the store, from 0.
    public let value: UInt64

    /// The position `value`.
    public init(_ value: UInt64) {
        self.value = value
    }

    /// The position of node `offset` at `level`: the root over leaves `offset << level ..< (offset + 1) << level`.
    ///
    /// The node must lie in a tree of at most ``TreeSize/largest`` leaves.
    /// - Complexity: O(1).
    public init(level: Int, offset: UInt64) {
        // The node is completed by its last leaf and follows that leaf's hash by as many places as it is levels up.
        let lastLeaf = (offset + 1) << UInt64(level) - 1
        value = Self.count(lastLeaf) + UInt64(level)
    }

    /// The level of the node: 0 is a leaf.
    public var level: Int {
        Int(value - Self.count(lastLeaf))
    }

    /// The node's place among those of its level, from 0.
    public var offset: UInt64 {
        lastLeaf >> UInt64(level)
    }

    /// How many hashes the store of a tree of `size` leaves holds.
    ///
    /// - Complexity: O(1).
    public static func storedHashCount(of size: TreeSize) -> UInt64 {
        count(size.value)
    }

    /// Orders positions as the store does.
    public static func < (left: StoredHashIndex, right: StoredHashIndex) -> Bool {
        left.value < right.value
    }

    private static func count(_ leaves: UInt64) -> UInt64 {
        2 * leaves - UInt64(leaves.nonzeroBitCount)
    }

    /// The leaf whose arrival completed the node.
    private var lastLeaf: UInt64 {
        // 2n − popcount(n) ≤ value puts n within 64 above value / 2; walk up to it.
        var leaf = value / 2
        while Self.count(leaf + 1) <= value {
            leaf += 1
        }
        return leaf
    }
}
