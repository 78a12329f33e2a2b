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

/// One way to alter a copied ledger, and what the audit must call it.
struct Attack: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The kinds of difference that must be named.
    let codes: Set<Difference.Code>
    /// Whether nothing else may be named.
    let isExact: Bool
    /// Alters the ledger; returns what the auditor holds it against.
    let apply: @Sendable (Forgery) throws -> AuditOptions

    init(
        _ name: String, _ codes: Difference.Code..., isExact: Bool = true,
        apply: @escaping @Sendable (Forgery) throws -> Void
    ) {
        self.init(name, Set(codes), isExact: isExact) { forgery in
            try apply(forgery)
            return AuditOptions()
        }
    }

    /// An attack that shows only to who kept or trusts something.
    init(
        _ name: String, _ codes: Set<Difference.Code>, isExact: Bool = true,
        heldAgainst apply: @escaping @Sendable (Forgery) throws -> AuditOptions
    ) {
        testDescription = name
        self.codes = codes
        self.isExact = isExact
        self.apply = apply
    }

    /// Puts the views at another position, or names others.
    static func changeViews(
        _ forgery: Forgery, position: Int? = nil, names: (String) -> String = { $0 }
    ) throws {
        let row = try #require(forgery.rows(of: "meta").first { $0.key == Array("views".utf8) })
        let changed = names(String(decoding: row.value.dropFirst(8), as: UTF8.self))
        try forgery.put("meta", row.key, (position?.bigEndianBytes ?? Array(row.value.prefix(8))) + changed.utf8)
    }

    static func rebuildViews(_ forgery: Forgery) throws {
        try forgery.ledger.withLedger { _ = try $0.rebuildViews() }
    }
}
