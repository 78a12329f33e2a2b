/// A key of a page and what it leads to.
struct PageNode {
    static let headerByteCount = 8
    /// The value is the number of the first of its own pages.
    static let isLarge: UInt16 = 1
    /// The value is a table's record.
    static let isTable: UInt16 = 2

    let key: Range<Int>
    /// The value in the page; empty on branch pages.
    let value: Range<Int>
    /// The size of the value, wherever it lies.
    let valueSize: Int
    /// The page below; on leaf pages of no meaning.
    let child: UInt64
    let flags: UInt16

    /// Reads a node that lies wholly within a page.
    init?(_ bytes: [UInt8], at offset: Int, isLeaf: Bool) {
        guard offset & 1 == 0, offset >= PageHeader.byteCount, offset + Self.headerByteCount <= bytes.count else {
            return nil
        }
        let low = bytes.number(at: offset, UInt32.self)
        flags = bytes.number(at: offset + 4, UInt16.self)
        let keySize = Int(bytes.number(at: offset + 6, UInt16.self))
        let keyStart = offset + Self.headerByteCount
        valueSize = isLeaf ? Int(low) : 0
        child = UInt64(low) | UInt64(flags) << 32
        let stored = isLeaf && flags & Self.isLarge != 0 ? MemoryLayout<UInt64>.size : valueSize
        guard keySize <= bytes.count - keyStart, stored <= bytes.count - keyStart - keySize else { return nil }
        key = keyStart..<keyStart + keySize
        value = key.upperBound..<key.upperBound + stored
    }

    /// The bytes it takes in its page, to the next even offset.
    var byteCount: Int { (Self.headerByteCount + key.count + value.count + 1) & ~1 }
}

/// A branch or leaf page whose nodes all lie within it, side by side.
struct NodePage {
    let bytes: [UInt8]
    let isLeaf: Bool
    let nodes: [PageNode]

    /// Reads the nodes; `nil` where bounds or nodes cannot be right.
    init?(_ bytes: [UInt8], isLeaf: Bool) {
        let header = PageHeader(bytes)
        guard header.lower >= PageHeader.byteCount, header.lower & 1 == 0, header.lower <= header.upper,
            header.upper <= bytes.count
        else { return nil }
        var nodes: [PageNode] = []
        var left = bytes.count - header.upper
        for place in stride(from: PageHeader.byteCount, to: header.lower, by: 2) {
            let offset = Int(bytes.number(at: place, UInt16.self))
            guard offset >= header.upper, let node = PageNode(bytes, at: offset, isLeaf: isLeaf) else { return nil }
            left -= node.byteCount
            nodes.append(node)
        }
        // Nodes fill the page from its end without a gap, so that none may overlap.
        guard left == 0 else { return nil }
        self.bytes = bytes
        self.isLeaf = isLeaf
        self.nodes = nodes
    }

    func key(_ index: Int) -> [UInt8] { Array(bytes[nodes[index].key]) }
}
