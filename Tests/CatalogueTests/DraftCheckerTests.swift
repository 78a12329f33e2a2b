import CanonicalJSON
import Deliberation
import Testing

/// What the draft checker says to someone who typed something wrong.
struct DraftCheckerTests {
    private func problems(_ type: EventType, _ text: String) throws -> [DraftProblem] {
        DraftChecker.check(try JSONValue(interchange: Array(text.utf8)), against: Catalogue.event(type).fields)
    }

    @Test func `a misspelt field is met with the name it was meant to be`() throws {
        let problems = try problems(.agendaItemOpened, #"{"sesionId": "S-2026-01", "itemId": "P1"}"#)
        #expect(problems.map { $0.kind } == [.unknownField, .missingField])
        #expect(problems.first?.path == "sesionId")
        #expect(problems.first?.nearest == "sessionId")
        #expect(
            problems.first?.message.es
                == "sesionId: no hay un campo con ese nombre. ¿Quiso decir «sessionId»? "
                + "Campos posibles: sessionId, itemId.")
        #expect(
            problems.first?.message.en
                == "sesionId: there is no field of that name. Did you mean “sessionId”? "
                + "Possible fields: sessionId, itemId.")
    }

    @Test func `a malformed identifier is met with an example`() throws {
        let problems = try problems(.agendaItemOpened, #"{"sessionId": "2026-1", "itemId": "P1"}"#)
        #expect(
            problems.map { $0.message.es } == [
                "sessionId: el identificador «2026-1» no tiene la forma debida. "
                    + "Se espera un identificador de sesión, como S-2026-01."
            ])
    }

    @Test func `a misspelt word is met with the nearest of its list`() throws {
        let problem = try #require(
            problems(
                .attendanceStarted,
                #"""
                {"sessionId": "S-2026-01", "person": {"id": "dnp-titular", "office": "DNP"}, "capacity": "seatt",
                 "mode": "remote"}
                """#
            ).first)
        #expect(problem.kind == .unknownWord)
        #expect(problem.nearest == "seat")
        #expect(problem.expected.en == "one of these words: seat, invitee, secretary, support")
    }

    @Test func `a label that people see leads to the word that is stored`() throws {
        let problems = try problems(
            .attendanceStarted,
            #"""
            {"sessionId": "S-2026-01", "person": {"id": "dnp-titular", "office": "DNP"}, "capacity": "Invitado",
             "mode": "Presencial"}
            """#)
        #expect(problems.map { $0.nearest } == ["invitee", "in-person"])
    }

    @Test func `everything wrong is found at once, each at its place`() throws {
        let problems = try problems(
            .convocationIssued,
            #"""
            {"sessionId": "S-2026-01", "kind": "ordinaria", "number": "uno", "start": "2026-02-30T09:00:00-05:00",
             "modality": "mixta", "place": "", "agenda": [{"itemId": "P1", "title": "x", "kind": "decision",
             "functionCodes": ["F05"], "attachments": [{"name": "a", "sha256": "no"}]}, 3], "recipients": {}}
            """#)
        #expect(
            problems.map { "\($0.path) \($0.kind.rawValue)" } == [
                "number wrongType", "start invalidInstant", "place tooShort",
                "agenda[0].attachments[0].sha256 invalidDigest", "agenda[1] wrongType", "recipients wrongType",
            ])
    }

    @Test func `a computed field may be left out only of a draft`() throws {
        let value = try JSONValue(interchange: Array(#"{"sessionId": "S-2026-01"}"#.utf8))
        let fields = Catalogue.event(.quorumVerified).fields
        #expect(DraftChecker.check(value, against: fields, allowMissingComputed: true) == [])
        let problems = DraftChecker.check(value, against: fields, allowMissingComputed: false)
        #expect(problems.map { $0.path } == ["quorum"])
    }

    @Test(arguments: [
        ("sesion.installed", "session.installed"), ("delegation.isued", "delegation.issued"),
        ("DECISION.ADOPTED", "decision.adopted"), ("quorum.verfiied", "quorum.verified"),
    ])
    func `a misspelt type of event is met with the nearest`(typed: String, meant: String) {
        #expect(Catalogue.nearestType(to: typed)?.rawValue == meant)
    }

    @Test func `a word that resembles nothing is met with no guess`() {
        #expect(Catalogue.nearestType(to: "xyz") == nil)
    }
}
