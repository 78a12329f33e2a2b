import Audit
import EventLog
import Testing
import TransparencyLog

// One act of a filing altered by who has the log's key, so that everything else agrees: the acts' own signature is over
// what they say, and says nothing of how each of them names its filing.
extension Attack {
    static let ofFilings = [
        Attack("an act under the id of no filing", .filingBroken) { forgery in
            try alterSecond(forgery) { leaf, filing in
                leaf.replacing(#""filing":{"id":"\#(filing.id)""#, with: #""filing":{"id":"\#(EventID.new())""#)
            }
        },
        Attack("an act of a filing with the id of another key", .filingBroken) { forgery in
            let other = try SigningKey(name: "demo.constancia/cicatt/secretaria").keyID
            try alterSecond(forgery) { leaf, filing in
                leaf.replacing(#""key":"\#(filing.key)""#, with: #""key":"\#(other)""#)
            }
        },
        Attack("an act of a filing with another signature", .filingBroken) { forgery in
            try alterSecond(forgery) { leaf, filing in
                let other = [filing.signature[0] ^ 1] + filing.signature.dropFirst()
                return leaf.replacing(Base64.encode(filing.signature), with: Base64.encode(other))
            }
        },
        Attack("an act of a filing with another size", .filingBroken) { forgery in
            try alterSecond(forgery) { leaf, filing in
                leaf.replacing(#""size":\#(filing.size)}"#, with: #""size":\#(filing.size + 1)}"#)
            }
        },
        Attack("an act of a filing recorded later than the others", .filingBroken, .recordedBackwards) { forgery in
            try alterSecond(forgery) { leaf, _ in
                leaf.replacing(try Event(decoding: leaf).recorded, with: "2199-01-01T00:00:00.000Z")
            }
        },
        Attack("an act taken out of the middle of a filing, and the rest numbered anew", .filingBroken) { forgery in
            try appendThree(forgery)
            try forgery.rewrite { leaves in
                leaves.remove(at: leaves.count - 2)
                let last = leaves.count - 1
                let (event, before) = (try Event(decoding: leaves[last]), MerkleTree.leafHash(leaves[last - 1]))
                leaves[last] = leaves[last].replacing(#""seq":\#(event.seq),"#, with: #""seq":\#(event.seq - 1),"#)
                    .replacing(#""version":\#(event.version)}"#, with: #""version":\#(event.version - 1)}"#)
                    .replacing(try #require(event.prev).hex, with: before.hex)
            }
            try rebuildViews(forgery)
        },
    ]

    /// Has a filing of three acts taken, and alters how the second of them names it.
    private static func alterSecond(
        _ forgery: Forgery, _ change: ([UInt8], FilingReference) throws -> [UInt8]
    ) throws {
        try appendThree(forgery)
        try forgery.rewrite { leaves in
            let place = leaves.count - 2
            let altered = try change(leaves[place], try Event(decoding: leaves[place]).filing)
            try #require(altered != leaves[place])
            leaves[place] = altered
        }
    }

    private static func appendThree(_ forgery: Forgery) throws {
        let ledger = forgery.ledger
        let intents = try (0..<3).map { number in
            let act = try ledger.enrolment("nuevo-\(number)")
            return try Intent(
                actor: act.actor, data: act.data, id: act.id, occurred: act.occurred, schema: 1, stream: act.stream,
                type: act.type, version: act.version + number)
        }
        try ledger.append(intents, signedBy: ledger.key("secretaria"))
    }
}
