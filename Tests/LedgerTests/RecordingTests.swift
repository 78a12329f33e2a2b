import CanonicalJSON
import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

@Suite struct RecordingTests {
    @Test func `a filing is recorded whole, in order, and its views with it`() throws {
        let test = try TestLedger()
        let before = try test.size()
        let receipt = try test.record([Drafts.incumbent("a"), Drafts.incumbent("b"), Drafts.incumbent("a", "otra")])
        #expect(receipt.receipt.events.map(\.seq) == [before, before + 1, before + 2])
        #expect(receipt.receipt.events.map(\.version) == [0, 0, 1])
        #expect(receipt.receipt.events[2].prev == receipt.receipt.events[0].leafHash)
        let state = try test.state()
        #expect(state.rows["posts/a"] != nil && state.rows["posts/b"] != nil)
        #expect(state.positions.values.allSatisfy { $0 == before + 3 })
    }

    @Test(arguments: 0..<3)
    func `one act that is refused refuses the filing, and nothing changes`(place: Int) throws {
        let test = try TestLedger()
        let before = try test.state()
        var drafts = [Drafts.incumbent("a"), Drafts.incumbent("b"), Drafts.incumbent("c")]
        drafts[place].occurred = Instant("2026-01-01T00:00:00-05:00")
        do {
            try test.record(drafts)
            Issue.record("not refused")
        } catch let error as Refusal {
            #expect(error.breaches.map(\.act) == [place + 1])
            #expect(error.breaches.map(\.breach.ruleID) == ["ART9-EFFECTIVE"])
        }
        #expect(try test.state() == before)
        try test.record([Drafts.incumbent("a")])
        #expect(try test.state().rows["posts/c"] == nil)
    }

    @Test func `a signed filing that a rule refuses leaves no trace for the next one`() throws {
        let test = try TestLedger()
        let key = try test.key("secretaria")
        let before = try test.state()
        func filing(_ occurred: [String]) throws -> VerifiedFiling {
            let intents = try occurred.map { occurred in
                let rehearsal = try test.ledger.rehearse([Drafts.incumbent("x")], signedBy: key)
                return try Intent(
                    actor: "secretaria", data: rehearsal.intents[0].data, id: .new(), occurred: occurred, schema: 1,
                    stream: rehearsal.intents[0].stream, type: rehearsal.intents[0].type, version: 0)
            }
            return try .signed(id: .new(), intents: intents, by: key, origin: test.ledger.journal.origin)
        }
        let refused = try filing(["2026-01-01T00:00:00-05:00"])
        #expect(try Outcome { _ = try test.ledger.submit(refused) } == .refused("ART9-EFFECTIVE"))
        // Judged and then refused by the log: version 0 twice.
        let twice = try filing(["2026-01-12T09:00:00-05:00", "2026-01-12T09:00:00-05:00"])
        #expect(try Outcome { _ = try test.ledger.submit(twice) } == .log(.staleVersion))
        #expect(try test.state() == before)
        let good = try filing(["2026-01-12T09:00:00-05:00"])
        #expect(try Outcome { _ = try test.ledger.submit(good) } == .recorded)
    }

    @Test func `a rehearsal records nothing and says what recording says`() throws {
        let test = try TestLedger()
        let before = try test.state()
        let draft = Draft(
            type: .secretaryDesignated,
            data: [
                "person": .object(["id": .string("x"), "office": .string("Cargo")]), "basis": .string("titular"),
                "actorId": .string("nadie"), "from": .string("2026-02-01"),
            ], occurred: Instant("2026-02-01T08:00:00-05:00"))
        let outcome = try Outcome {
            _ = try test.ledger.rehearse([draft], signedBy: try test.key("secretaria"))
        }
        #expect(outcome != .recorded)
        #expect(try Outcome { try test.record([draft]) } == outcome)
        #expect(try test.state() == before)
    }

    @Test(arguments: [
        ("2027-01-01T00:00:00-05:00", "CORE-GENESIS"), ("2026-01-04T23:59:59-05:00", "ART9-EFFECTIVE"),
    ])
    func `an act in the future or before the decree is refused`(occurred: String, rule: String) throws {
        let test = try TestLedger()
        #expect(
            try Outcome { try test.record([Drafts.incumbent("a", occurred: occurred)]) } == .refused(rule))
    }

    @Test func `an act without a time happens when it is recorded, by the clock of Bogotá`() throws {
        let receipt = try TestLedger().record([Drafts.incumbent("a", occurred: nil)])
        #expect(receipt.receipt.events[0].occurred == "2026-12-31T18:59:59-05:00")
        #expect(receipt.receipt.events[0].recorded == "2026-12-31T23:59:59.000Z")
    }

    @Test func `text that is not in NFC is refused`() throws {
        let test = try TestLedger()
        let before = try test.state()
        var draft = Drafts.incumbent("a")
        draft.data["person"] = .object(["id": .string("x"), "office": .string("Secretari\u{301}a")])
        #expect(try Outcome { try test.record([draft]) } == .input)
        #expect(try test.state() == before)
    }

    @Test func `ten thousand acts are one filing, and one more is refused`() throws {
        let test = try TestLedger()
        let before = try test.size()
        let drafts = (0..<10_001).map { Drafts.incumbent("p\($0)") }
        #expect(try Outcome { try test.record(drafts) } == .log(.filingSize))
        #expect(try test.size() == before)
        let receipt = try test.record(Array(drafts.dropLast()))
        #expect(receipt.receipt.events.count == 10_000)
        #expect(try test.size() == before + 10_000)
    }
}

@Suite struct RepetitionTests {
    private static func drafts(_ person: String = "alguien") -> [Draft] {
        [Drafts.incumbent("a", person, id: Drafts.id(1)), Drafts.incumbent("b", person, id: Drafts.id(2))]
    }

    @Test func `the same acts again give the first result`() throws {
        let test = try TestLedger()
        let first = try test.record(Self.drafts())
        let before = try test.state()
        let second = try test.record(Self.drafts())
        #expect(!first.receipt.isRepeat && second.receipt.isRepeat)
        #expect(second.receipt.events == first.receipt.events && second.receipt.filing == first.receipt.filing)
        #expect(try test.state() == before)
    }

    @Test func `the same signed filing again gives the first result`() throws {
        let test = try TestLedger()
        let key = try test.key("secretaria")
        let rehearsal = try test.ledger.rehearse(Self.drafts(), signedBy: key)
        let filing = try VerifiedFiling.signed(
            id: .new(), intents: rehearsal.intents, by: key, origin: test.ledger.journal.origin)
        let first = try test.ledger.submit(filing)
        let second = try test.ledger.submit(filing)
        #expect(second.receipt.isRepeat && second.receipt.events == first.receipt.events)
    }

    @Test func `an identifier with other content is refused`() throws {
        let test = try TestLedger()
        try test.record(Self.drafts())
        let before = try test.state()
        #expect(try Outcome { try test.record(Self.drafts("otra")) } == .ledger(.idConflict))
        var later = Self.drafts()
        later[0].occurred = Instant("2026-01-13T09:00:00-05:00")
        #expect(try Outcome { try test.record(later) } == .ledger(.idConflict))
        var placed = Self.drafts()
        placed[0].version = 5
        #expect(try Outcome { try test.record(placed) } == .ledger(.idConflict))
        #expect(try test.state() == before)
    }

    @Test func `acts of somebody else under the same identifiers are refused`() throws {
        let test = try TestLedger()
        try test.record(Self.drafts())
        #expect(try Outcome { try test.record(Self.drafts(), as: "presidencia") } == .ledger(.idConflict))
    }

    @Test func `a filing of which a part is known is refused`() throws {
        let test = try TestLedger()
        try test.record(Self.drafts())
        let before = try test.state()
        #expect(try Outcome { try test.record([Self.drafts()[0]]) } == .ledger(.idConflict))
        let more = Self.drafts() + [Drafts.incumbent("c", id: Drafts.id(3))]
        #expect(try Outcome { try test.record(more) } == .ledger(.idConflict))
        let mixed = [Self.drafts()[0], Drafts.incumbent("c", id: Drafts.id(3))]
        #expect(try Outcome { try test.record(mixed) } == .ledger(.idConflict))
        let reversed = Array(Self.drafts().reversed())
        #expect(try Outcome { try test.record(reversed) } == .ledger(.idConflict))
        #expect(try test.state() == before)
    }

    @Test func `an identifier twice in one filing, or that is no UUID version 7, is refused`() throws {
        let test = try TestLedger()
        let twice = [Drafts.incumbent("a", id: Drafts.id(1)), Drafts.incumbent("b", id: Drafts.id(1))]
        #expect(try Outcome { try test.record(twice) } == .log(.duplicateID))
        let malformed = [Drafts.incumbent("a", id: "1")]
        #expect(try Outcome { try test.record(malformed) } == .input)
    }

    @Test(arguments: [(0, Outcome.log(.staleVersion)), (1, .recorded), (2, .log(.staleVersion))])
    func `an expected version is held to`(version: Int, expected: Outcome) throws {
        let test = try TestLedger()
        try test.record([Drafts.incumbent("a")])
        #expect(try Outcome { try test.record([Drafts.incumbent("a", "otra", version: version)]) } == expected)
    }
}
