import Deliberation
import Ledger
import Testing

/// A list of a view has room for so many elements: the act that would fill it beyond is refused, not kept unread.
@Suite struct FullListTests {
    private static let room = 1_000

    @Test func `the act that would overfill a list is refused, and everything is still read`() throws {
        let test = try TestLedger()
        for _ in 0..<4 {
            try test.record((0..<Self.room / 4).map { Drafts.incumbent("lleno", "persona-\($0)") })
        }
        let before = try test.state()
        do {
            try test.record([Drafts.incumbent("otro"), Drafts.incumbent("lleno")])
            Issue.record("not refused")
        } catch let error as Refusal {
            let breach = try #require(error.breaches.first)
            #expect(error.breaches.count == 1 && breach.act == 2 && breach.breach.ruleID == "CORE-GENESIS")
            let message = breach.breach.message
            #expect(message.es.hasPrefix("La lista «Ocupantes» de lleno (Empleos) está llena: caben 1000"))
            #expect(message.en.hasPrefix("The list \"Incumbents\" of lleno (Posts) is full: it has room for 1000"))
        }
        #expect(try test.state() == before)
        // Read from the stored rows, and written again by the next act.
        try test.record([Drafts.incumbent("otro")])
        try test.rebuild()
        let counts = try test.ledger.journal.readBook { book, _ in
            try ["lleno", "otro"].map { try book.posts.row($0)?.incumbents.count }
        }
        #expect(counts == [Self.room, 1])
    }
}
