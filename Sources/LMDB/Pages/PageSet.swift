/// A set of page numbers, one bit for each page there may be.
struct PageSet {
    private var words: [UInt64]

    init(upTo count: UInt64) { words = [UInt64](repeating: 0, count: Int(count / 64) + 1) }

    /// Adds a page that is within the count; `false` when it was there already.
    mutating func insert(_ page: UInt64) -> Bool {
        let bit: UInt64 = 1 << (page % 64)
        defer { words[Int(page / 64)] |= bit }
        return words[Int(page / 64)] & bit == 0
    }

    func contains(_ page: UInt64) -> Bool { words[Int(page / 64)] & (1 << (page % 64)) != 0 }
}
