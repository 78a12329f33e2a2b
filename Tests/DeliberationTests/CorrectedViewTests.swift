import CanonicalJSON
import Deliberation
import Testing

/// A correction reaches the facts that a row keeps in its lists, the commission's row too.
@Suite struct CorrectedViewTests {
    private static func correction(_ seq: Int64?, _ field: String, was: String, is text: String) throws -> Step {
        Acts.correction([
            "correctsSeq": .integer(try #require(seq)), "field": .string(field), "was": .string(was),
            "is": .string(text),
        ])
    }

    private static func excuse(_ seat: String, _ reason: JSONValue = "Enfermedad.") -> Step {
        Step(
            .excuseFiled, ["sessionId": "S-2026-01", "seatId": .string(seat), "reason": reason], at: Acts.time("08:00"))
    }

    @Test func `a calendar among others says its corrected basis`() throws {
        let scene = try Scene.founded().play([Acts.calendar()])
        let was = try #require(try scene.book.commission.row(Book.commissionKey)?.calendars.last?.legalBasis)
        try scene.play([
            Self.correction(
                scene.places["holiday.calendar.adopted"], "legalBasis", was: was, is: "Ley 51 de 1983, artículo 1")
        ])
        #expect(
            try scene.book.commission.row(Book.commissionKey)?.calendars.last?.legalBasis
                == "Ley 51 de 1983, artículo 1")
    }

    @Test func `the excuse of one seat is corrected, and not that of another with the same words`() throws {
        let scene = try Scene.founded().play([Acts.convocation, Self.excuse("S2"), Self.excuse("S7")])
        try scene.play([
            Self.correction(scene.places["excuse.filed"], "reason", was: "Enfermedad.", is: "Comisión de servicios.")
        ])
        let excuses = try scene.book.sessions.row("S-2026-01")?.excuses
        #expect(excuses?.map(\.reason) == ["Enfermedad.", "Comisión de servicios."])
    }

    @Test func `where two facts could be the corrected one, neither is touched`() throws {
        let scene = try Scene.founded().play([Acts.convocation, Self.excuse("S2"), Self.excuse("S2")])
        try scene.play([Self.correction(scene.places["excuse.filed"], "reason", was: "Enfermedad.", is: "Otra.")])
        #expect(try scene.book.sessions.row("S-2026-01")?.excuses.map(\.reason) == ["Enfermedad.", "Enfermedad."])
    }
}
