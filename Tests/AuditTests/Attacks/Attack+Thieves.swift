import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

extension Forgery {
    /// Signs the filings of some leaves anew, with an actor's stolen key.
    func resign(_ leaves: inout [[UInt8]], _ range: Range<Int>, with key: SigningKey) throws {
        let events = try leaves[range].map { try Event(decoding: $0) }
        let first = try #require(events.first)
        let root = MerkleTree.root(ofLeafHashes: events.map { MerkleTree.leafHash($0.intent.canonicalBytes) })
        let message = UnverifiedFiling.message(
            id: first.filing.id, size: first.filing.size, root: root, origin: try ledger.logKey().name)
        let (old, new) = (Base64.encode(first.filing.signature), Base64.encode(try key.sign(message)))
        for index in range { leaves[index] = leaves[index].replacing(old, with: new) }
    }

    /// Moves the last leaf to an earlier place, and numbers and hashes everything anew.
    func moveLast(to place: Int) throws {
        var leaves = try leaves()
        let moved = leaves.removeLast()
        leaves.insert(moved, at: place)
        let recorded = try Event(decoding: leaves[place - 1]).recorded
        var renamed: [String: String] = [:]
        for index in leaves.indices {
            let event = try Event(decoding: leaves[index])
            let before = MerkleTree.leafHash(leaves[index]).hex
            if let prev = event.prev?.hex, let new = renamed[prev] {
                leaves[index] = leaves[index].replacing(prev, with: new)
            }
            leaves[index] = leaves[index].replacing(#""seq":\#(event.seq),"#, with: #""seq":\#(index),"#)
            if index == place { leaves[index] = leaves[index].replacing(event.recorded, with: recorded) }
            renamed[before] = MerkleTree.leafHash(leaves[index]).hex
        }
        try rewrite { $0 = leaves }
    }

    /// The places of the last filing of at least so many acts of one actor.
    func lastFiling(ofAtLeast size: Int, _ leaves: [[UInt8]]) throws -> Range<Int> {
        let events = try leaves.map { try Event(decoding: $0) }
        let start = try #require(
            events.lastIndex {
                $0.filing.index == 0 && $0.filing.size >= size && $0.actor == "secretaria" && $0.seq > 0
            })
        return start..<start + events[start].filing.size
    }
}

// By who has the log's key, and derives and signs everything above the events anew.
extension Attack {
    static let ofThieves = [
        Attack("an event inserted without a registered key, and a valid tree", .filingKeyUnknown) { forgery in
            let ledger = forgery.ledger
            try ledger.append(
                [try ledger.enrolment("otro")], signedBy: SigningKey(name: "demo.constancia/cicatt/secretaria"))
            let leaves = try forgery.leaves()
            try forgery.moveLast(to: forgery.lastFiling(ofAtLeast: 2, leaves).lowerBound)
            try rebuildViews(forgery)
        },
        Attack("a filing signed before its key is in force", .filingKeyNotInForce, isExact: false) { forgery in
            let ledger = forgery.ledger
            let key = try SigningKey(name: "demo.constancia/cicatt/nuevo")
            let enrolment = try ledger.intent(
                .actorEnrolled,
                [
                    "actorId": .string("nuevo"), "key": .string(key.verifierKey.description), "name": .string("Otro"),
                    "roles": .array([.string("secretariat")]), "validFrom": .string("2099-01-05T00:00:00-05:00"),
                ])
            try ledger.append([enrolment], signedBy: ledger.key("secretaria"))
            let act = try ledger.enrolment("otro")
            let own = try Intent(
                actor: "nuevo", data: act.data, id: act.id, occurred: act.occurred, schema: 1, stream: act.stream,
                type: act.type, version: act.version)
            try ledger.append([own], signedBy: key)
        },
        Attack("a filing signed with a key that is for witnesses", .filingKeyUnknown, isExact: false) { forgery in
            let ledger = forgery.ledger
            let key = try SigningKey(name: "demo.constancia/cicatt/nuevo", algorithm: .cosignatureV1)
            try ledger.append([try ledger.enrolment("nuevo", key: key)], signedBy: ledger.key("secretaria"))
            let act = try ledger.enrolment("otro")
            let own = try Intent(
                actor: "nuevo", data: act.data, id: act.id, occurred: act.occurred, schema: 1, stream: act.stream,
                type: act.type, version: act.version)
            try ledger.append([own], signedBy: key)
        },
        Attack("a filing before the one that registers its key", .filingKeyUnknown, isExact: false) { forgery in
            let ledger = forgery.ledger
            let key = try SigningKey(name: "demo.constancia/cicatt/nuevo")
            try ledger.append([try ledger.enrolment("nuevo", key: key)], signedBy: ledger.key("secretaria"))
            let act = try ledger.intent(
                .commitmentAccepted, ["by": .string("x"), "commitmentId": .string("C-2026-002")], actor: "nuevo")
            try ledger.append([act], signedBy: key)
            try forgery.moveLast(to: try forgery.leaves().count - 2)
        },
        Attack("the order of a filing's acts altered", .filingSignature, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let place = try forgery.lastFiling(ofAtLeast: 2, leaves).lowerBound
                let (first, second) = (try Event(decoding: leaves[place]), try Event(decoding: leaves[place + 1]))
                func moved(_ leaf: [UInt8], _ event: Event, to other: Event) -> [UInt8] {
                    leaf.replacing(#""seq":\#(event.seq),"#, with: #""seq":\#(other.seq),"#)
                        .replacing(#""index":\#(event.filing.index),"#, with: #""index":\#(other.filing.index),"#)
                }
                let last = leaves[place]
                leaves[place] = moved(leaves[place + 1], second, to: first)
                leaves[place + 1] = moved(last, first, to: second)
            }
        },
        Attack("the size of a filing altered on all its acts", .filingBroken, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let range = try forgery.lastFiling(ofAtLeast: 2, leaves)
                for place in range {
                    leaves[place] = leaves[place].replacing(
                        #""size":\#(range.count)}"#, with: #""size":\#(range.count + 1)}"#)
                }
            }
        },
        Attack("a filing's last act split off, and both parts numbered as filings", .filingSignature, isExact: false) {
            forgery in
            try forgery.rewrite { leaves in
                let range = try forgery.lastFiling(ofAtLeast: 2, leaves)
                for place in range.dropLast() {
                    leaves[place] = leaves[place].replacing(
                        #""size":\#(range.count)}"#, with: #""size":\#(range.count - 1)}"#)
                }
                let last = range.upperBound - 1
                leaves[last] = leaves[last].replacing(#""size":\#(range.count)}"#, with: #""size":1}"#)
                    .replacing(#""index":\#(range.count - 1),"#, with: #""index":0,"#)
            }
        },
        Attack("a signature moved to other acts of the same actor", .filingSignature) { forgery in
            try forgery.rewrite { leaves in
                let range = try forgery.lastFiling(ofAtLeast: 1, leaves)
                let other = try forgery.lastFiling(ofAtLeast: 1, Array(leaves[..<range.lowerBound]))
                let (old, new) = (
                    try Event(decoding: leaves[range.lowerBound]).filing.signature,
                    try Event(decoding: leaves[other.lowerBound]).filing.signature
                )
                for place in range {
                    leaves[place] = leaves[place].replacing(Base64.encode(old), with: Base64.encode(new))
                }
            }
            try rebuildViews(forgery)
        },
        Attack("an event with the id of an earlier one, signed with its actor's key", .indexWrong) { forgery in
            let ledger = forgery.ledger
            let key = try ledger.key("secretaria")
            try ledger.append([try ledger.enrolment("otro")], signedBy: key)
            try forgery.rewrite { leaves in
                let last = leaves.count - 1
                let (old, new) = (try Event(decoding: leaves[last]).id, try Event(decoding: leaves[40]).id)
                leaves[last] = leaves[last].replacing("\(old)", with: "\(new)")
                try forgery.resign(&leaves, last..<last + 1, with: key)
            }
            try rebuildViews(forgery)
        },
        Attack("a filing with the id of an earlier one, signed with its actor's key", .indexWrong) { forgery in
            let ledger = forgery.ledger
            let key = try ledger.key("secretaria")
            try ledger.append([try ledger.enrolment("otro")], signedBy: key)
            try forgery.rewrite { leaves in
                let last = leaves.count - 1
                let other = try forgery.lastFiling(ofAtLeast: 2, leaves).lowerBound
                let (old, new) = (
                    try Event(decoding: leaves[last]).filing.id, try Event(decoding: leaves[other]).filing.id
                )
                leaves[last] = leaves[last].replacing("\(old)", with: "\(new)")
                try forgery.resign(&leaves, last..<last + 1, with: key)
            }
            try rebuildViews(forgery)
        },
        Attack("a filing signed for another ledger", .filingSignature) { forgery in
            let ledger = forgery.ledger
            let intent = try ledger.enrolment("otro")
            let key = try ledger.key("secretaria")
            try ledger.append([intent], signedBy: key)
            try forgery.rewrite { leaves in
                let event = try Event(decoding: leaves[leaves.count - 1])
                let other = try VerifiedFiling.signed(
                    id: event.filing.id, intents: [intent], by: key, origin: "other.example/log")
                leaves[leaves.count - 1] = leaves[leaves.count - 1].replacing(
                    Base64.encode(event.filing.signature), with: Base64.encode(other.filing.signature))
            }
            try rebuildViews(forgery)
        },
    ]
}
