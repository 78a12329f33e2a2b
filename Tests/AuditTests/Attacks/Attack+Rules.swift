import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Testing
import TransparencyLog

// What only the rules, the views or the whole tree show.
extension Attack {
    static let ofRules = [
        Attack("a rule set backdated", .actInadmissible) { forgery in
            try adopt(forgery, from: "2026-02-01", by: "D-2026-001")
        },
        Attack("a reading adopted without a decision", .actInadmissible) { forgery in
            try adopt(forgery, from: "2026-07-01", by: "Acta de instalación")
        },
        Attack("a reading adopted by a decision that there is not", .actInadmissible) { forgery in
            try adopt(forgery, from: "2026-07-01", by: "D-2026-099")
        },
        Attack("a commitment marked as verified in its view", .viewStale) { forgery in
            let key = Array("commitments".utf8) + [0] + Array("C-2026-001".utf8)
            let row = try #require(forgery.rows(of: "views/0").first { $0.key == key })
            guard case .object(var members) = try JSONValue(canonical: row.value) else { return }
            try #require(members["state"] != nil && members["state"] != .string("verificado"))
            members["state"] = .string("verificado")
            try forgery.put("views/0", key, JSONValue.object(members).canonicalBytes())
        },
        Attack("a node of the tree altered where no event was", .hashMismatch) { forgery in
            let index = Int(StoredHashIndex(level: 1, offset: 3).value)
            var row = try forgery.rows(of: "hashes")[index / 31]
            var value = row.value
            value[index % 31 * 32] ^= 1
            row = Forgery.Row(table: row.table, key: row.key, value: value)
            try forgery.put("hashes", row.key, row.value)
        },
    ]

    /// Records a rule set that nobody asked the rules about.
    private static func adopt(_ forgery: Forgery, from date: String, by basis: String) throws {
        let ledger = forgery.ledger
        let parameter: JSONValue = .object([
            "adoptedBy": .string(basis), "basis": .array([.string("Concepto")]), "key": .string("quorum.halfPlusOne"),
            "value": .string("moreThanHalf"),
        ])
        let act = try ledger.intent(
            .ruleSetAdopted,
            ["effectiveFrom": .string(date), "parameters": .array([parameter]), "ruleSetId": .string("RS-2026-77")])
        try ledger.append([act], signedBy: ledger.key("secretaria"))
    }
}
