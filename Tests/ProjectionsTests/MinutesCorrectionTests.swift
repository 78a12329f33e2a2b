import CanonicalJSON
import Deliberation
import Projections
import Testing

/// Minutes tell what is right, and cite what corrected it.
@Suite struct MinutesCorrectionTests {
    private static func act(_ event: DomainEvent, _ seq: UInt64, at time: String) throws -> Act {
        let occurred = try #require(Instant(time))
        return Act(event: event, occurred: occurred, recorded: occurred, actor: "secretaria", seq: seq)
    }

    private static func example(_ type: EventType) throws -> DomainEvent {
        try DomainEvent(type: type, canonical: Array(Catalogue.event(type).example.utf8))
    }

    /// The minutes of a session in which somebody spoke, and what was noted of it corrected so often.
    private static func minutes(_ texts: [String], _ language: Language) throws -> String {
        let book = Book(source: EmptySource())
        let said = InterventionRecorded(
            attendeeId: "rap-caribe-rep", itemId: "P1", sessionId: "S-2026-01", summary: texts[0])
        let acts = [
            try act(try example(.convocationIssued), 1, at: "2026-02-16T08:00:00-05:00"),
            try act(.interventionRecorded(said), 2, at: "2026-03-02T09:08:00-05:00"),
        ]
        var corrections: [Act] = []
        for (index, pair) in zip(texts, texts.dropFirst()).enumerated() {
            var right = said
            right.summary = pair.1
            let fact = try JSONValue(canonical: DomainEvent.interventionRecorded(right).canonicalData)
            let correction = CorrectionRecorded(
                correctionId: "COR-2026-00\(index + 1)", correctsSeq: 2, fact: fact,
                factType: EventType.interventionRecorded.rawValue, field: "summary", is: pair.1, reason: "Error.",
                was: pair.0)
            corrections.append(
                try act(.correctionRecorded(correction), UInt64(40 + index), at: "2026-03-03T09:00:00-05:00"))
        }
        for act in acts + corrections {
            try Projector.apply(act, breaches: [], to: book)
            book.settle()
        }
        return try #require(try MinutesText("S-2026-01", acts: acts, book: book, language: language)).markdown()
    }

    @Test func `what nobody corrected is told as it was recorded`() throws {
        let text = try Self.minutes(["Pide diez cupos."], .es)
        #expect(text.contains("Pide diez cupos. [#2]\n"), "\(text)")
    }

    @Test func `a corrected summary is told as it stands, with the act that corrected it`() throws {
        let texts = ["Pide diez cupos.", "Pide doce cupos."]
        let spanish = try Self.minutes(texts, .es)
        #expect(spanish.contains("Pide doce cupos. [#2 (corregido por el acto 40)]\n"), "\(spanish)")
        #expect(!spanish.contains("diez cupos"))
        let english = try Self.minutes(texts, .en)
        #expect(english.contains("Pide doce cupos. [#2 (corrected by act 40)]\n"), "\(english)")
    }

    @Test func `of a summary corrected twice the last text is told, with both acts`() throws {
        let text = try Self.minutes(["Pide diez cupos.", "Pide doce cupos.", "Pide trece cupos."], .es)
        #expect(text.contains("Pide trece cupos. [#2 (corregido por los actos 40, 41)]\n"), "\(text)")
    }
}
