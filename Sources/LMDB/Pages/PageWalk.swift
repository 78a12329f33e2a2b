/// A walk over the pages of one commit, each held against what LMDB writes, past those that are broken.
///
/// Nothing that a page says is believed before it is checked: not its number, its bounds, its children.
struct PageWalk: ~Copyable {
    /// Takes a row of a table; the value is `nil` where its own pages are broken.
    typealias Visit = (_ key: [UInt8], _ value: [UInt8]?) throws -> Void

    static let integerKeys: UInt16 = 8
    /// As deep as LMDB's own cursors go.
    private static let largestDepth = 32

    let file: PageFile
    private(set) var problems: [PageProblem] = []
    /// The pages in use by what was walked.
    private(set) var used: PageSet
    private let limit: UInt64
    private let progress: () -> Void

    /// A walk within the pages of a commit.
    init(_ file: consuming PageFile, lastPage: UInt64, progress: @escaping () -> Void) {
        limit = min(file.pageCount, lastPage &+ 1)
        used = PageSet(upTo: limit)
        self.file = file
        self.progress = progress
    }

    mutating func note(_ kind: PageProblem.Kind, _ page: UInt64) { problems.append(PageProblem(kind, page)) }

    /// What a tree was found to have.
    private struct Count: Equatable {
        var branchPages: UInt64 = 0
        var leafPages: UInt64 = 0
        var overflowPages: UInt64 = 0
        var entries: UInt64 = 0
    }

    /// One tree being walked.
    private struct Tree {
        let record: TreeRecord
        let wantsValues: Bool
        let visit: Visit
        var count = Count()

        var hasIntegerKeys: Bool { record.flags & PageWalk.integerKeys != 0 }

        func precedes(_ left: [UInt8], _ right: [UInt8]) -> Bool {
            guard hasIntegerKeys, left.count == 8, right.count == 8 else {
                return left.lexicographicallyPrecedes(right)
            }
            return left.number(at: 0, UInt64.self) < right.number(at: 0, UInt64.self)
        }
    }

    /// Walks the tree of a record that stands on `page`, handing its rows to `visit`.
    mutating func walk(
        _ record: TreeRecord, on page: UInt64, wantsValues: Bool, _ visit: @escaping Visit
    ) throws {
        var tree = Tree(record: record, wantsValues: wantsValues, visit: visit)
        let before = problems.count
        if record.root != TreeRecord.noRoot {
            guard 1...Self.largestDepth ~= Int(record.depth) else { return note(.record, page) }
            try descend(record.root, Int(record.depth), Bounds(low: nil, high: nil), &tree)
        }
        let stated = Count(
            branchPages: record.branchPages, leafPages: record.leafPages, overflowPages: record.overflowPages,
            entries: record.entries)
        if problems.count == before, stated != tree.count || (record.root == TreeRecord.noRoot) != (record.depth == 0) {
            note(.record, page)
        }
    }

    /// Takes a page for a tree: it is there, nobody else's, its own, and of the kind that its depth demands.
    private mutating func take(_ page: UInt64, isLeaf: Bool) throws -> NodePage? {
        progress()
        guard page >= 2, page < limit, let bytes = try file.page(page) else {
            note(.missing, page)
            return nil
        }
        guard !used.contains(page) else {
            note(.shared, page)
            return nil
        }
        let header = PageHeader(bytes)
        guard header.number == page else {
            note(.number, page)
            return nil
        }
        let kind = isLeaf ? PageHeader.leaf : PageHeader.branch
        if header.flags != kind { note(.flags, page) }
        // Other marks do not change what the page holds.
        guard header.flags & (PageHeader.branch | PageHeader.leaf | PageHeader.overflow | PageHeader.meta) == kind
        else { return nil }
        guard let nodes = NodePage(bytes, isLeaf: isLeaf), !nodes.nodes.isEmpty else {
            note(.nodes, page)
            return nil
        }
        // A page that is refused may still be looked through for rows.
        _ = used.insert(page)
        return nodes
    }

    private mutating func descend(
        _ page: UInt64, _ height: Int, _ keys: Bounds, _ tree: inout Tree
    ) throws {
        guard let nodes = try take(page, isLeaf: height == 1) else { return }
        guard height > 1 else { return try visit(nodes, page, keys, &tree) }
        tree.count.branchPages += 1
        // LMDB stops at a branch with one child, but in the tree of free pages.
        if nodes.nodes.count < 2, !tree.hasIntegerKeys { note(.nodes, page) }
        for index in nodes.nodes.indices {
            // The first key of a branch means nothing; keys out of order leave a child whose keys do not fit.
            let low = index == 0 ? keys.low : nodes.key(index)
            let high = index + 1 < nodes.nodes.count ? nodes.key(index + 1) : keys.high
            try descend(nodes.nodes[index].child, height - 1, Bounds(low: low, high: high), &tree)
        }
    }

    private mutating func visit(_ leaf: NodePage, _ page: UInt64, _ keys: Bounds, _ tree: inout Tree) throws {
        tree.count.leafPages += 1
        var last: [UInt8]?
        var isOrdered = true
        for (index, node) in leaf.nodes.enumerated() {
            let key = leaf.key(index)
            if let last { isOrdered = isOrdered && tree.precedes(last, key) }
            if let low = keys.low { isOrdered = isOrdered && !tree.precedes(key, low) }
            if let high = keys.high { isOrdered = isOrdered && tree.precedes(key, high) }
            last = key
            tree.count.entries += 1
            guard node.flags & ~(PageNode.isLarge | PageNode.isTable) == 0 else {
                note(.nodes, page)
                continue
            }
            try tree.visit(key, value(of: node, in: leaf, page, &tree))
        }
        if !isOrdered { note(.order, page) }
    }

    /// A node's value, whose own pages are marked as used.
    private mutating func value(
        of node: PageNode, in leaf: NodePage, _ page: UInt64, _ tree: inout Tree
    ) throws -> [UInt8]? {
        guard node.flags & PageNode.isLarge != 0 else {
            return tree.wantsValues ? Array(leaf.bytes[node.value]) : []
        }
        let first = leaf.bytes.number(at: node.value.lowerBound, UInt64.self)
        guard let pages = try largeValuePages(first, size: node.valueSize) else {
            note(.missing, first)
            return nil
        }
        tree.count.overflowPages += pages
        for number in first..<first + pages where !used.insert(number) {
            note(.shared, number)
            return nil
        }
        return tree.wantsValues ? try file.bytes(of: first, at: PageHeader.byteCount, count: node.valueSize) : []
    }

    /// How many pages a large value takes; `nil` where they cannot be its.
    private mutating func largeValuePages(_ first: UInt64, size: Int) throws -> UInt64? {
        guard first >= 2, first < limit, let bytes = try file.bytes(of: first, at: 0, count: PageHeader.byteCount)
        else { return nil }
        let header = PageHeader(bytes)
        let needed = UInt64((PageHeader.byteCount - 1 + size) / file.pageSize + 1)
        guard header.number == first, header.flags & PageHeader.overflow != 0, header.pages >= needed,
            header.pages <= limit - first
        else { return nil }
        if header.flags != PageHeader.overflow { note(.flags, first) }
        return header.pages
    }

    /// The rows of a leaf page that belongs to nothing that was walked; none where it is no such page.
    mutating func strayRows(of page: UInt64, _ visit: Visit) throws {
        progress()
        guard !used.contains(page), let bytes = try file.page(page),
            PageHeader(bytes).flags & PageHeader.leaf != 0, let leaf = NodePage(bytes, isLeaf: true)
        else { return }
        for (index, node) in leaf.nodes.enumerated() where node.flags & PageNode.isTable == 0 {
            guard node.flags & PageNode.isLarge != 0 else {
                try visit(leaf.key(index), Array(leaf.bytes[node.value]))
                continue
            }
            let first = leaf.bytes.number(at: node.value.lowerBound, UInt64.self)
            guard try largeValuePages(first, size: node.valueSize) != nil else { continue }
            try visit(
                leaf.key(index), try file.bytes(of: first, at: PageHeader.byteCount, count: node.valueSize))
        }
    }

    /// The pages of the file that a stray row may be on.
    var strayPages: Range<UInt64> { 2..<max(2, limit) }
}

/// The keys that a page may hold: from one, and below another.
struct Bounds {
    let low: [UInt8]?
    let high: [UInt8]?
}
