@testable import TransparencyLog

/// RFC 6962 section 2.1 word for word, to hold the fast code against.
enum Definition {
    static func split(_ count: Int) -> Int {
        var power = 1
        while power * 2 < count { power *= 2 }
        return power
    }

    static func root(_ leaves: ArraySlice<Digest>) -> Digest {
        guard leaves.count > 1 else { return leaves.first ?? Digest.sha256([]) }
        let middle = leaves.startIndex + split(leaves.count)
        return node(root(leaves[..<middle]), root(leaves[middle...]))
    }

    static func path(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
        guard leaves.count > 1 else { return [] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        return index < count
            ? path(index, leaves[..<middle]) + [root(leaves[middle...])]
            : path(index - count, leaves[middle...]) + [root(leaves[..<middle])]
    }

    static func consistency(_ old: Int, _ leaves: ArraySlice<Digest>, isWhole: Bool = true) -> [Digest] {
        if old == leaves.count { return isWhole ? [] : [root(leaves)] }
        let count = split(leaves.count)
        let middle = leaves.startIndex + count
        return old <= count
            ? consistency(old, leaves[..<middle], isWhole: isWhole) + [root(leaves[middle...])]
            : consistency(old - count, leaves[middle...], isWhole: false) + [root(leaves[..<middle])]
    }

    static func node(_ left: Digest, _ right: Digest) -> Digest {
        Digest.sha256([1] + left.bytes + right.bytes)
    }
}

/// A tree of different leaves with the roots of all its sizes.
struct Forest {
    static let standard = Forest(largest: 130)

    let leaves: [Digest]
    let roots: [Digest]
    let store: HashArray

    init(largest: Int) {
        leaves = (0..<largest).map { MerkleTree.leafHash([UInt8($0)]) }
        var store = HashArray()
        var roots = [store.root]
        for leaf in leaves {
            store.append(leaf)
            roots.append(store.root)
        }
        self.roots = roots
        self.store = store
    }
}

extension Digest {
    /// The digest with one bit, counted from the first byte's highest, turned over.
    func flipping(bit: Int) -> Digest {
        var bytes = self.bytes
        bytes[bit / 8] ^= 0x80 >> UInt8(bit % 8)
        return Digest(bytes: bytes) ?? self
    }
}
