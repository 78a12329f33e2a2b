import CanonicalJSON
import Deliberation
import Projections
import Testing

/// Minutes tell what the session did to decisions and commitments, what it left open, and in which order it went.
@Suite struct MinutesChangesTests {
    private static func act(_ event: DomainEvent, _ seq: UInt64, at time: String) throws -> Act {
        let occurred = try #require(Instant("2026-03-02T\(time):00-05:00"))
        return Act(event: event, occurred: occurred, recorded: occurred, actor: "secretaria", seq: seq)
    }

    private static func event(_ type: EventType, _ changes: [String: JSONValue] = [:]) throws -> DomainEvent {
        var data = changes
        if case .object(let example) = try JSONValue(canonical: Array(Catalogue.event(type).example.utf8)) {
            data.merge(example) { changed, _ in changed }
        }
        return try DomainEvent(type: type, canonical: JSONValue.object(data).canonicalBytes())
    }

    private static func item(_ id: String) -> JSONValue {
        .object([
            "itemId": .string(id), "title": .string("Punto \(id)"), "kind": .string("decision"),
            "functionCodes": .array([.string("F05")]), "attachments": .array([]),
        ])
    }

    /// The minutes of a session with the points P1 to P3, after more acts of its own.
    private static func minutes(_ more: [(DomainEvent, String)], _ language: Language = .es) throws -> String {
        let book = Book(source: EmptySource())
        let convened = try event(.convocationIssued, ["agenda": .array(["P1", "P2", "P3"].map(item))])
        var acts = [try act(convened, 1, at: "08:00"), try act(try event(.sessionInstalled), 2, at: "09:00")]
        for (index, (event, time)) in more.enumerated() { acts.append(try act(event, UInt64(index + 3), at: time)) }
        acts.append(try act(try event(.sessionAdjourned), 99, at: "12:00"))
        for act in acts {
            try Projector.apply(act, breaches: [], to: book)
            book.settle()
        }
        return try #require(try MinutesText("S-2026-01", acts: acts, book: book, language: language)).markdown()
    }

    private static func proposal(_ id: String) throws -> (DomainEvent, String) {
        (try event(.decisionProposed, ["decisionId": .string(id)]), "10:00")
    }

    @Test func `points are told in the order in which they were opened, and those never opened last`() throws {
        let text = try Self.minutes([
            (try Self.event(.agendaItemOpened, ["itemId": .string("P2")]), "09:10"),
            (try Self.event(.agendaItemOpened, ["itemId": .string("P1")]), "09:40"),
        ])
        let rest = try #require(text.split(separator: "## Desarrollo").last)
        let development = try #require(rest.split(separator: "## Decisiones").first)
        let titles = development.split(separator: "\n").filter { $0.hasPrefix("### ") }
        #expect(titles == ["### P2. Punto P2", "### P1. Punto P1", "### P3. Punto P3"], "\(development)")
        #expect(development.contains("### P3. Punto P3\n\n- No se abrió.\n"), "\(development)")
        #expect(development.split(separator: "No se abrió").count == 2)
    }

    @Test func `a proposal that nothing became of is left unresolved`() throws {
        let text = try Self.minutes([try Self.proposal("D-2026-001")])
        #expect(text.contains("- Quedó sin resolver [#99]\n"), "\(text)")
        let deferred = try Self.minutes([
            try Self.proposal("D-2026-001"),
            (try Self.event(.decisionDeferred, ["decisionId": .string("D-2026-001")]), "10:10"),
        ])
        #expect(!deferred.contains("sin resolver"))
    }

    @Test func `decisions that it revoked or superseded are told with the act that says so`() throws {
        let acts: [(DomainEvent, String)] = [
            try Self.proposal("D-2026-004"),
            (try Self.event(.decisionRevoked, ["reason": .string("Cambió\nel supuesto.")]), "10:30"),
            (try Self.event(.decisionSuperseded, ["decisionId": .string("D-2026-002")]), "10:31"),
        ]
        let text = try Self.minutes(acts)
        #expect(text.contains("- D-2026-001 queda revocada por D-2026-004: Cambió el supuesto. [#4]\n"), "\(text)")
        #expect(text.contains("- D-2026-002 queda sustituida por D-2026-004: Se actualiza la ruta. [#5]\n"), "\(text)")
        #expect(try Self.minutes(acts, .en).contains("- D-2026-001 is revoked by D-2026-004"))
    }

    @Test func `commitments cancelled, merged or split are told, though none was raised`() throws {
        let text = try Self.minutes([
            try Self.proposal("D-2026-002"), (try Self.event(.commitmentCancelled), "10:30"),
            (try Self.event(.commitmentMerged), "10:31"), (try Self.event(.commitmentSplit), "10:32"),
        ])
        #expect(text.contains("No se suscitó ninguno.\n\n- C-2026-001 se cancela por D-2026-002"), "\(text)")
        #expect(text.contains("- C-2026-001 se cancela por D-2026-002: Perdió su objeto. [#4]\n"), "\(text)")
        #expect(text.contains("- C-2026-002 se fusiona en C-2026-001: Es el mismo producto. [#5]\n"), "\(text)")
        #expect(text.contains("- C-2026-001 se divide en C-2026-002, C-2026-003: "), "\(text)")
    }

    @Test func `an irregularity is told with its rules, its explanation and its act`() throws {
        let text = try Self.minutes([
            try Self.proposal("D-2026-002"),
            (
                try Self.event(
                    .irregularityRecorded,
                    [
                        "factType": .string("decision.deferred"),
                        "fact": .object(["decisionId": .string("D-2026-002"), "reason": .string("Se pidió más.")]),
                    ]), "10:30"
            ),
        ])
        #expect(
            text.contains(
                "- Irregularidad IRR-2026-001, incumple ART4-PAR7-DECIDE: Se decidió con tres curules presentes. [#4]\n"
            ),
            "\(text)")
        #expect(!text.contains("## Irregularidades"))
    }

    @Test func `a change made by a decision of another session is not this one's`() throws {
        let book = Book(source: EmptySource())
        try Projector.apply(try Self.act(try Self.event(.convocationIssued), 1, at: "08:00"), breaches: [], to: book)
        try Projector.apply(try Self.act(try Self.event(.sessionInstalled), 2, at: "09:00"), breaches: [], to: book)
        try Projector.apply(try Self.act(try Self.proposal("D-2026-004").0, 3, at: "10:00"), breaches: [], to: book)
        let session = try #require(try book.sessions.row("S-2026-01"))
        let ours = try Self.act(try Self.event(.decisionRevoked), 4, at: "10:30")
        let theirs = try Self.act(
            try Self.event(.decisionRevoked, ["byDecisionId": .string("D-2026-009")]), 4, at: "10:30")
        #expect(session.includesChange(ours))
        #expect(!session.includesChange(theirs))
        #expect(session.includesChange(try Self.act(try Self.event(.commitmentMerged), 4, at: "10:30")))
        #expect(!session.includesChange(try Self.act(try Self.event(.commitmentMerged), 4, at: "08:30")))
    }
}
