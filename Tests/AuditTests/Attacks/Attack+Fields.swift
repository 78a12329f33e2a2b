import Audit
import EventLog
import Testing
import TransparencyLog

/// A field of an event, altered so that the event still has its form.
private struct Alteration: Sendable {
    let field: String
    /// What the audit must say when everything above the event was derived and signed anew.
    let code: Difference.Code
    let old: @Sendable (Event) -> String
    let new: @Sendable (Event) -> String

    static let all = [
        Alteration(field: "actor", code: .filingKeyUnknown, old: { #""actor":"\#($0.actor)""# }) { _ in
            #""actor":"presidencia""#
        },
        Alteration(field: "data", code: .filingSignature, old: { _ in #""name":"Otro""# }) { _ in #""name":"Otra""# },
        Alteration(field: "filing.id", code: .filingSignature, old: { #""filing":{"id":"\#($0.filing.id)""# }) {
            #""filing":{"id":"\#(turned("\($0.filing.id)"))""#
        },
        Alteration(field: "filing.index", code: .eventMalformed, old: { _ in #""index":0,"# }) { _ in #""index":1,"# },
        Alteration(field: "filing.key", code: .filingKeyUnknown, old: { #""key":"\#($0.filing.key)","signature""# }) {
            #""key":"\#(turned("\($0.filing.key)"))","signature""#
        },
        Alteration(
            field: "filing.signature", code: .filingSignature, old: { Base64.encode($0.filing.signature) }
        ) { event in
            Base64.encode([event.filing.signature[0] ^ 1] + event.filing.signature.dropFirst())
        },
        Alteration(field: "filing.size", code: .filingBroken, old: { _ in #""size":1}"# }) { _ in #""size":2}"# },
        Alteration(field: "id", code: .filingSignature, old: { #""id":"\#($0.id)","occurred""# }) {
            #""id":"\#(turned("\($0.id)"))","occurred""#
        },
        Alteration(field: "occurred", code: .filingSignature, old: { $0.occurred }) { _ in "2026-06-01T09:00:01-05:00"
        },
        Alteration(field: "prev", code: .streamChain, old: { $0.prev?.hex ?? "null" }) { turned($0.prev?.hex ?? "") },
        Alteration(field: "recorded", code: .recordedBackwards, old: { $0.recorded }) { _ in "1999-01-01T00:00:00.000Z"
        },
        Alteration(field: "schema", code: .actMalformed, old: { _ in #""schema":1,"# }) { _ in #""schema":2,"# },
        Alteration(field: "seq", code: .eventSequence, old: { #""seq":\#($0.seq),"# }) { #""seq":\#($0.seq + 1),"# },
        Alteration(field: "stream", code: .actMalformed, old: { #""stream":"\#($0.stream)""# }) { _ in
            #""stream":"session/S-2026-01""#
        },
        Alteration(field: "type", code: .actMalformed, old: { #""type":"\#($0.type)""# }) { _ in
            #""type":"key.revoked""#
        },
        Alteration(field: "version", code: .streamVersion, old: { #""version":\#($0.version)}"# }) {
            #""version":\#($0.version + 1)}"#
        },
    ]

    init(
        field: String, code: Difference.Code, old: @escaping @Sendable (Event) -> String,
        new: @escaping @Sendable (Event) -> String
    ) {
        self.field = field
        self.code = code
        self.old = old
        self.new = new
    }

    /// The same text with another last hexadecimal digit.
    private static func turned(_ text: String) -> String { text.dropLast() + (text.hasSuffix("0") ? "1" : "0") }

    /// A leaf with the field altered; unlike the leaf.
    func of(_ leaf: [UInt8]) throws -> [UInt8] {
        let event = try Event(decoding: leaf)
        let altered = leaf.replacing(old(event), with: new(event))
        try #require(altered != leaf, "\(field)")
        return altered
    }
}

// Every field of an event, by who has no key and by who has the log's.
extension Attack {
    static let ofFields = Alteration.all.flatMap { alteration in
        [
            Attack("\(alteration.field) altered on disk", .hashMismatch, .headMismatch, isExact: false) { forgery in
                let leaf = try lastOfOneActFiling(forgery)
                let seq = try Event(decoding: leaf).seq
                try forgery.put("events", Int(seq).bigEndianBytes, try alteration.of(leaf))
            },
            Attack("\(alteration.field) altered by who has the log's key", alteration.code, isExact: false) { forgery in
                _ = try lastOfOneActFiling(forgery)
                try forgery.rewrite { $0[$0.count - 1] = try alteration.of($0[$0.count - 1]) }
            },
        ]
    }

    /// Has one more filing of one act taken, and returns its leaf.
    private static func lastOfOneActFiling(_ forgery: Forgery) throws -> [UInt8] {
        let ledger = forgery.ledger
        try ledger.append([try ledger.enrolment("otro")], signedBy: ledger.key("secretaria"))
        return try #require(try forgery.leaves().last)
    }
}
