/// How many leaves a tree has.
///
/// It has no arithmetic on purpose: a size is not an index, and code that turns one into the other says so.
public struct TreeSize: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
    /// The largest size this module builds or reads trees of, 2^62; proofs of larger trees can still be checked.
    public static let largest: TreeSize = 0x4000_0000_0000_0000

    /// The number of leaves.
    public let value: UInt64

    /// A tree of `value` leaves.
    public init(_ value: UInt64) {
        self.value = value
    }

    /// A tree of as many leaves as the literal says.
    public init(integerLiteral value: UInt64) {
        self.value = value
    }

    /// Orders sizes by their number of leaves.
    public static func < (left: TreeSize, right: TreeSize) -> Bool {
        left.value < right.value
    }
}

extension TreeSize: CustomStringConvertible {
    /// The number of leaves in decimal, as checkpoints write it.
    public var description: String {
        String(value)
    }
}

/// The position of a leaf in its tree, from 0.
public struct LeafIndex: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
    /// The position, from 0.
    public let value: UInt64

    /// The leaf at position `value`.
    public init(_ value: UInt64) {
        self.value = value
    }

    /// The leaf at the literal position.
    public init(integerLiteral value: UInt64) {
        self.value = value
    }

    /// Orders leaves by position.
    public static func < (left: LeafIndex, right: LeafIndex) -> Bool {
        left.value < right.value
    }
}

extension LeafIndex: CustomStringConvertible {
    /// The position in decimal.
    public var description: String {
        String(value)
    }
}
