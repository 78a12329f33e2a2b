import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Foundation
import Ledger
import Testing
import TransparencyLog

extension TestLedger {
    /// The enrolment of one more actor, whom everybody may have.
    func enrolment(_ actor: String, key: SigningKey? = nil) throws -> Intent {
        let key = try key ?? SigningKey(name: "demo.constancia/cicatt/\(actor)")
        return try intent(
            .actorEnrolled,
            [
                "actorId": .string(actor), "key": .string(key.verifierKey.description), "name": .string("Otro"),
                "roles": .array([.string("member")]), "validFrom": .string("2026-01-05T00:00:00-05:00"),
            ])
    }
}

/// One way to spoil a ledger, and what the audit must call it.
struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The kinds of difference that must be named.
    let codes: Set<Difference.Code>
    /// Whether nothing else may be named.
    let isExact: Bool
    let apply: @Sendable (Forgery) throws -> Void

    init(
        _ name: String, _ codes: Difference.Code..., isExact: Bool = true,
        apply: @escaping @Sendable (Forgery) throws -> Void
    ) {
        testDescription = name
        self.codes = Set(codes)
        self.isExact = isExact
        self.apply = apply
    }

    /// Puts the views at another position, or names others.
    private static func changeViews(
        _ forgery: Forgery, position: Int? = nil, names: (String) -> String = { $0 }
    ) throws {
        let row = try #require(forgery.rows(of: "meta").first { $0.key == Array("views".utf8) })
        let changed = names(String(decoding: row.value.dropFirst(8), as: UTF8.self))
        try forgery.put("meta", row.key, (position?.bigEndianBytes ?? Array(row.value.prefix(8))) + changed.utf8)
    }

    private static func rebuildViews(_ forgery: Forgery) throws {
        try forgery.ledger.withLedger { _ = try $0.rebuildViews() }
    }
}

// Events.
extension Fault {
    static let ofEvents = [
        Fault("two events swapped", .eventSequence, .hashMismatch, isExact: false) { forgery in
            let leaves = try forgery.leaves()
            try forgery.put("events", 40.bigEndianBytes, leaves[41])
            try forgery.put("events", 41.bigEndianBytes, leaves[40])
        },
        Fault("an event removed from the middle", .eventMissing, isExact: false) {
            try $0.put("events", 40.bigEndianBytes, nil)
        },
        Fault("the last event removed", .headMismatch, .tailCut, .indexExtra, .hashExtra, isExact: false) { forgery in
            let count = try forgery.leaves().count
            try forgery.put("events", (count - 1).bigEndianBytes, nil)
        },
        Fault("an event added at the end", .headMismatch, .eventSequence, isExact: false) { forgery in
            let leaves = try forgery.leaves()
            try forgery.put("events", leaves.count.bigEndianBytes, leaves[40])
        },
        Fault("a key of nine bytes", .eventKey, isExact: false) {
            try $0.put("events", 40.bigEndianBytes + [0], [1])
        },
        Fault("the greatest key", .eventKey, isExact: false) {
            try $0.put("events", [UInt8](repeating: 255, count: 8), [1])
        },
        Fault("an event that is not canonical", .eventMalformed, .replayStopped, isExact: false) {
            try $0.rewrite { $0[50] = $0[50].replacing(#""data":{"#, with: #""data": {"#) }
        },
        Fault("an empty event", .eventMalformed, isExact: false) { try $0.put("events", 40.bigEndianBytes, []) },
        Fault("an event over 65,535 bytes", .eventTooLarge, isExact: false) {
            try $0.rewrite { $0[50] += [UInt8](repeating: 32, count: 65_536) }
        },
        Fault("data changed and everything derived again but the signature", .filingSignature, .sealMismatch) {
            forgery in
            try forgery.rewrite { leaves in
                for index in leaves.indices {
                    leaves[index] = leaves[index].replacing("Resolución 0101", with: "Resolución 0102")
                }
            }
            try rebuildViews(forgery)
        },
        Fault("an event said to be recorded earlier", .recordedBackwards, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let recorded = try Event(decoding: leaves[50]).recorded
                leaves[50] = leaves[50].replacing(recorded, with: "1999-01-01T00:00:00.000Z")
            }
        },
        Fault("an event with the year of the next millennium", .filingBroken, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                leaves[50] = leaves[50].replacing(#""recorded":"2"#, with: #""recorded":"3"#)
            }
        },
        Fault("a version left out", .streamVersion, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let last = leaves.count - 1
                let version = try Event(decoding: leaves[last]).version
                leaves[last] = leaves[last].replacing(#""version":\#(version)}"#, with: #""version":\#(version + 1)}"#)
            }
        },
        Fault("a chain that leads elsewhere", .streamChain, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let zeros = String(repeating: "0", count: 64)
                let prev = try #require(try Event(decoding: leaves[leaves.count - 1]).prev).hex
                leaves[leaves.count - 1] = leaves[leaves.count - 1].replacing(prev, with: zeros)
            }
            try rebuildViews(forgery)
        },
        Fault("a filing cut short", .filingBroken, isExact: false) { forgery in
            try forgery.rewrite { $0.removeLast() }
            try rebuildViews(forgery)
        },
        Fault("the first act of a filing left out", .filingBroken, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let index = try #require(leaves.lastIndex { try Event(decoding: $0).filing.index == 0 })
                leaves.remove(at: index)
            }
        },
        Fault("two events swapped by who has the log's key", .eventSequence, isExact: false) { forgery in
            try forgery.rewrite { leaves in leaves.swapAt(20, 21) }
        },
    ]
}

// Acts that a writer took who asked no rules.
extension Fault {
    static let ofActs = [
        Fault("an act that a rule refuses", .actInadmissible) { forgery in
            let refused = try #require(try TestLedger.steps(of: "demo").first { $0.isRefused }?.drafts.first)
            let ledger = forgery.ledger
            try ledger.append([try ledger.intent(refused.type, refused.data)], signedBy: ledger.key("secretaria"))
        },
        Fault("an act by an actor without the role", .actInadmissible) { forgery in
            let ledger = forgery.ledger
            let act = try ledger.intent(
                .keyRevoked,
                [
                    "actorId": .string("control-interno"), "from": .string("2026-06-01T09:00:00-05:00"),
                    "reason": .string("x"),
                    "keyId": .string(try ledger.key("control-interno").keyID.hex),
                ], actor: "presidencia")
            try ledger.append([act], signedBy: ledger.key("presidencia"))
        },
        Fault("a filing signed with a revoked key", .filingKeyNotInForce) { forgery in
            let ledger = forgery.ledger
            let key = try ledger.key("secretaria")
            let revocation = try ledger.intent(
                .keyRevoked,
                [
                    "actorId": .string("secretaria"), "from": .string("2026-06-01T09:00:00-05:00"),
                    "reason": .string("x"),
                    "keyId": .string(key.keyID.hex),
                ])
            try ledger.append([revocation], signedBy: key)
            try ledger.append([try ledger.enrolment("otro")], signedBy: key)
        },
        Fault("a filing signed with a key that nobody registered", .filingKeyUnknown) { forgery in
            try forgery.ledger.append(
                [try forgery.ledger.enrolment("otro")], signedBy: SigningKey(name: "demo.constancia/cicatt/secretaria"))
        },
        Fault("a filing signed with another actor's key", .filingKeyUnknown) { forgery in
            try forgery.ledger.append(
                [try forgery.ledger.enrolment("otro")], signedBy: forgery.ledger.key("presidencia"))
        },
        Fault("acts of two actors in one filing", .filingBroken, .actInadmissible) { forgery in
            let ledger = forgery.ledger
            let second = try Intent(
                actor: "presidencia", data: ledger.enrolment("dos").data, id: .new(),
                occurred: "2026-06-01T09:00:00-05:00", schema: 1, stream: StreamName("registry"),
                type: "actor.enrolled",
                version: ledger.enrolment("uno").version + 1)
            try ledger.append([try ledger.enrolment("uno"), second], signedBy: ledger.key("secretaria"))
        },
        Fault("an act in a stream that its data does not name", .actMalformed, .replayStopped, .viewPosition) {
            forgery in
            let ledger = forgery.ledger
            let act = try ledger.enrolment("otro")
            let moved = try ledger.intent(
                .actorEnrolled, ["x": .string("y")], stream: "session/S-2026-01", occurred: act.occurred)
            let intent = try Intent(
                actor: act.actor, data: act.data, id: act.id, occurred: act.occurred, schema: 1, stream: moved.stream,
                type: act.type, version: moved.version)
            try ledger.append([intent], signedBy: ledger.key("secretaria"), rebuilds: false)
        },
        Fault("a type that the catalogue does not know", .actMalformed, .replayStopped, .viewPosition) { forgery in
            let ledger = forgery.ledger
            let act = try ledger.enrolment("otro")
            let intent = try Intent(
                actor: act.actor, data: act.data, id: act.id, occurred: act.occurred, schema: 1, stream: act.stream,
                type: "actor.crowned", version: act.version)
            try ledger.append([intent], signedBy: ledger.key("secretaria"), rebuilds: false)
        },
        Fault("an act whose views were never written", .viewMissing, .viewPosition) { forgery in
            let ledger = forgery.ledger
            try ledger.append([try ledger.enrolment("otro")], signedBy: ledger.key("secretaria"), rebuilds: false)
        },
    ]
}

// Everything that is derived.
extension Fault {
    static let ofDerived = [
        Fault("an entry of ids dropped", .indexMissing) { forgery in
            try forgery.put("ids", try forgery.rows(of: "ids")[17].key, nil)
        },
        Fault("an entry of streams dropped", .indexMissing) { forgery in
            try forgery.put("streams", try forgery.rows(of: "streams")[17].key, nil)
        },
        Fault("an entry of types dropped", .indexMissing) { forgery in
            try forgery.put("types", try forgery.rows(of: "types")[17].key, nil)
        },
        Fault("an entry of ids added", .indexExtra) { try $0.put("ids", EventID.new().bytes, 3.bigEndianBytes) },
        Fault("an entry of streams added", .indexExtra) {
            try $0.put("streams", Array("registry".utf8) + [0] + 9_999.bigEndianBytes, 3.bigEndianBytes)
        },
        Fault("an entry of types added", .indexExtra) {
            try $0.put("types", Array("key.revoked".utf8) + [0] + 3.bigEndianBytes, [])
        },
        Fault("one entry dropped and another added", .indexMissing, .indexExtra) { forgery in
            try forgery.put("ids", try forgery.rows(of: "ids")[17].key, nil)
            try forgery.put("ids", EventID.new().bytes, 3.bigEndianBytes)
        },
        Fault("an entry that leads elsewhere", .indexWrong, .indexExtra) { forgery in
            let rows = try forgery.rows(of: "ids")
            try forgery.put("ids", rows[17].key, rows[29].value)
        },
        Fault("an entry of types with a value", .indexWrong, .indexExtra) { forgery in
            try forgery.put("types", try forgery.rows(of: "types")[17].key, [0])
        },
        Fault("the last row of hashes dropped", .hashMissing) { forgery in
            try forgery.put("hashes", try #require(forgery.rows(of: "hashes").last).key, nil)
        },
        Fault("a hash dropped", .hashMissing) { forgery in
            let row = try #require(forgery.rows(of: "hashes").last)
            try forgery.put("hashes", row.key, row.value.dropLast(32))
        },
        Fault("a hash added", .hashExtra) { forgery in
            let row = try #require(forgery.rows(of: "hashes").last)
            try forgery.put("hashes", row.key, row.value + row.value.prefix(32))
        },
        Fault("a row of hashes added", .hashExtra) { try $0.put("hashes", 9_999.bigEndianBytes, [1]) },
        Fault("a hash changed", .hashMismatch) { forgery in
            var row = try forgery.rows(of: "hashes")[1]
            row = Forgery.Row(table: row.table, key: row.key, value: row.value.dropFirst() + [7])
            try forgery.put("hashes", row.key, row.value)
        },
        Fault("a stale row of a view", .viewStale) { forgery in
            let row = try #require(forgery.rows(of: "views/0").first { $0.key.starts(with: Array("decisions".utf8)) })
            try forgery.put(
                "views/0", row.key, row.value.replacing("adoptada", with: "pendiente").dropLast() + [125, 32])
        },
        Fault("a row of a view dropped", .viewMissing) { forgery in
            try forgery.put("views/0", try forgery.rows(of: "views/0")[7].key, nil)
        },
        Fault("a row of a view added", .viewExtra) {
            try $0.put("views/0", Array("decisions".utf8) + [0] + Array("D-2026-099".utf8), Array("{}".utf8))
        },
        Fault("a row of a view that nobody knows", .viewExtra) { try $0.put("views/0", "secrets", [1]) },
        Fault("a row in the idle generation", .viewGeneration) { try $0.put("views/1", "x", [1]) },
        Fault("the idle generation in use", .viewMissing, .viewGeneration, isExact: false) {
            try $0.put("meta", "generation", 1.bigEndianBytes)
        },
        Fault("a generation that is neither", .metaWrong) { try $0.put("meta", "generation", 2.bigEndianBytes) },
        Fault("views that lag", .viewPosition) { try changeViews($0, position: 3) },
        Fault("views ahead of the log", .viewPosition) { try changeViews($0, position: 9_999) },
        Fault("no entry of the views", .metaMissing) { try $0.put("meta", "views", nil) },
        Fault("a view named that nobody knows", .metaWrong) { try changeViews($0) { $0 + "\nwhispers" } },
        Fault("a view not named", .metaWrong) {
            try changeViews($0) { $0.replacingOccurrences(of: "seats\n", with: "") }
        },
        Fault("a view named otherwise", .metaWrong) {
            try changeViews($0) { $0.replacingOccurrences(of: "seats", with: "seals") }
        },
        Fault("no view named", .metaWrong) { try changeViews($0) { _ in "" } },
        Fault("views that lag, and one not named", .viewPosition, .metaWrong) {
            try changeViews($0, position: 3) { $0.replacingOccurrences(of: "seats\n", with: "") }
        },
        Fault("views without a whole position", .metaWrong) { try $0.put("meta", "views", [0, 0, 0, 0, 0, 0, 0]) },
        Fault("a position of one view only", .metaUnknown) {
            try $0.put("meta", "position/seats", 3.bigEndianBytes)
        },
        Fault("an entry of meta that nobody knows", .metaUnknown) { try $0.put("meta", "note", [1]) },
        Fault("an entry of meta that looks like a known one", .metaUnknown) { forgery in
            let key = try #require(forgery.rows(of: "meta").first { $0.key == Array("logKey".utf8) })
            try forgery.put("meta", "log\u{212A}ey", key.value)
        },
        Fault("an older format than the first", .metaWrong) { try $0.put("meta", "format", Array("0".utf8)) },
        Fault("no signed head", .unreadable) { try $0.put("meta", "head", nil) },
        Fault("no log key", .unreadable) { try $0.put("meta", "logKey", nil) },
        Fault("no format, beside a signed head", .unreadable) { try $0.put("meta", "format", nil) },
        Fault("a table that nobody knows", .unknownTable) { try $0.put("secrets", "x", [1]) },
        Fault("another origin and key", .filingSignature, .headInvalid, .checkpointInvalid) { forgery in
            let key = try SigningKey(name: "other.example/log")
            try forgery.put("meta", "origin", Array(key.name.utf8))
            try forgery.put("meta", "logKey", Array("\(key.verifierKey)".utf8))
        },
    ]
}

// What the log has signed.
extension Fault {
    static let ofHeads = [
        Fault("a head signed by another key", .headInvalid) { forgery in
            let key = try SigningKey(name: forgery.ledger.logKey().name)
            let note = try forgery.checkpoint(size: forgery.leaves().count, by: key)
            try forgery.put("meta", "head", Array(note.utf8))
        },
        Fault("a head with an extension line", .headInvalid) { forgery in
            let key = try forgery.ledger.logKey()
            let size = try forgery.leaves().count
            let checkpoint = try Checkpoint(
                origin: key.name, size: TreeSize(UInt64(size)), root: forgery.root(of: size), extensions: ["x"])
            try forgery.put("meta", "head", Array(try checkpoint.signed(by: [key]).encoded.utf8))
        },
        Fault("a head of another size", .headMismatch) { forgery in
            try forgery.put("meta", "head", Array(try forgery.checkpoint(size: 40).utf8))
        },
        Fault("a head of another root", .headMismatch) { forgery in
            let note = try forgery.checkpoint(size: forgery.leaves().count, root: MerkleTree.emptyRoot)
            try forgery.put("meta", "head", Array(note.utf8))
        },
        Fault("a checkpoint file of long ago", .checkpointBehind) {
            try $0.writeCheckpoint(try $0.checkpoint(size: 40))
        },
        Fault("a checkpoint file of before the first event", .checkpointBehind) {
            try $0.writeCheckpoint(try $0.checkpoint(size: 0))
        },
        Fault("an older checkpoint file of another tree", .fork) {
            try $0.writeCheckpoint(try $0.checkpoint(size: 40, root: MerkleTree.emptyRoot))
        },
        Fault("a checkpoint file of another tree of this size", .fork) {
            try $0.writeCheckpoint(try $0.checkpoint(size: $0.leaves().count, root: MerkleTree.emptyRoot))
        },
        Fault("a newer checkpoint file", .rollback) {
            try $0.writeCheckpoint(try $0.checkpoint(size: $0.leaves().count + 1, root: MerkleTree.emptyRoot))
        },
        Fault("a checkpoint file of another log's key", .checkpointInvalid) { forgery in
            let key = try SigningKey(name: forgery.ledger.logKey().name)
            try forgery.writeCheckpoint(try forgery.checkpoint(size: forgery.leaves().count, by: key))
        },
        Fault("no checkpoint file", .checkpointMissing) { try $0.writeCheckpoint(nil) },
        Fault("a garbled checkpoint file", .checkpointInvalid) { try $0.writeCheckpoint("garbled\n") },
        Fault("an empty checkpoint file", .checkpointInvalid) { try $0.writeCheckpoint("") },
        Fault("a directory for a checkpoint file", .checkpointInvalid) {
            try $0.writeCheckpoint(nil)
            try FileManager.default.createDirectory(
                atPath: $0.ledger.directory + "/checkpoint", withIntermediateDirectories: false)
        },
    ]
}
