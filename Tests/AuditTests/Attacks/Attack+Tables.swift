import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Testing
import TransparencyLog

// What the file says of its own tables and commits.
extension Attack {
    static let ofTables = [
        Attack("an index said to have one entry more", .tableCount, .pageStructure) { forgery in
            try DataFile(forgery.ledger).change { bytes in bytes[try DataFile.record(of: "streams", bytes) + 32] += 1 }
        },
        Attack("one event fewer said to be there than there are", .tableCount, .pageStructure) { forgery in
            try DataFile(forgery.ledger).change { bytes in
                bytes[try DataFile.record(of: "events", bytes) + 32] -= 1
            }
        },
        Attack("two entries of an index in each other's place", .tableOrder, .pageStructure, isExact: false) {
            forgery in
            try DataFile(forgery.ledger).change { bytes in
                let leaf = try DataFile.firstLeaf(of: "ids", bytes) + 16
                let first = bytes[leaf..<leaf + 2]
                bytes.replaceSubrange(leaf..<leaf + 2, with: Data(bytes[leaf + 2..<leaf + 4]))
                bytes.replaceSubrange(leaf + 2..<leaf + 4, with: first)
            }
        },
        Attack("the newest commit with the number of the next", .pageMeta, isExact: false) { forgery in
            try DataFile(forgery.ledger).change { bytes in
                bytes[DataFile.transactionIDOffset(DataFile.newestMeta(bytes))] += 1
            }
        },
        Attack(
            "the hash gone from which a replay on record took its root", .hashMissing, .actMalformed, .replayStopped
        ) { forgery in
            let ledger = forgery.ledger
            let size = try forgery.leaves().count
            let replay = try ledger.intent(
                .auditReplayRun,
                [
                    "auditorEntity": .string("Contraloría"), "findings": .integer(0), "fromSeq": .integer(0),
                    "resultHash": .string(String(repeating: "a", count: 64)),
                    "rootHash": .string(try forgery.root(of: size).hex), "ruleSetId": .string("RS-2026-01"),
                    "toSeq": .integer(Int64(size) - 1), "toolVersion": .string("0.1.0"),
                ], actor: "control-interno")
            try ledger.append([replay], signedBy: ledger.key("control-interno"))
            // The node over the greatest whole subtree.
            let level = size.bitWidth - 1 - size.leadingZeroBitCount
            let index = Int(StoredHashIndex(level: level, offset: 0).value)
            try forgery.put("hashes", (index / 31).bigEndianBytes, nil)
        },
    ]
}

extension DataFile {
    /// Where the record of a table begins in the newest commit, whose tables all lie on one page.
    static func record(of table: String, _ bytes: Data) throws -> Int {
        let page = number(bytes, newestMeta(bytes) * 4_096 + 88 + 40) * 4_096
        let count = (Int(bytes[page + 12]) + Int(bytes[page + 13]) << 8 - 16) / 2
        let nodes = (0..<count).map { page + Int(bytes[page + 16 + 2 * $0]) + Int(bytes[page + 17 + 2 * $0]) << 8 }
        let name = Array(table.utf8)
        let node = try #require(
            nodes.first { Int(bytes[$0 + 6]) == name.count && Array(bytes[$0 + 8..<$0 + 8 + name.count]) == name })
        return node + 8 + name.count
    }

    /// Where the first leaf page of a table begins.
    static func firstLeaf(of table: String, _ bytes: Data) throws -> Int {
        var page = number(bytes, try record(of: table, bytes) + 40) * 4_096
        while bytes[page + 10] & 1 != 0 {
            let node = page + Int(bytes[page + 16]) + Int(bytes[page + 17]) << 8
            page = (Int(bytes[node]) | Int(bytes[node + 1]) << 8 | Int(bytes[node + 2]) << 16) * 4_096
        }
        return page
    }
}
