import Audit
import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

/// A log may hold what no writer of rules would have let in: more than a list of a view has room for.
@Suite struct OverfullRowTests {
    private static let room = 1_000

    @Test(arguments: [0, 1])
    func `the act that fills a list beyond its room is inadmissible, and no other is`(tooMany: Int) throws {
        let ledger = try TestLedger()
        let key = try ledger.key("secretaria")
        let first = try ledger.intent(.postIncumbentRecorded, Self.incumbent(0))
        let size = try ledger.withLedger { try $0.journal.read { $0.size.value } }
        let intents = try (0..<Self.room + tooMany).map { number in
            try Intent(
                actor: first.actor, data: JSONValue.object(Self.incumbent(number)).canonicalBytes(), id: .new(),
                occurred: first.occurred, schema: 1, stream: first.stream, type: first.type, version: number)
        }
        for start in stride(from: 0, to: intents.count, by: 250) {
            try ledger.append(Array(intents[start..<min(start + 250, intents.count)]), signedBy: key, rebuilds: false)
        }
        let found = try ledger.audit().differences.filter { $0.code == .actInadmissible }
        #expect(found.map(\.place) == (tooMany == 0 ? [] : ["events \(size + UInt64(Self.room))"]))
        #expect(found.allSatisfy { $0.message.es.contains("está llena: caben 1000") }, "\(found.map(\.message.es))")
    }

    private static func incumbent(_ number: Int) -> [String: JSONValue] {
        [
            "postId": .string("lleno"),
            "person": .object(["id": .string("persona-\(number)"), "office": .string("Cargo")]),
            "act": .object(["name": .string("acta.pdf"), "sha256": .string(String(repeating: "a", count: 64))]),
            "from": .string("2026-01-10"),
        ]
    }
}
