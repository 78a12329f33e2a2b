import CanonicalJSON
import Deliberation
import Testing

/// Every row of a book, by view and key.
private func rows(_ book: Book) throws -> [String: [UInt8]] {
    var rows: [String: [UInt8]] = [:]
    book.settle()
    try book.drainChanges { view, key, row in rows["\(view)/\(key)"] = row }
    return rows
}

@Suite struct EvolveTests {
    private static func example(_ type: EventType, seq: UInt64 = 7) throws -> Act {
        let event = try DomainEvent(type: type, canonical: Array(Catalogue.event(type).example.utf8))
        let instant = try #require(Instant("2026-03-02T09:00:00-05:00"))
        return Act(event: event, occurred: instant, recorded: instant, actor: "secretaria", seq: seq)
    }

    /// The acts that begin something; all others are about something that must be there.
    private static let beginnings: Set<EventType> = {
        let began = EventType.allCases.filter { type in
            let descriptor = Catalogue.event(type)
            // The Commission and the audit are there from the first act on: whatever is said of them is kept.
            return descriptor.creates != nil || ["commission", "audit"].contains(descriptor.aggregate)
        }
        return Set(began).union(otherBeginnings).subtracting(needingMore)
    }()

    /// Those that begin a thing under a key that is not an identifier that they create, or that begin it with their first
    /// word of it.
    private static let otherBeginnings: [EventType] = [
        .actorEnrolled, .seatEstablished, .postIncumbentRecorded, .postLevelChanged, .permanentInviteeAccredited,
        .rapRegistered, .eatInterestPresented, .eatRepresentativeChosen, .entityRenamed, .entitySucceeded,
        .externalSystemLinked, .minutesDrafted, .personalDataErased,
    ]

    /// The answer to a finding needs the finding; the example of an irregularity leaves out what the program computes.
    private static let needingMore: [EventType] = [.auditFindingAnswered, .irregularityRecorded]

    @Test(arguments: EventType.allCases)
    func `an act about nothing known changes nothing, and never fails`(type: EventType) throws {
        let book = Book(source: EmptySource())
        try book.evolve(Self.example(type))
        let changed = try rows(book)
        #expect(changed.isEmpty != Self.beginnings.contains(type), "\(changed.keys.sorted())")
    }

    @Test(arguments: EventType.allCases)
    func `any act may follow any history`(type: EventType) throws {
        let scene = try Scene.adopted()
        try scene.book.evolve(Self.example(type))
        try scene.book.evolve(Self.example(type, seq: 8))
        for (key, row) in try rows(scene.book) {
            _ = try JSONValue(canonical: row, limits: .document)
            #expect(!key.isEmpty)
        }
    }

    @Test func `the same acts lead to the same rows`() throws {
        let first = try rows(Scene.adopted().book)
        #expect(try rows(Scene.adopted().book) == first)
        #expect(first.count > 15)
    }

    @Test func `what is discarded leaves no trace`() throws {
        let scene = try Scene.proposed()
        let before = try scene.decision()
        try scene.book.evolve(try scene.act(Acts.position("dnp-titular")))
        #expect(try scene.decision() != before)
        scene.book.discard()
        #expect(try scene.decision() == before)
    }

    @Test func `a revocation is never put off by a later one`() throws {
        let book = Book(source: EmptySource())
        try book.evolve(Self.example(.actorEnrolled))
        for from in ["2026-03-01T00:00:00-05:00", "2030-01-01T00:00:00-05:00"] {
            let data = #"{"actorId":"secretaria","from":"\#(from)","keyId":"530d903a","reason":"x"}"#
            let event = try DomainEvent(type: .keyRevoked, canonical: Array(data.utf8))
            let instant = try #require(Instant("2026-03-02T09:00:00-05:00"))
            try book.evolve(Act(event: event, occurred: instant, recorded: instant, actor: "secretaria", seq: 9))
        }
        let key = try #require(try book.actors.row("secretaria")?.keys.last)
        #expect(key.revokedFrom == Instant("2026-03-01T00:00:00-05:00"))
        #expect(try !key.maySign(at: #require(Instant("2026-06-01T00:00:00-05:00"))))
    }
}

@Suite struct CompletionTests {
    @Test(arguments: EventType.allCases.filter { Catalogue.event($0).fields.contains(where: \.isComputed) })
    func `what completion fills in, the rules accept`(type: EventType) throws {
        let scene = try Scene.assented()
        let step: Step
        switch type {
        case .quorumVerified: step = Acts.session(type, at: "09:20")
        case .quorumLost:
            try scene.play([Acts.departure("dafp-titular", at: "09:19")])
            step = Acts.session(type, at: "09:20")
        case .quorumRestored: step = Acts.session(type, at: "09:20")
        case .sessionInstalled, .sessionFailedForQuorum:
            let early = try Scene.gathered(type == .sessionInstalled ? [1, 3, 4, 5] : [1, 3])
            if type == .sessionFailedForQuorum { try early.play([Acts.session(.quorumVerified, at: "08:55")]) }
            return try expectComplete(Acts.session(type, at: "09:20"), in: early)
        case .decisionProposed: step = Acts.proposed.with(["decisionId": "D-2026-002"])
        case .proposalAmended: step = Acts.amended(at: "09:20")
        case .minutesDrafted:
            return try expectComplete(Acts.drafted(), in: Scene.adjourned())
        case .positionStated: step = Acts.position("dnp-titular", at: "09:20")
        case .objectionRaised: step = Acts.objection("dnp-titular", at: "09:20")
        default: step = Acts.adopted
        }
        var later = step
        later.at = max(step.at, Acts.time("09:20"))
        try expectComplete(later, in: scene)
    }

    private func expectComplete(_ step: Step, in scene: Scene) throws {
        let computed = Catalogue.event(step.type).fields.filter(\.isComputed).map(\.name)
        #expect(computed.allSatisfy { step.data[$0] == nil })
        let act = try scene.act(step)
        #expect(act.type == step.type)
        let refusals = try scene.judge(act).filter(\.effect.isRefusal)
        #expect(refusals.isEmpty, "\(refusals.map(\.message.en))")
    }

    @Test func `a field that is there is left as it is, for the rules to judge`() throws {
        let scene = try Scene.installed()
        let data = try Completion.complete(
            ["text": "Texto.", "textHash": "x"], type: .decisionProposed,
            occurred: try #require(Instant(Acts.time("09:10"))), book: scene.book, sha256: Scene.sha256)
        #expect(data["textHash"] == "x")
    }

    @Test func `what cannot be computed stays absent`() throws {
        let data = try Completion.complete(
            ["sessionId": "S-2026-09"], type: .quorumVerified,
            occurred: try #require(Instant(Acts.time("09:10"))), book: Scene.founded().book, sha256: Scene.sha256)
        #expect(data["quorum"] == nil)
    }
}
