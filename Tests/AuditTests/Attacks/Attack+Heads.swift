import Audit
import Foundation
import TransparencyLog

// What the log has signed.
extension Attack {
    static let ofHeads = [
        Attack("a head signed by another key", .headInvalid) { forgery in
            let key = try SigningKey(name: forgery.ledger.logKey().name)
            let note = try forgery.checkpoint(size: forgery.leaves().count, by: key)
            try forgery.put("meta", "head", Array(note.utf8))
        },
        Attack("a head with an extension line", .headInvalid) { forgery in
            let key = try forgery.ledger.logKey()
            let size = try forgery.leaves().count
            let checkpoint = try Checkpoint(
                origin: key.name, size: TreeSize(UInt64(size)), root: forgery.root(of: size), extensions: ["x"])
            try forgery.put("meta", "head", Array(try checkpoint.signed(by: [key]).encoded.utf8))
        },
        Attack("a head with a second signature", .headInvalid) { forgery in
            let key = try forgery.ledger.logKey()
            let size = try forgery.leaves().count
            let checkpoint = try Checkpoint(
                origin: key.name, size: TreeSize(UInt64(size)), root: forgery.root(of: size))
            let note = try checkpoint.signed(by: [key, try SigningKey(name: "other.example/witness")])
            try forgery.put("meta", "head", Array(note.encoded.utf8))
        },
        Attack("a head of another size", .headMismatch) { forgery in
            try forgery.put("meta", "head", Array(try forgery.checkpoint(size: 40).utf8))
        },
        Attack("a head of another root", .headMismatch) { forgery in
            let note = try forgery.checkpoint(size: forgery.leaves().count, root: MerkleTree.emptyRoot)
            try forgery.put("meta", "head", Array(note.utf8))
        },
        Attack("a checkpoint file of long ago", .checkpointBehind) {
            try $0.writeCheckpoint(try $0.checkpoint(size: 40))
        },
        Attack("a checkpoint file of before the first event", .checkpointBehind) {
            try $0.writeCheckpoint(try $0.checkpoint(size: 0))
        },
        Attack("an older checkpoint file of another tree", .fork) {
            try $0.writeCheckpoint(try $0.checkpoint(size: 40, root: MerkleTree.emptyRoot))
        },
        Attack("a checkpoint file of another tree of this size", .fork) {
            try $0.writeCheckpoint(try $0.checkpoint(size: $0.leaves().count, root: MerkleTree.emptyRoot))
        },
        Attack("a newer checkpoint file", .rollback) {
            try $0.writeCheckpoint(try $0.checkpoint(size: $0.leaves().count + 1, root: MerkleTree.emptyRoot))
        },
        Attack("a checkpoint file of another log's key", .checkpointInvalid) { forgery in
            let key = try SigningKey(name: forgery.ledger.logKey().name)
            try forgery.writeCheckpoint(try forgery.checkpoint(size: forgery.leaves().count, by: key))
        },
        Attack("no checkpoint file", .checkpointMissing) { try $0.writeCheckpoint(nil) },
        Attack("a garbled checkpoint file", .checkpointInvalid) { try $0.writeCheckpoint("garbled\n") },
        Attack("an empty checkpoint file", .checkpointInvalid) { try $0.writeCheckpoint("") },
        Attack("a directory for a checkpoint file", .checkpointInvalid) {
            try $0.writeCheckpoint(nil)
            try FileManager.default.createDirectory(
                atPath: $0.ledger.directory + "/checkpoint", withIntermediateDirectories: false)
        },
    ]
}
