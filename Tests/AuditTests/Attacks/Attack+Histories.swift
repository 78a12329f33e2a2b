import Audit
import EventLog
import Foundation
import Testing
import TransparencyLog

// The log's past: cut, put back, or told in two ways.
extension Attack {
    static let ofHistories = [
        Attack("two histories of one log", [.fork]) { forgery in
            let ledger = forgery.ledger
            let other = try TestLedger(copying: ledger)
            try ledger.append([try ledger.enrolment("uno")], signedBy: ledger.key("secretaria"))
            try other.append([try other.enrolment("dos")], signedBy: other.key("secretaria"))
            return AuditOptions(earlierCheckpoint: try note(other))
        },
        Attack("a time of recording moved on, by who has the log's key", [.fork]) { forgery in
            let ledger = forgery.ledger
            try ledger.append([try ledger.enrolment("otro")], signedBy: ledger.key("secretaria"))
            let kept = try note(ledger)
            try forgery.rewrite { leaves in
                let last = leaves.count - 1
                leaves[last] = leaves[last].replacing(
                    try Event(decoding: leaves[last]).recorded, with: "2199-01-01T00:00:00.000Z")
            }
            try rebuildViews(forgery)
            return AuditOptions(earlierCheckpoint: kept)
        },
        Attack("the tail removed, by who has the log's key, and the checkpoint file kept", .rollback) { forgery in
            let ledger = forgery.ledger
            try ledger.append([try ledger.enrolment("otro")], signedBy: ledger.key("secretaria"))
            let kept = try note(ledger)
            try forgery.rewrite { $0.removeLast() }
            try rebuildViews(forgery)
            try forgery.writeCheckpoint(kept)
        },
        Attack("the tail and the checkpoint file replaced, which a kept checkpoint shows", [.rollback]) { forgery in
            let ledger = forgery.ledger
            try ledger.append([try ledger.enrolment("otro")], signedBy: ledger.key("secretaria"))
            let kept = try note(ledger)
            try forgery.rewrite { $0.removeLast() }
            try rebuildViews(forgery)
            return AuditOptions(earlierCheckpoint: kept)
        },
        Attack("an older file put back", .rollback) { forgery in
            let ledger = forgery.ledger
            let older = try Data(contentsOf: DataFile(ledger).url)
            try ledger.append([try ledger.enrolment("otro")], signedBy: ledger.key("secretaria"))
            try older.write(to: DataFile(ledger).url)
        },
        Attack(
            "the log's key swapped, and the heads signed with it", [.logKeyUntrusted, .headInvalid, .checkpointInvalid]
        ) {
            forgery in
            let trusted = try forgery.ledger.logKey().verifierKey
            let key = try SigningKey(name: trusted.name)
            let note = try forgery.checkpoint(size: forgery.leaves().count, by: key)
            try forgery.put("meta", "logKey", Array("\(key.verifierKey)".utf8))
            try forgery.put("meta", "head", Array(note.utf8))
            try forgery.writeCheckpoint(note)
            return AuditOptions(trustedLogKey: trusted)
        },
        Attack("a kept checkpoint of another log", [.earlierCheckpointInvalid]) { _ in
            let key = try SigningKey(name: "other.example/log")
            let checkpoint = try Checkpoint(origin: key.name, size: 0, root: MerkleTree.emptyRoot)
            return AuditOptions(earlierCheckpoint: try checkpoint.signed(by: [key]).encoded)
        },
        Attack("a remembered head that somebody garbled", [.earlierCheckpointInvalid]) { forgery in
            var options = AuditOptions()
            options.rememberedCheckpoints = ["garbled", try note(forgery.ledger)]
            return options
        },
        Attack("a remembered head of another history", [.fork]) { forgery in
            var options = AuditOptions()
            options.rememberedCheckpoints = [try forgery.checkpoint(size: 40, root: MerkleTree.emptyRoot)]
            return options
        },
    ]

    private static func note(_ ledger: TestLedger) throws -> String {
        try String(contentsOfFile: ledger.directory + "/checkpoint", encoding: .utf8)
    }
}

// Pages that readers pass over in silence.
extension Attack {
    static let ofPages = [
        Attack("the newest commit taken back in its meta page", .rollback, .pageMeta) { forgery in
            try DataFile(forgery.ledger).change { bytes in
                let newest = DataFile.newestMeta(bytes)
                for index in 0..<8 { bytes[DataFile.transactionIDOffset(newest) + index] = 0 }
            }
        },
        Attack("the older meta page without its number", .pageMeta) { forgery in
            try DataFile(forgery.ledger).change { bytes in bytes[(1 - DataFile.newestMeta(bytes)) * 4_096] ^= 4 }
        },
        Attack("the newest meta page without its number", .pageMeta) { forgery in
            try DataFile(forgery.ledger).change { bytes in bytes[DataFile.newestMeta(bytes) * 4_096] ^= 4 }
        },
        Attack("a list of free pages longer than its bytes", .pageStructure) { forgery in
            try DataFile(forgery.ledger).change { bytes in bytes[DataFile.freeList(bytes) + 6] = 1 }
        },
        Attack("a page listed as free that there is not", .pageStructure) { forgery in
            try DataFile(forgery.ledger).change { bytes in bytes[DataFile.freeList(bytes) + 8 + 4] = 1 }
        },
        Attack("a page in use marked as of a transaction that is not over", .pageFlags) { forgery in
            try DataFile(forgery.ledger).change { bytes in
                bytes[try DataFile.leafInUse(bytes, forgery) * 4_096 + 10] |= 0x10
            }
        },
        Attack("a page in use with the number of another", .pageFlags) { forgery in
            try DataFile(forgery.ledger).change { bytes in
                bytes[try DataFile.leafInUse(bytes, forgery) * 4_096] ^= 1
            }
        },
        Attack("a table's record with another count of pages", .pageStructure) { forgery in
            try DataFile(forgery.ledger).change { bytes in
                // The count of leaf pages in the record of the tables' own tree, of which a reader has no use.
                bytes[DataFile.newestMeta(bytes) * 4_096 + 88 + 16] += 1
            }
        },
        Attack("a page in use listed as free", .pageStructure) { forgery in
            try DataFile(forgery.ledger).change { bytes in
                let used = try DataFile.leafInUse(bytes, forgery)
                let list = DataFile.freeList(bytes)
                let count = DataFile.number(bytes, list)
                // The numbers descend, and go on doing so.
                let place = (0..<count).first { DataFile.number(bytes, list + 8 + 8 * $0) < used } ?? count - 1
                for index in 0..<8 {
                    bytes[list + 8 + 8 * place + index] = UInt8(truncatingIfNeeded: used >> (8 * index))
                }
            }
        },
    ]
}

extension DataFile {
    static func newestMeta(_ bytes: Data) -> Int { transactionID(bytes, 0) > transactionID(bytes, 1) ? 0 : 1 }

    static func number(_ bytes: Data, _ offset: Int) -> Int {
        (0..<7).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }

    /// Where the newest list of free pages begins, with their count: in so small a ledger their tree is one leaf.
    static func freeList(_ bytes: Data) -> Int {
        let root = number(bytes, newestMeta(bytes) * 4_096 + 40 + 40) * 4_096
        let node = root + Int(bytes[root + 16]) + Int(bytes[root + 17]) << 8
        return node + 16
    }

    /// The page with the newest row of `hashes`, which every commit writes anew.
    static func leafInUse(_ bytes: Data, _ forgery: Forgery) throws -> Int {
        let row = try #require(try forgery.rows(of: "hashes").last)
        return try #require(onlyPlace(of: row.value, in: bytes)) / 4_096
    }
}
