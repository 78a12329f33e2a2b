import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

/// A whole year of every type of act, judged again while somebody counts.
@Suite struct YearWholeReadTests {
    @Test func `in a whole year no rule reads a whole view that grows without bound`() throws {
        let acts = try TestLedger.vigencia().withLedger { ledger in
            try ledger.journal.read { log in try log.events(in: 0..<UInt64.max) }.map(Self.act)
        }
        let book = Book(source: EmptySource())
        var readWhole: [String: Set<String>] = [:]
        for act in acts {
            let before = Self.wholeReads(book)
            let context = try Context(
                book: book, act: act, isFounding: act.seq == 0, recorded: { acts[Int($0)] },
                sha256: { Digest.sha256($0).hex })
            _ = try Judge.judge(act, in: context)
            try book.evolve(act)
            book.settle()
            for (view, count) in Self.wholeReads(book) where count > before[view] ?? 0 {
                readWhole[view, default: []].insert(act.type.rawValue)
            }
        }
        // The decree bounds these: seven seats, and one row for each region, scheme or association of the country.
        #expect(Set(readWhole.keys).subtracting(["seats", "invitees", "raps"]) == [], "\(readWhole)")
        #expect(readWhole["invitees"]?.contains("convocation.issued") == true)
    }

    private static func wholeReads(_ book: Book) -> [String: Int] {
        Dictionary(Book.viewNames.map { ($0, book.view($0)?.wholeReads ?? 0) }) { _, last in last }
    }

    private static func act(_ event: Event) throws -> Act {
        let recorded = try #require(Timestamp(event.recorded))
        let instant = try #require(
            Instant(secondsSinceEpoch: recorded.milliseconds / 1_000, offsetMinutes: 0))
        return try Act(
            type: event.type, data: event.data, stream: event.stream.text, schema: event.schema,
            occurred: event.occurred, recorded: instant, actor: event.actor, seq: event.seq)
    }
}
