import Audit
import EventLog
import Ledger
import Testing
import TransparencyLog

// Events, one by one.
extension Attack {
    static let ofEvents = [
        Attack("two events swapped", .eventSequence, .hashMismatch, isExact: false) { forgery in
            let leaves = try forgery.leaves()
            try forgery.put("events", 40.bigEndianBytes, leaves[41])
            try forgery.put("events", 41.bigEndianBytes, leaves[40])
        },
        Attack("an event removed from the middle", .eventMissing, isExact: false) {
            try $0.put("events", 40.bigEndianBytes, nil)
        },
        Attack("the last event removed", .headMismatch, .tailCut, .indexExtra, .hashExtra, isExact: false) { forgery in
            let count = try forgery.leaves().count
            try forgery.put("events", (count - 1).bigEndianBytes, nil)
        },
        Attack("an event added at the end", .headMismatch, .eventSequence, isExact: false) { forgery in
            let leaves = try forgery.leaves()
            try forgery.put("events", leaves.count.bigEndianBytes, leaves[40])
        },
        Attack("a key of nine bytes", .eventKey, isExact: false) {
            try $0.put("events", 40.bigEndianBytes + [0], [1])
        },
        Attack("the greatest key", .eventKey, isExact: false) {
            try $0.put("events", [UInt8](repeating: 255, count: 8), [1])
        },
        Attack("an event that is not canonical", .eventMalformed, .replayStopped, isExact: false) {
            try $0.rewrite { $0[50] = $0[50].replacing(#""data":{"#, with: #""data": {"#) }
        },
        Attack("an empty event", .eventMalformed, isExact: false) { try $0.put("events", 40.bigEndianBytes, []) },
        Attack("an event over 65,535 bytes", .eventTooLarge, isExact: false) {
            try $0.rewrite { $0[50] += [UInt8](repeating: 32, count: 65_536) }
        },
        Attack("data changed and everything derived again but the signature", .filingSignature, .sealMismatch) {
            forgery in
            try forgery.rewrite { leaves in
                for index in leaves.indices {
                    leaves[index] = leaves[index].replacing("Resolución 0101", with: "Resolución 0102")
                }
            }
            try rebuildViews(forgery)
        },
        Attack("an event said to be recorded earlier", .recordedBackwards, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let recorded = try Event(decoding: leaves[50]).recorded
                leaves[50] = leaves[50].replacing(recorded, with: "1999-01-01T00:00:00.000Z")
            }
        },
        Attack("an event with the year of the next millennium", .filingBroken, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                leaves[50] = leaves[50].replacing(#""recorded":"2"#, with: #""recorded":"3"#)
            }
        },
        Attack("a version left out", .streamVersion, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let last = leaves.count - 1
                let version = try Event(decoding: leaves[last]).version
                leaves[last] = leaves[last].replacing(#""version":\#(version)}"#, with: #""version":\#(version + 1)}"#)
            }
        },
        Attack("a chain that leads elsewhere", .streamChain, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let zeros = String(repeating: "0", count: 64)
                let prev = try #require(try Event(decoding: leaves[leaves.count - 1]).prev).hex
                leaves[leaves.count - 1] = leaves[leaves.count - 1].replacing(prev, with: zeros)
            }
            try rebuildViews(forgery)
        },
        Attack("a filing cut short", .filingBroken, isExact: false) { forgery in
            try forgery.rewrite { $0.removeLast() }
            try rebuildViews(forgery)
        },
        Attack("the first act of a filing left out", .filingBroken, isExact: false) { forgery in
            try forgery.rewrite { leaves in
                let index = try #require(leaves.lastIndex { try Event(decoding: $0).filing.index == 0 })
                leaves.remove(at: index)
            }
        },
        Attack("two events swapped by who has the log's key", .eventSequence, isExact: false) { forgery in
            try forgery.rewrite { leaves in leaves.swapAt(20, 21) }
        },
    ]
}
