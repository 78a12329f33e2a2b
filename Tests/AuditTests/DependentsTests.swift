import Deliberation
import EventLog
import Testing
import TransparencyLog

@testable import Audit

/// What rests on what, in the demonstration's year.
struct `What rests on an act or a stream` {
    private let book: Book

    init() throws {
        let replay = try YearReplay(TestLedger.vigencia())
        for _ in replay.acts { try replay.advance() }
        book = replay.book
    }

    private func dependents(of subjects: some Sequence<String>) throws -> [String: [Dependents]] {
        try Dependents.all(of: Set(subjects), filings: [:]) { view, body in
            try book.encodedRows(of: view) { _, row in try body(row) }
        }
    }

    private func ids(_ kind: Dependents.Kind, _ groups: [Dependents]?) -> [String] {
        groups?.first { $0.kind == kind }?.ids ?? []
    }

    @Test func `is a decision on the delegation through which its seat was counted, and on no other`() throws {
        let delegations = try book.delegations.keys()
        let found = try dependents(of: delegations.map { "delegation/\($0)" })
        var rests: [String: [String]] = [:]
        for decision in try book.decisions.rows() {
            guard let adoptedAt = decision.adoptedAt else { continue }
            let readings = try Readings.inForce(book, on: adoptedAt.date())
            let presence = try Presence(
                sessionId: decision.sessionId, itemId: decision.itemId, at: adoptedAt, book: book,
                readings: readings)
            for seat in presence.counting where decision.quorum?.present.contains(seat.seatId) == true {
                if let id = seat.attendee.delegationId {
                    rests["delegation/\(id)", default: []].append(decision.decisionId)
                }
            }
        }
        #expect(!rests.isEmpty)
        #expect(found.mapValues { ids(.decision, $0) } == rests)
    }

    @Test func `is what was decided and taken on in a session`() throws {
        let found = try dependents(of: ["session/S-2026-01"])["session/S-2026-01"]
        #expect(ids(.decision, found).contains("D-2026-001"))
        #expect(ids(.commitment, found).contains("C-2026-001"))
    }

    @Test func `is a route, a function and a commitment on the decision behind it`() throws {
        let commission = try #require(try book.commission.row(Book.commissionKey))
        let function = try #require(commission.extraFunctions.first)
        let route = try #require(try book.routes.rows().first { $0.decisionId != nil })
        let commitment = try #require(try book.commitments.rows().first { $0.decisionId != nil })
        let decisions = [function.decisionId, route.decisionId ?? "", commitment.decisionId ?? ""]
        let found = try dependents(of: decisions.map { "decision/\($0)" })
        #expect(ids(.function, found["decision/\(decisions[0])"]) == ["#\(function.seq)"])
        #expect(ids(.route, found["decision/\(decisions[1])"]) == [route.routeId])
        #expect(ids(.commitment, found["decision/\(decisions[2])"]).contains(commitment.commitmentId))
    }

    @Test func `is a session once, however many were invited for its topic`() throws {
        let invitations = try book.invitations.rows()
        let topic = try #require(invitations.first).topicId
        let found = try dependents(of: ["topic/\(topic)"])["topic/\(topic)"]
        let expected = invitations.filter { $0.topicId == topic }
        #expect(ids(.invitation, found) == expected.map(\.invitationId))
        #expect(Set(ids(.session, found)) == Set(expected.map(\.sessionId)))
        #expect(ids(.session, found).count == Set(expected.map(\.sessionId)).count)
    }

    @Test func `is every decision adopted under a rule set`() throws {
        let session = try #require(try book.sessions.rows().first { $0.ruleSetId != nil })
        let subject = "ruleset/\(session.ruleSetId ?? "")"
        let found = try dependents(of: [subject])
        #expect(ids(.session, found[subject]).contains(session.sessionId))
        #expect(!ids(.decision, found[subject]).isEmpty)
    }

    @Test func `is a filing on the key that signed it`() throws {
        let ledger = try TestLedger()
        let stranger = try SigningKey(name: "demo.constancia/cicatt/secretaria")
        try ledger.append([try ledger.enrolment("otro")], signedBy: stranger)
        let broken = try ledger.audit()
        let difference = try #require(broken.differences.first { $0.code == .filingKeyUnknown })
        let subject = try #require(difference.subject)
        #expect(subject == "key/secretaria/\(stranger.verifierKey.keyID)")
        #expect(broken.dependents[subject]?.map(\.total) == [1])
    }

    @Test func `is nothing where nobody asks`() throws {
        var read: [String] = []
        let found = try Dependents.all(of: ["registry", "post/x"], filings: [:]) { view, _ in read.append(view) }
        #expect(found.isEmpty && read.isEmpty)
    }

    @Test func `is said in one sentence that names ten and counts all`() throws {
        var decisions = Dependents(kind: .decision)
        for number in 1...12 { decisions.add("D-\(number)") }
        var commitment = Dependents(kind: .commitment)
        commitment.add("C-1")
        let sentence = try #require(Dependents.sentence([decisions, commitment], on: "delegation/DEL-1"))
        #expect(
            sentence.es == "De esta delegación dependen 12 decisiones: "
                + "D-1, D-2, D-3, D-4, D-5, D-6, D-7, D-8, D-9, D-10 y 2 más; 1 compromiso: C-1.")
        let one = try #require(Dependents.sentence([commitment], on: "session/S-1"))
        #expect(one.en == "On this session rests 1 commitment: C-1.")
        #expect(Dependents.sentence([], on: "session/S-1") == nil)
    }

    @Test func `is counted beyond the thousand that are named`() {
        var many = Dependents(kind: .filing)
        for number in 0..<1_234 { many.add("\(number)") }
        #expect(many.total == 1_234 && many.ids.count == 1_000)
    }
}
