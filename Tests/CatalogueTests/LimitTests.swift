import CanonicalJSON
import Deliberation
import Testing

/// Limits of fields, and the paths at which breaking them is reported.
struct LimitTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let from: String
        let to: String
        let code: CatalogueError.Code
        let path: String

        init(_ from: String, _ to: String, _ code: CatalogueError.Code, _ path: String) {
            self.from = from
            self.to = to
            self.code = code
            self.path = path
        }

        var testDescription: String { "\(code) at \(path)" }
    }

    static let cases = [
        Case(#""itemId":"P1""#, #""itemId":"Q1""#, .invalidIdentifier, "agenda[0].itemId"),
        Case(#""kind":"decision""#, #""kind":"decisión""#, .unknownWord, "agenda[0].kind"),
        Case(#"["F05"]"#, #"["F05","F13"]"#, .unknownWord, "agenda[0].functionCodes[1]"),
        Case(#"{"seatId":"S7"}"#, #"{"seatId":7}"#, .wrongType, "recipients[6].seatId"),
        Case(#"{"seatId":"S7"}"#, #"{"seat":"S7"}"#, .unexpectedField, "recipients[6].seat"),
        Case("2026-03-02T09:00:00-05:00", "2026-02-29T09:00:00-05:00", .invalidInstant, "start"),
        Case(#""title":"Ruta de trabajo 2026""#, #""title":"""#, .tooShort, "agenda[0].title"),
        Case(#"Ruta de trabajo 2026"#, String(repeating: "a", count: 301), .tooLong, "agenda[0].title"),
        Case(#"Ruta de trabajo 2026"#, #"Ruta\nde trabajo"#, .controlCharacter, "agenda[0].title"),
        Case(#""number":1"#, #""number":0"#, .outOfRange, "number"),
        Case(#""number":1"#, #""number":01"#, .malformed, "number"),
        Case(
            String(repeating: "6", count: 64), String(repeating: "6", count: 63), .invalidDigest,
            "agenda[0].attachments[0].sha256"),
    ]

    @Test(arguments: cases) func `a broken limit is refused with its path`(broken: Case) throws {
        let example = Catalogue.event(.convocationIssued).example
        let changed = example.replacing(broken.from, with: broken.to)
        #expect(changed != example)
        let error = #expect(throws: CatalogueError.self) {
            try DomainEvent(type: .convocationIssued, canonical: Array(changed.utf8))
        }
        #expect(error?.code == broken.code)
        #expect(error?.path == broken.path)
    }

    @Test func `a list that is too long is refused as a list`() throws {
        let present = #"["S1","S3","S4","S5"]"#
        let changed = Catalogue.event(.quorumVerified).example.replacing(
            present, with: "[" + Array(repeating: #""S1""#, count: 8).joined(separator: ",") + "]")
        let error = #expect(throws: CatalogueError.self) {
            try QuorumVerified(canonical: Array(changed.utf8))
        }
        #expect(error?.code == .tooMany)
        #expect(error?.path == "quorum.present")
    }

    @Test(arguments: IdentifierKind.allCases) func `an identifier matches whole or not at all`(kind: IdentifierKind) {
        #expect(kind.matches(kind.example))
        #expect(!kind.matches(""))
        #expect(!kind.matches(kind.example + "\n"))
        #expect(!kind.matches(" " + kind.example))
        #expect(!kind.matches(kind.example + "ñ"))
    }
}
