import Audit
import Deliberation
import EventLog
import Foundation
import Ledger
import Testing
import TransparencyLog

/// One page of a file without free pages, damaged; what the walk over the pages must say, and of which page.
struct PageDamage: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: Difference.Code
    let isRecoverable: Bool
    /// Damages the bytes, and returns the page that is to be named.
    let apply: @Sendable (inout Data, CompactFile) throws -> Int

    init(
        _ name: String, _ code: Difference.Code, isRecoverable: Bool = false,
        apply: @escaping @Sendable (inout Data, CompactFile) throws -> Int
    ) {
        testDescription = name
        self.code = code
        self.isRecoverable = isRecoverable
        self.apply = apply
    }

    static let all = [
        PageDamage("a branch that leads past the end of the file", .pageStructure, isRecoverable: true) { bytes, file in
            bytes.put(9_999, at: file.node(1, of: file.branch), size: 4)
            return 9_999
        },
        PageDamage("a branch that leads to one page twice", .pageStructure, isRecoverable: true) { bytes, file in
            let first = bytes.number(at: file.node(0, of: file.branch), size: 4)
            bytes.put(first, at: file.node(1, of: file.branch), size: 4)
            return first
        },
        PageDamage("a page zeroed", .pageFlags) { bytes, file in
            let start = file.leaf * CompactFile.pageSize
            bytes.replaceSubrange(start..<start + CompactFile.pageSize, with: Data(count: CompactFile.pageSize))
            return file.leaf
        },
        PageDamage("a page with the number of another", .pageFlags, isRecoverable: true) { bytes, file in
            bytes.put(file.leaf + 1, at: file.leaf * CompactFile.pageSize, size: 8)
            return file.leaf
        },
        PageDamage("a page marked as of a transaction that is not over", .pageFlags, isRecoverable: true) {
            bytes, file in
            bytes[file.leaf * CompactFile.pageSize + 10] |= 0x10
            return file.leaf
        },
        PageDamage("a page with a bound past its end", .pageStructure) { bytes, file in
            bytes.put(5_000, at: file.leaf * CompactFile.pageSize + 14, size: 2)
            return file.leaf
        },
        PageDamage("a page whose nodes overlap", .pageStructure) { bytes, file in
            let pointers = file.leaf * CompactFile.pageSize + 16
            bytes.put(bytes.number(at: pointers, size: 2), at: pointers + 2, size: 2)
            return file.leaf
        },
        PageDamage("a branch with one child", .pageStructure, isRecoverable: true) { bytes, file in
            // The last node goes, and the first takes its place at the end of the page.
            let start = file.branch * CompactFile.pageSize
            let child = bytes.number(at: file.node(0, of: file.branch), size: 4)
            let end = start + CompactFile.pageSize - 8
            bytes.put(child, at: end, size: 8)
            bytes.put(18, at: start + 12, size: 2)
            bytes.put(CompactFile.pageSize - 8, at: start + 14, size: 2)
            bytes.put(CompactFile.pageSize - 8, at: start + 16, size: 2)
            return file.branch
        },
        PageDamage("a branch that announces other keys", .pageStructure, isRecoverable: true) { bytes, file in
            bytes[file.node(1, of: file.branch) + 8] = 0x7F
            return file.leaf
        },
        PageDamage("a branch whose second key is its first", .pageStructure, isRecoverable: true) { bytes, file in
            for index in 0..<8 { bytes[file.node(2, of: file.branch) + 8 + index] = 0 }
            return file.leaf
        },
        PageDamage("a leaf whose keys do not ascend", .pageStructure, isRecoverable: true) { bytes, file in
            let pointers = file.leaf * CompactFile.pageSize + 16
            let (first, second) = (bytes.number(at: pointers, size: 2), bytes.number(at: pointers + 2, size: 2))
            bytes.put(second, at: pointers, size: 2)
            bytes.put(first, at: pointers + 2, size: 2)
            return file.leaf
        },
        PageDamage("a node with marks that nobody knows", .pageStructure) { bytes, file in
            bytes[file.node(0, of: file.leaf) + 5] = 0x40
            return file.leaf
        },
        PageDamage("a table's record with flags of another kind", .pageStructure, isRecoverable: true) { bytes, file in
            bytes[file.record(of: "streams", bytes) + 4] = 0x04
            return file.root
        },
        PageDamage("a table's record of another length", .pageStructure, isRecoverable: true) { bytes, file in
            bytes.put(49, at: file.record(of: "types", bytes) - "types".utf8.count - 8, size: 2)
            return file.root
        },
        PageDamage("a tree deeper than any", .pageStructure, isRecoverable: true) { bytes, file in
            bytes[file.record(of: "events", bytes) + 6] = 40
            return file.root
        },
        PageDamage("a tree with another count of rows", .pageStructure, isRecoverable: true) { bytes, file in
            bytes[file.record(of: "events", bytes) + 32] ^= 1
            return file.root
        },
        PageDamage("a large value whose pages are of another", .pageStructure, isRecoverable: true) { bytes, file in
            bytes[file.large[0].page * CompactFile.pageSize + 10] = 2
            return file.large[0].page
        },
        PageDamage("two large values on the same pages", .pageStructure, isRecoverable: true) { bytes, file in
            bytes.put(file.large[0].page, at: file.large[1].place, size: 8)
            return file.large[0].page
        },
        PageDamage("a large value's page marked as of a transaction", .pageFlags, isRecoverable: true) { bytes, file in
            bytes[file.large[0].page * CompactFile.pageSize + 10] |= 0x10
            return file.large[0].page
        },
        PageDamage("a meta page that says another commit of itself", .pageMeta, isRecoverable: true) { bytes, _ in
            bytes[10] |= 0x10
            return 0
        },
    ]
}

/// A backup's file: pages of 4 KiB, all of them in use.
struct CompactFile {
    static let pageSize = 4_096

    /// The root of `events`, a branch, and its second leaf.
    let branch: Int
    let leaf: Int
    /// The page with the tables' records.
    let root: Int
    /// Where the first pages of large values are named, and they.
    let large: [(place: Int, page: Int)]
    private let nodes: [Int: [Int]]

    init(_ bytes: Data) throws {
        var branches: [Int: [Int]] = [:]
        for page in 2..<bytes.count / Self.pageSize {
            let start = page * Self.pageSize
            guard 1...2 ~= bytes[start + 10], bytes.number(at: start, size: 7) == page else { continue }
            let count = (bytes.number(at: start + 12, size: 2) - 16) / 2
            branches[page] = (0..<count).map { start + bytes.number(at: start + 16 + 2 * $0, size: 2) }
        }
        nodes = branches
        // Keys of eight bytes whose first leaf begins with the first event.
        branch = try #require(
            branches.keys.sorted().first { page in
                guard bytes[page * Self.pageSize + 10] == 1, let nodes = branches[page], nodes.count > 2 else {
                    return false
                }
                let child = bytes.number(at: nodes[0], size: 4)
                guard let first = branches[child]?.first else { return false }
                return bytes.number(at: first + 6, size: 2) == 8 && bytes[first + 16] == UInt8(ascii: "{")
            })
        leaf = bytes.number(at: branches[branch]?[1] ?? 0, size: 4)
        root = bytes.number(at: DataFile.newestMeta(bytes) * Self.pageSize + 88 + 40, size: 4)
        large = branches.sorted { $0.key < $1.key }.filter { bytes[$0.key * Self.pageSize + 10] == 2 }
            .flatMap(\.value).filter { bytes[$0 + 4] == 1 }.map { node in
                let place = node + 8 + bytes.number(at: node + 6, size: 2)
                return (place, bytes.number(at: place, size: 4))
            }
        try #require(large.count > 1)
    }

    /// Where the record of a table lies, behind its name.
    func record(of table: String, _ bytes: Data) -> Int {
        let start = root * Self.pageSize
        return bytes.range(of: Data(table.utf8), in: start..<start + Self.pageSize)?.upperBound ?? 0
    }

    func node(_ index: Int, of page: Int) -> Int { nodes[page]?[index] ?? 0 }
}

extension Data {
    fileprivate func number(at offset: Int, size: Int) -> Int {
        (0..<size).reduce(0) { $0 | Int(self[offset + $1]) << (8 * $1) }
    }

    fileprivate mutating func put(_ number: Int, at offset: Int, size: Int) {
        for index in 0..<size { self[offset + index] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
    }
}

struct `A salvaged ledger` {
    let ledger: TestLedger
    let broken: String
    let target: String

    init() throws {
        ledger = try TestLedger()
        broken = ledger.directory + "/broken"
        target = ledger.directory + "/target"
        try ledger.withLedger { [broken] in _ = try $0.journal.backup(to: broken) }
    }

    func damage(_ body: (inout Data) throws -> Void) throws {
        let url = URL(filePath: broken + "/data.mdb")
        var bytes = try Data(contentsOf: url)
        try body(&bytes)
        try bytes.write(to: url)
    }

    @Test func `is the same where nothing was broken`() throws {
        let before = try ledger.audit()
        let differences = try Auditor.salvage(broken, into: target)
        #expect(differences == [])
        #expect(try Auditor.audit(salvaged: target, after: []) == before)
        let error = #expect(throws: EventLogError.self) { try Auditor.salvage(broken, into: target) }
        #expect(error?.code == .ledgerExists)
    }

    @Test(arguments: PageDamage.all)
    func `names the page, and has every event that another page does not hide`(_ damage: PageDamage) throws {
        var page = -1
        try self.damage { bytes in page = try damage.apply(&bytes, CompactFile(bytes)) }
        let differences = try Auditor.salvage(broken, into: target)
        let words = differences.map { "\($0.code.rawValue) \($0.place) \($0.message.en)" }
        #expect(
            differences.contains { $0.code == damage.code && $0.place == "data.mdb, p. \(page)" }, "\(page): \(words)")
        let salvaged = try #require(differences.first { $0.code == .salvaged })
        #expect(salvaged.message.en.contains("Acts missing: —") == damage.isRecoverable, "\(salvaged.message.en)")
        let result = try Auditor.audit(salvaged: target, after: differences)
        let size = try ledger.audit().size
        #expect(result.verdict == .broken && result.size == size)
        #expect(Array(result.differences.prefix(differences.count)) == differences)
        #expect(result.codes.contains(.eventMissing) != damage.isRecoverable, "\(result.summary)")
    }

    @Test func `has what is left of a file that was cut, and says which acts are missing`() throws {
        let size = try Int(ledger.audit().size.value)
        try damage { $0 = $0.prefix($0.count / 2 / 4_096 * 4_096) }
        let differences = try Auditor.salvage(broken, into: target, logKey: ledger.logKey().verifierKey)
        let result = try Auditor.audit(salvaged: target, after: differences)
        let line = try #require(result.differences.first).message
        #expect(line.en.contains("Acts recovered: 0–") && line.en.contains("–\(size - 1)"), "\(line.en)")
        #expect(result.size > 0 && result.codes.contains(.salvaged))
    }

    @Test func `without any page is an answer`() throws {
        try damage { $0 = Data(count: $0.count) }
        let differences = try Auditor.salvage(broken, into: target)
        let result = try Auditor.audit(salvaged: target, after: differences)
        #expect(result.codes.isSuperset(of: [.salvaged, .pageMeta, .unreadable]), "\(result.summary)")
        #expect(result.differences.first?.message.en.contains("Acts recovered: —") == true)
        // Nobody who reads the report has the folder in which it was rebuilt.
        #expect(!result.summary.contains("constancia-"), "\(result.summary)")
    }

    @Test func `whose file no longer names it takes its name from a trusted key`() throws {
        try damage { bytes in
            // Every copy of the entries that a ledger is opened by.
            for name in ["format", "origin", "logKey"] {
                while let range = bytes.range(of: Data([UInt8(name.utf8.count), 0] + Array(name.utf8))) {
                    bytes[range.upperBound - 1] = 0
                }
            }
        }
        let key = try ledger.logKey().verifierKey
        let differences = try Auditor.salvage(broken, into: target, logKey: key)
        let result = try Auditor.audit(salvaged: target, after: differences)
        let size = try ledger.audit().size
        #expect(result.origin == key.name && result.size == size)
        #expect(result.codes.isSuperset(of: [.metaMissing, .metaUnknown]), "\(result.summary)")
        let other = target + "-2"
        let nameless = try Auditor.audit(salvaged: other, after: Auditor.salvage(broken, into: other))
        #expect(nameless.codes.contains(.unreadable), "\(nameless.summary)")
    }
}
