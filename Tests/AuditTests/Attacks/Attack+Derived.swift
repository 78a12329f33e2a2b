import Audit
import EventLog
import Foundation
import Testing
import TransparencyLog

// Everything that is derived.
extension Attack {
    static let ofDerived = [
        Attack("an entry of ids dropped", .indexMissing) { forgery in
            try forgery.put("ids", try forgery.rows(of: "ids")[17].key, nil)
        },
        Attack("an entry of streams dropped", .indexMissing) { forgery in
            try forgery.put("streams", try forgery.rows(of: "streams")[17].key, nil)
        },
        Attack("an entry of types dropped", .indexMissing) { forgery in
            try forgery.put("types", try forgery.rows(of: "types")[17].key, nil)
        },
        Attack("an entry of ids added", .indexExtra) { try $0.put("ids", EventID.new().bytes, 3.bigEndianBytes) },
        Attack("an entry of streams added", .indexExtra) {
            try $0.put("streams", Array("registry".utf8) + [0] + 9_999.bigEndianBytes, 3.bigEndianBytes)
        },
        Attack("an entry of types added", .indexExtra) {
            try $0.put("types", Array("key.revoked".utf8) + [0] + 3.bigEndianBytes, [])
        },
        Attack("one entry dropped and another added", .indexMissing, .indexExtra) { forgery in
            try forgery.put("ids", try forgery.rows(of: "ids")[17].key, nil)
            try forgery.put("ids", EventID.new().bytes, 3.bigEndianBytes)
        },
        Attack("an entry that leads elsewhere", .indexWrong, .indexExtra) { forgery in
            let rows = try forgery.rows(of: "ids")
            try forgery.put("ids", rows[17].key, rows[29].value)
        },
        Attack("an entry of types with a value", .indexWrong, .indexExtra) { forgery in
            try forgery.put("types", try forgery.rows(of: "types")[17].key, [0])
        },
        Attack("the last row of hashes dropped", .hashMissing) { forgery in
            try forgery.put("hashes", try #require(forgery.rows(of: "hashes").last).key, nil)
        },
        Attack("a hash dropped", .hashMissing) { forgery in
            let row = try #require(forgery.rows(of: "hashes").last)
            try forgery.put("hashes", row.key, row.value.dropLast(32))
        },
        Attack("a hash added", .hashExtra) { forgery in
            let row = try #require(forgery.rows(of: "hashes").last)
            try forgery.put("hashes", row.key, row.value + row.value.prefix(32))
        },
        Attack("a row of hashes added", .hashExtra) { try $0.put("hashes", 9_999.bigEndianBytes, [1]) },
        Attack("a hash changed", .hashMismatch) { forgery in
            var row = try forgery.rows(of: "hashes")[1]
            row = Forgery.Row(table: row.table, key: row.key, value: row.value.dropFirst() + [7])
            try forgery.put("hashes", row.key, row.value)
        },
        Attack("a stale row of a view", .viewStale) { forgery in
            let row = try #require(forgery.rows(of: "views/0").first { $0.key.starts(with: Array("decisions".utf8)) })
            try forgery.put(
                "views/0", row.key, row.value.replacing("adoptada", with: "pendiente").dropLast() + [125, 32])
        },
        Attack("a row of a view dropped", .viewMissing) { forgery in
            try forgery.put("views/0", try forgery.rows(of: "views/0")[7].key, nil)
        },
        Attack("a row of a view added", .viewExtra) {
            try $0.put("views/0", Array("decisions".utf8) + [0] + Array("D-2026-099".utf8), Array("{}".utf8))
        },
        Attack("a row of a view that nobody knows", .viewExtra) { try $0.put("views/0", "secrets", [1]) },
        Attack("a row in the idle generation", .viewGeneration) { try $0.put("views/1", "x", [1]) },
        Attack("the idle generation in use", .viewMissing, .viewGeneration, isExact: false) {
            try $0.put("meta", "generation", 1.bigEndianBytes)
        },
        Attack("a generation that is neither", .metaWrong) { try $0.put("meta", "generation", 2.bigEndianBytes) },
        Attack("views that lag", .viewPosition) { try changeViews($0, position: 3) },
        Attack("views ahead of the log", .viewPosition) { try changeViews($0, position: 9_999) },
        Attack("no entry of the views", .metaMissing) { try $0.put("meta", "views", nil) },
        Attack("a view named that nobody knows", .metaWrong) { try changeViews($0) { $0 + "\nwhispers" } },
        Attack("a view not named", .metaWrong) {
            try changeViews($0) { $0.replacingOccurrences(of: "seats\n", with: "") }
        },
        Attack("a view named otherwise", .metaWrong) {
            try changeViews($0) { $0.replacingOccurrences(of: "seats", with: "seals") }
        },
        Attack("no view named", .metaWrong) { try changeViews($0) { _ in "" } },
        Attack("views that lag, and one not named", .viewPosition, .metaWrong) {
            try changeViews($0, position: 3) { $0.replacingOccurrences(of: "seats\n", with: "") }
        },
        Attack("views without a whole position", .metaWrong) { try $0.put("meta", "views", [0, 0, 0, 0, 0, 0, 0]) },
        Attack("a position of one view only", .metaUnknown) {
            try $0.put("meta", "position/seats", 3.bigEndianBytes)
        },
        Attack("an entry of meta that nobody knows", .metaUnknown) { try $0.put("meta", "note", [1]) },
        Attack("an entry of meta that looks like a known one", .metaUnknown) { forgery in
            let key = try #require(forgery.rows(of: "meta").first { $0.key == Array("logKey".utf8) })
            try forgery.put("meta", "log\u{212A}ey", key.value)
        },
        Attack("an older format than the first", .metaWrong) { try $0.put("meta", "format", Array("0".utf8)) },
        Attack("no signed head", .unreadable) { try $0.put("meta", "head", nil) },
        Attack("no log key", .unreadable) { try $0.put("meta", "logKey", nil) },
        Attack("no format, beside a signed head", .unreadable) { try $0.put("meta", "format", nil) },
        Attack("a table that nobody knows", .unknownTable) { try $0.put("secrets", "x", [1]) },
        Attack(
            "another origin than the key's name", .metaWrong, .filingSignature, .headInvalid, .checkpointInvalid
        ) { try $0.put("meta", "origin", Array("other.example/log".utf8)) },
        Attack("another origin and key", .filingSignature, .headInvalid, .checkpointInvalid) { forgery in
            let key = try SigningKey(name: "other.example/log")
            try forgery.put("meta", "origin", Array(key.name.utf8))
            try forgery.put("meta", "logKey", Array("\(key.verifierKey)".utf8))
        },
    ]
}
