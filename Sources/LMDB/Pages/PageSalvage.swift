/// The rows that can still be read in an environment that LMDB cannot.
public enum PageSalvage {
    /// Reads every row that the newest commit leads to, past broken pages, and then those of pages that nothing leads
    /// to: such rows may be of older commits, and of any table.
    ///
    /// - Parameters:
    ///   - directory: The environment's directory.
    ///   - progress: Called at each page.
    ///   - row: Gets the table's name, key and value of each row.
    ///   - stray: Gets key and value of each row of a page that nothing leads to.
    /// - Returns: What is wrong with the pages.
    /// - Throws: What the system reports; whatever the closures throw.
    /// - Complexity: One pass over the file; one bit of memory for each page.
    public static func read(
        _ directory: String, progress: @escaping () -> Void = {},
        row: @escaping (_ table: String, _ key: [UInt8], _ value: [UInt8]) throws -> Void,
        stray: @escaping (_ key: [UInt8], _ value: [UInt8]) throws -> Void
    ) throws -> [PageProblem] {
        let file = try PageFile(directory + "/data.mdb")
        let metas = try MetaPages(file)
        // A last page that is wrong must not hide pages that are there.
        var walk = PageWalk(file, lastPage: UInt64.max - 1, progress: progress)
        for number: UInt64 in 0...1 where metas[number]?.isSound != true { walk.note(.meta, number) }
        if let newest = metas.newest(pageCount: walk.strayPages.upperBound), let meta = metas[newest] {
            try walk.walk(meta, meta: newest, wantsValues: true) { table, key, value in
                if let value { try row(String(decoding: table, as: UTF8.self), key, value) }
            }
        }
        for page in walk.strayPages {
            try walk.strayRows(of: page) { key, value in
                if let value { try stray(key, value) }
            }
        }
        return walk.problems
    }
}
