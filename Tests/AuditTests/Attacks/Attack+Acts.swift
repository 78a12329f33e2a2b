import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

// Acts that a writer took who asked no rules.
extension Attack {
    static let ofActs = [
        Attack("an act that a rule refuses", .actInadmissible) { forgery in
            let refused = try #require(try TestLedger.steps(of: "demo").first { $0.isRefused }?.drafts.first)
            let ledger = forgery.ledger
            try ledger.append([try ledger.intent(refused.type, refused.data)], signedBy: ledger.key("secretaria"))
        },
        Attack("an act by an actor without the role", .actInadmissible) { forgery in
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
        Attack("a filing signed with a revoked key", .filingKeyNotInForce) { forgery in
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
        Attack("a filing signed with a key that nobody registered", .filingKeyUnknown) { forgery in
            try forgery.ledger.append(
                [try forgery.ledger.enrolment("otro")], signedBy: SigningKey(name: "demo.constancia/cicatt/secretaria"))
        },
        Attack("a filing signed with another actor's key", .filingKeyUnknown) { forgery in
            try forgery.ledger.append(
                [try forgery.ledger.enrolment("otro")], signedBy: forgery.ledger.key("presidencia"))
        },
        Attack("acts of two actors in one filing", .filingBroken, .actInadmissible) { forgery in
            let ledger = forgery.ledger
            let second = try Intent(
                actor: "presidencia", data: ledger.enrolment("dos").data, id: .new(),
                occurred: "2026-06-01T09:00:00-05:00", schema: 1, stream: StreamName("registry"),
                type: "actor.enrolled",
                version: ledger.enrolment("uno").version + 1)
            try ledger.append([try ledger.enrolment("uno"), second], signedBy: ledger.key("secretaria"))
        },
        Attack("an act in a stream that its data does not name", .actMalformed, .replayStopped, .viewPosition) {
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
        Attack("a type that the catalogue does not know", .actMalformed, .replayStopped, .viewPosition) { forgery in
            let ledger = forgery.ledger
            let act = try ledger.enrolment("otro")
            let intent = try Intent(
                actor: act.actor, data: act.data, id: act.id, occurred: act.occurred, schema: 1, stream: act.stream,
                type: "actor.crowned", version: act.version)
            try ledger.append([intent], signedBy: ledger.key("secretaria"), rebuilds: false)
        },
        Attack("an act whose views were never written", .viewMissing, .viewPosition) { forgery in
            let ledger = forgery.ledger
            try ledger.append([try ledger.enrolment("otro")], signedBy: ledger.key("secretaria"), rebuilds: false)
        },
    ]
}
