import CanonicalJSON
import Deliberation
@testable import Ledger
import Testing

@Suite struct InputTests {
    private static let json =
        #"{"type":"agenda.item.opened","data":{"sessionId":"S-2026-01","itemId":"P1"},"occurred":"2026-03-02T09:00:00-05:00"}"#
    private static let yaml = """
        type: agenda.item.opened
        occurred: "2026-03-02T09:00:00-05:00"
        data: {sessionId: S-2026-01, itemId: P1}
        """

    private static func drafts(_ text: String) throws -> [Draft] {
        try DraftReader.drafts(in: Array(text.utf8))
    }

    private static func problem(_ text: String) -> InputProblem? {
        do {
            _ = try drafts(text)
            return nil
        } catch {
            return (error as? InputError)?.problems.first
        }
    }

    @Test func `JSON, a list, an object with acts, JSON lines and YAML say the same`() throws {
        let one = try #require(Self.drafts(Self.json).first)
        #expect(one.type == .agendaItemOpened && one.data["itemId"] == .string("P1"))
        #expect(one.occurred == Instant("2026-03-02T09:00:00-05:00"))
        #expect(try Self.drafts(Self.yaml) == [one])
        #expect(try Self.drafts("[\(Self.json),\n \(Self.json)]") == [one, one])
        #expect(try Self.drafts(#"{"acts":[\#(Self.json)]}"#) == [one])
        #expect(try Self.drafts("\(Self.json)\n\n\(Self.json)\r\n") == [one, one])
        let list = Self.yaml.split(separator: "\n").enumerated().map { ($0 == 0 ? "- " : "  ") + $1 }
        #expect(try Self.drafts(list.joined(separator: "\n")) == [one])
    }

    @Test func `an acta that does not say the office of a person is refused by name, and verbs take their accents`()
        throws
    {
        func acta(_ people: String, _ verb: String) -> String {
            """
            sesion: S-2026-01
            fecha: 2026-03-02
            personas: {\(people)}
            acta:
              - {hora: "09:00", \(verb): {quien: dnp-titular, calidad: integrante, curul: S3, forma: presencial}}
            """
        }
        let problem = try #require(Self.problem(acta("x: Cargo", "llegada")))
        #expect(problem.act == 1)
        #expect(problem.message.es.contains("«dnp-titular»") && problem.message.es.contains("«personas»"))
        #expect(problem.message.en.contains("\"dnp-titular\""))
        let draft = try #require(Self.drafts(acta("dnp-titular: DNP", "llegada")).first)
        #expect(draft.data["person"] == .object(["id": .string("dnp-titular"), "office": .string("DNP")]))
        for verb in ["posición", "posicion", "sesión llegada", "sesion llegada"] {
            let type: EventType = verb.hasPrefix("posici") ? .positionStated : .attendanceStarted
            #expect(ActaWords.type(of: verb) == type)
        }
    }

    @Test func `an acta with a part that nobody knows is refused, for its acts would be lost`() throws {
        let acta = """
            sesion: S-2026-01
            fecha: 2026-03-02
            acta:
              - {hora: "09:02", instalar: }
            actas:
              - {hora: "09:30", levantar: }
            """
        let problem = try #require(Self.problem(acta))
        #expect(problem.message.es.contains("«actas»"))
    }

    @Test(arguments: ["", "   \n", "[]", "acts: []", "# nothing\n"])
    func `an input without acts is refused`(text: String) {
        #expect(Self.problem(text) != nil)
    }

    @Test(arguments: [
        #"{"type":"agenda.item.opened","type":"x","data":{}}"#,
        #"{"type":"agenda.item.opened","data":{"itemId":"P1","itemId":"P1","sessionId":"S-2026-01"}}"#,
        "type: agenda.item.opened\ntype: x\ndata: {}",
        "type: agenda.item.opened\ndata: {itemId: P1, itemId: P1, sessionId: S-2026-01}",
    ])
    func `a key that is there twice is refused`(text: String) {
        #expect(Self.problem(text) != nil)
    }

    @Test func `text that is not UTF-8 is refused`() {
        #expect(throws: InputError.self) { try DraftReader.drafts(in: Array(Self.json.utf8) + [0xFF]) }
        #expect(throws: InputError.self) { try DraftReader.drafts(in: [0xC0, 0x80]) }
    }

    @Test(arguments: [true, false])
    func `text that is not in NFC is refused, and where it is said`(isYAML: Bool) throws {
        let text = (isYAML ? Self.yaml : Self.json).replacing("P1", with: "Secretari\u{301}a")
        let problem = try #require(Self.problem(text))
        #expect(problem.message.es.contains("NFC") && problem.message.en.contains("NFC"))
        #expect(problem.message.en.contains("itemId"))
    }

    @Test func `aliases may not blow a document up`() throws {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            text += "a\(level): &a\(level) [\(aliases)]\n"
        }
        let problem = try #require(Self.problem(text))
        #expect(problem.message.en.contains("too large"))
    }

    @Test(arguments: [
        String(repeating: "[", count: 100_000), "a: " + String(repeating: "[", count: 100_000),
        "a: " + String(repeating: "{b: ", count: 50_000), String(repeating: "- ", count: 50_000),
        String(repeating: #"{"a":"#, count: 100_000),
    ])
    func `a document that is too deep is refused`(text: String) {
        #expect(Self.problem(text) != nil)
    }

    @Test(arguments: [
        ("agenda.item.opened", "agenda.item.opend", "agenda.item.opened"), ("itemId", "itemid", "itemId"),
        ("occurred", "ocurred", "occurred"), ("data", "dato", "data"),
    ])
    func `a word mistyped is answered with the nearest one`(word: String, typed: String, nearest: String) throws {
        for text in [Self.json, Self.yaml] {
            let message = try #require(Self.problem(text.replacing(word, with: typed))).message
            #expect(message.es.contains("¿Quiso decir «\(nearest)»?"), "\(message.es)")
            #expect(message.en.contains("Did you mean “\(nearest)”?"), "\(message.en)")
        }
    }

    @Test func `a seat, a kind and a date mistyped say what was expected`() throws {
        let text = """
            type: attendance.started
            occurred: "2026-03-02T09:00:00-05:00"
            data: {sessionId: S-2026-01, person: {id: x, office: y}, capacity: seat, seatId: S9, mode: in-persn}
            """
        let error = try #require(throws: InputError.self) { try Self.drafts(text) }
        let messages = error.problems.map(\.message.en)
        #expect(messages.contains { $0.hasPrefix("seatId") && $0.contains("S1") })
        #expect(messages.contains { $0.hasPrefix("mode") && $0.contains("Did you mean “in-person”?") })
        #expect(error.problems.allSatisfy { $0.act == 1 })
        for date in ["2026-02-30", "2026-2-3", "ayer"] {
            let post = Drafts.incumbent("a").data.merging(["from": .string(date)]) { $1 }
            let bytes = JSONValue.object(["type": .string("post.incumbent.recorded"), "data": .object(post)])
            let problem = try #require(Self.problem(String(decoding: bytes.canonicalBytes(), as: UTF8.self)))
            #expect(problem.message.es.contains("from") && problem.message.es.contains("AAAA-MM-DD"))
        }
        let moment = Self.json.replacing("T09:00:00-05:00", with: " 9:00")
        #expect(try #require(Self.problem(moment)).message.en.contains("2026-03-02T09:00:00-05:00"))
    }

    @Test func `every problem of every act is told, with the act's place`() throws {
        let bad = #"{"type":"agenda.item.opened","data":{"itemId":1}}"#
        let error = try #require(throws: InputError.self) { try Self.drafts("[\(Self.json),\(bad),\(bad)]") }
        #expect(error.problems.map(\.act) == [2, 2, 3, 3])
    }

    @Test(arguments: [
        ("n: 1", JSONValue.integer(1)), ("n: 01", .string("01")), ("n: 1.5", .string("1.5")),
        ("n: no", .string("no")), ("n: true", .boolean(true)), ("n: \"1\"", .string("1")),
        ("n: 2026-01-05", .string("2026-01-05")), ("n: 9007199254740993", .string("9007199254740993")),
        ("n: ~", .null), ("n: 'null'", .string("null")),
    ])
    func `YAML says what it looks like`(text: String, expected: JSONValue) throws {
        #expect(try DraftReader.value(of: Array(text.utf8)) == .object(["n": expected]))
    }
}
