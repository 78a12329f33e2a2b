/// Every page of one commit held against what LMDB writes.
public enum PageCheck {
    /// Looks at the pages that a snapshot shows, while the snapshot keeps them from being used anew.
    ///
    /// - Parameters:
    ///   - directory: The environment's directory.
    ///   - commit: The number of the commit that the snapshot shows.
    ///   - progress: Called at each page.
    /// - Returns: What is wrong; `nil` when writers have overwritten that commit's own page meanwhile.
    /// - Throws: What the system reports.
    /// - Complexity: One pass over the pages in use; one bit of memory for each.
    public static func problems(
        in directory: String, commit: Int, progress: @escaping () -> Void = {}
    ) throws -> [PageProblem]? {
        let file = try PageFile(directory + "/data.mdb")
        let commit = UInt64(bitPattern: Int64(commit))
        let own = commit & 1
        let metas = try MetaPages(file)
        guard let meta = metas[own], meta.transaction == commit else { return nil }
        let isFollowed = metas[1 - own]?.transaction == meta.transaction &+ 1
        var walk = PageWalk(file, lastPage: meta.lastPage, progress: progress)
        if !meta.isSound { walk.note(.meta, own) }
        // Commits alternate between the two pages, so that the other holds the last one, or the next.
        let isAlternating = isFollowed || metas[1 - own]?.transaction == max(1, meta.transaction) - 1
        if metas[1 - own]?.isSound != true || !isAlternating { walk.note(.meta, 1 - own) }
        try walk.walk(meta, meta: own, wantsValues: false) { _, _, _ in }
        try walk.checkFree(meta, meta: own)
        return walk.problems
    }
}

/// Both pages that say which commit is the newest; `nil` where LMDB would refuse them.
struct MetaPages {
    private let pages: [MetaPage?]

    init(_ file: borrowing PageFile) throws {
        var pages: [MetaPage?] = []
        for number: UInt64 in 0...1 {
            let bytes = try file.page(number)
            pages.append(bytes.flatMap { MetaPage($0, number: number) })
        }
        self.pages = pages
    }

    subscript(number: UInt64) -> MetaPage? { pages[Int(number)] }

    /// The number of the page with the newest commit, of those whose tables are within the file if there is one.
    func newest(pageCount: UInt64) -> UInt64? {
        let there = [UInt64(0), 1].filter { self[$0] != nil }
        let whole = there.filter { number in
            // A page without any table is that of a new environment, and of no ledger.
            self[number].map { $0.main.root < pageCount } ?? false
        }
        return (whole.isEmpty ? there : whole).max { (self[$0]?.transaction ?? 0) < (self[$1]?.transaction ?? 0) }
    }
}

extension PageWalk {
    /// Walks every table, handing on its rows.
    mutating func walk(
        _ root: MetaPage, meta: UInt64, wantsValues: Bool,
        _ visit: @escaping (_ table: [UInt8], _ key: [UInt8], _ value: [UInt8]?) throws -> Void
    ) throws {
        var tables: [(name: [UInt8], record: TreeRecord)] = []
        var isSound = true
        try walk(root.main, on: meta, wantsValues: true) { name, record in
            guard let record, record.count == TreeRecord.byteCount else {
                isSound = false
                return
            }
            tables.append((name, TreeRecord(record, at: 0)))
        }
        if !isSound { note(.record, root.main.root) }
        for table in tables {
            if table.record.flags != 0 || table.record.padding != 0 { note(.record, root.main.root) }
            try walk(table.record, on: root.main.root, wantsValues: wantsValues) { try visit(table.name, $0, $1) }
        }
    }

    /// Walks the lists of free pages: none may be in use, or free twice.
    mutating func checkFree(_ root: MetaPage, meta: UInt64) throws {
        var lists: [[UInt64]] = []
        var isSound = true
        try walk(root.free, on: meta, wantsValues: true) { key, value in
            guard key.count == 8, key.number(at: 0, UInt64.self) <= root.transaction, let value,
                let pages = Self.pages(value)
            else {
                isSound = false
                return
            }
            lists.append(pages)
        }
        if !isSound { note(.record, meta) }
        var free: Set<UInt64> = []
        for page in lists.joined() {
            guard page >= 2, page <= root.lastPage else {
                note(.record, page)
                continue
            }
            let isUsed = page < strayPages.upperBound && used.contains(page)
            if !free.insert(page).inserted || isUsed { note(.shared, page) }
        }
    }

    /// The numbers in a list of free pages: their count, and then they, descending.
    private static func pages(_ list: [UInt8]) -> [UInt64]? {
        guard list.count >= 8, list.count % 8 == 0 else { return nil }
        let count = list.number(at: 0, UInt64.self)
        guard count <= UInt64(list.count / 8 - 1) else { return nil }
        let pages = (0..<Int(count)).map { list.number(at: 8 + 8 * $0, UInt64.self) }
        return zip(pages, pages.dropFirst()).allSatisfy { $0 > $1 } ? pages : nil
    }
}
