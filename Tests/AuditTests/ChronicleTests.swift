import Audit
import Deliberation
import EventLog
import Ledger
import Projections
import Testing

/// The chain of facts behind a verdict is what the rule looked at, each fact with the acts that made it.
struct `A chronicle` {
    private static func tell<R>(_ body: (Chronicle, Journal) throws -> R) throws -> R {
        try TestLedger.vigencia().withLedger { try body(Chronicle($0.journal), $0.journal) }
    }

    @Test func `names the attendances and delegations behind a quorum`() throws {
        try Self.tell { chronicle, _ in
            let found = try #require(try chronicle.explanation(of: 64, ruleID: "ART4-PAR7-QUORUM"))
            #expect(found.breaches.map(\.ruleID) == ["ART4-PAR7-QUORUM"])
            let views = Set(found.facts.map(\.name.view))
            #expect(views.isSuperset(of: ["attendance", "delegations", "seats", "sessions", "commission"]), "\(views)")
            #expect(found.facts.flatMap(\.acts).allSatisfy { $0 < 64 })
            #expect(found.readings.map(\.reading.key).contains("quorum.halfPlusOne"))
            #expect(found.readings.allSatisfy { ($0.adopted == nil) == ($0.seq == nil) })
        }
    }

    @Test func `gives as makers of a row exactly the acts after which it is another`() throws {
        try Self.tell { chronicle, journal in
            try chronicle.advance(to: .max)
            let name = RowName(view: "decisions", key: "D-2026-001")
            let own = try journal.read { try $0.events(ofStream: StreamName("decision/D-2026-001")) }.map(\.seq)
            #expect(chronicle.makers[name] == own)
        }
    }

    @Test func `has after the last act the rows that the ledger stores`() throws {
        try Self.tell { chronicle, journal in
            try chronicle.advance(to: .max)
            try journal.read { log in
                for (name, row) in chronicle.rows {
                    let stored = try log.view(name.view, key: Array(name.key.utf8))
                    #expect(stored == row, "\(name)")
                }
            }
        }
    }

    @Test func `says what changed between two acts and nothing from before or after`() throws {
        try Self.tell { chronicle, _ in
            let changes = try chronicle.changes(from: 62, to: 64)
            let decision = try #require(changes.first { $0.name.view == "decisions" })
            #expect(decision.name.key == "D-2026-001" && decision.acts == [63, 64] && decision.was != nil)
            #expect(changes.allSatisfy { $0.acts.allSatisfy { (63...64).contains($0) } && !$0.acts.isEmpty })
            #expect(changes.contains { $0.name.view == "findings" && $0.was == nil })
        }
    }

    @Test func `explains a deadline on its day, and knows none on the day before`() throws {
        try Self.tell { chronicle, _ in
            let name = "ART6-N3-MINUTES/S-2026-06"
            let late = try #require(try chronicle.deadline(name, on: CalendarDate("2026-12-02")))
            #expect(late.1?.subject == "S-2026-06" && late.0.readings.contains { $0.reading == .minutesDueDays })
            let early = try #require(try chronicle.deadline(name, on: CalendarDate("2026-12-01")))
            #expect(early.1 == nil)
        }
    }
}
