import Deliberation
import EventLog
import Ledger
import Testing
import TransparencyLog

@Suite struct KeyTests {
    private static func key(_ seed: UInt8, name: String = "demo.constancia/cicatt/operador") throws -> SigningKey {
        try SigningKey(name: name, seed: [UInt8](repeating: seed, count: 32))
    }

    private static func outcome(_ test: TestLedger, _ key: SigningKey) throws -> Outcome {
        let before = try test.state()
        let outcome = try Outcome { _ = try test.ledger.record([Drafts.incumbent("a")], signedBy: key) }
        if outcome != .recorded { #expect(try test.state() == before) }
        return outcome
    }

    @Test func `a key that nobody enrolled may not sign`() throws {
        #expect(try Self.outcome(TestLedger(), Self.key(7)) == .ledger(.unknownKey))
    }

    @Test func `a key of one actor may not sign for another`() throws {
        let test = try TestLedger()
        let own = try test.ledger.rehearse([Drafts.incumbent("a")], signedBy: test.key("secretaria"))
        let filing = try VerifiedFiling.signed(
            id: .new(), intents: own.intents, by: test.key("presidencia"), origin: test.ledger.journal.origin)
        #expect(try Outcome { _ = try test.ledger.submit(filing) } == .ledger(.unknownKey))
    }

    @Test func `a filing names one actor`() throws {
        let test = try TestLedger()
        let key = try test.key("secretaria")
        let intents = try test.ledger.rehearse([Drafts.incumbent("a"), Drafts.incumbent("b")], signedBy: key).intents
        let other = try Intent(
            actor: "presidencia", data: intents[1].data, id: .new(), occurred: intents[1].occurred, schema: 1,
            stream: intents[1].stream, type: intents[1].type, version: 0)
        let filing = try VerifiedFiling.signed(
            id: .new(), intents: [intents[0], other], by: key, origin: test.ledger.journal.origin)
        #expect(try Outcome { _ = try test.ledger.submit(filing) } == .ledger(.mixedActors))
    }

    @Test func `a role signs only what it may`() throws {
        let test = try TestLedger()
        #expect(try Self.outcome(test, test.key("control-interno")) == .refused("CORE-GENESIS"))
    }

    @Test(arguments: [
        ("2026-12-31T18:59:59-05:00", Outcome.recorded), ("2026-12-31T19:00:00-05:00", .ledger(.keyNotInForce)),
    ])
    func `a key that is not valid yet may not sign`(from: String, expected: Outcome) throws {
        let test = try TestLedger()
        let key = try Self.key(7)
        try test.record([Drafts.enrolment("operador", key, roles: ["secretariat"], from: from)])
        #expect(try Self.outcome(test, key) == expected)
    }

    @Test(arguments: [
        ("2026-12-31T18:59:59-05:00", Outcome.ledger(.keyNotInForce)), ("2026-12-31T19:00:00-05:00", .recorded),
    ])
    func `a revoked key may not sign`(from: String, expected: Outcome) throws {
        let test = try TestLedger()
        let key = try Self.key(7)
        try test.record([
            Drafts.enrolment("operador", key, roles: ["secretariat"]), Drafts.revocation("operador", key, from: from),
        ])
        #expect(try Self.outcome(test, key) == expected)
    }

    @Test func `a later revocation does not give a revoked key back`() throws {
        let test = try TestLedger()
        let key = try Self.key(7)
        try test.record([
            Drafts.enrolment("operador", key, roles: ["secretariat"]),
            Drafts.revocation("operador", key, from: "2026-06-01T00:00:00-05:00"),
            Drafts.revocation("operador", key, from: "2030-01-01T00:00:00-05:00"),
        ])
        #expect(try Self.outcome(test, key) == .ledger(.keyNotInForce))
    }

    @Test func `an actor may have several keys`() throws {
        let test = try TestLedger()
        let keys = try [Self.key(7), Self.key(8)]
        for key in keys { try test.record([Drafts.enrolment("operador", key, roles: ["secretariat"])]) }
        for key in keys { #expect(try Self.outcome(test, key) == .recorded) }
    }
}
