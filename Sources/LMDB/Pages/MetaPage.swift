/// What LMDB keeps of a table: where its tree is and how large (`MDB_db`).
struct TreeRecord: Equatable {
    static let byteCount = 48
    /// The root of a tree without pages.
    static let noRoot = UInt64.max

    let padding: UInt32
    let flags: UInt16
    let depth: UInt16
    let branchPages: UInt64
    let leafPages: UInt64
    let overflowPages: UInt64
    let entries: UInt64
    let root: UInt64

    init(_ bytes: [UInt8], at offset: Int) {
        padding = bytes.number(at: offset, UInt32.self)
        flags = bytes.number(at: offset + 4, UInt16.self)
        depth = bytes.number(at: offset + 6, UInt16.self)
        branchPages = bytes.number(at: offset + 8, UInt64.self)
        leafPages = bytes.number(at: offset + 16, UInt64.self)
        overflowPages = bytes.number(at: offset + 24, UInt64.self)
        entries = bytes.number(at: offset + 32, UInt64.self)
        root = bytes.number(at: offset + 40, UInt64.self)
    }
}

/// One of the two pages that say which commit is the newest (`MDB_meta` behind a page header).
struct MetaPage {
    static let byteCount = 152
    static let freeRecord = PageHeader.byteCount + 24
    private static let magic: UInt32 = 0xBEEF_C0DE
    private static let version: UInt32 = 1

    /// The free pages, by the commit that freed them.
    let free: TreeRecord
    /// The tables, by their names.
    let main: TreeRecord
    let lastPage: UInt64
    let transaction: UInt64
    /// Whether the fields that never change are what LMDB writes.
    let isSound: Bool

    /// Reads one; `nil` where LMDB would refuse the file.
    init?(_ bytes: [UInt8], number: UInt64) {
        let header = PageHeader(bytes)
        guard header.flags & PageHeader.meta != 0,
            bytes.number(at: PageHeader.byteCount, UInt32.self) == Self.magic,
            bytes.number(at: PageHeader.byteCount + 4, UInt32.self) == Self.version
        else { return nil }
        free = TreeRecord(bytes, at: Self.freeRecord)
        main = TreeRecord(bytes, at: Self.freeRecord + TreeRecord.byteCount)
        lastPage = bytes.number(at: Self.freeRecord + 2 * TreeRecord.byteCount, UInt64.self)
        transaction = bytes.number(at: Self.freeRecord + 2 * TreeRecord.byteCount + 8, UInt64.self)
        // The environment's own flags lie in the record of the free pages, whose keys are integers.
        isSound =
            header.number == number && header.flags == PageHeader.meta && Int(free.padding) == bytes.count
            && free.flags == PageWalk.integerKeys && main.padding == 0 && main.flags == 0 && lastPage >= 1
    }
}

/// The first bytes of every page but those that continue a large value.
struct PageHeader {
    static let byteCount = 16
    static let branch: UInt16 = 1
    static let leaf: UInt16 = 2
    static let overflow: UInt16 = 4
    static let meta: UInt16 = 8

    let number: UInt64
    let flags: UInt16
    /// Where the list of nodes ends.
    let lower: Int
    /// Where the nodes begin.
    let upper: Int
    /// How many pages a large value has, in place of the two bounds.
    let pages: UInt64

    init(_ bytes: [UInt8]) {
        number = bytes.number(at: 0, UInt64.self)
        flags = bytes.number(at: 10, UInt16.self)
        lower = Int(bytes.number(at: 12, UInt16.self))
        upper = Int(bytes.number(at: 14, UInt16.self))
        pages = UInt64(bytes.number(at: 12, UInt32.self))
    }
}
