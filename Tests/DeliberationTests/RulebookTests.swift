import Deliberation
import FoundationEssentials
import Testing

/// The decree and its rulebook, read where they lie: `../shared/decree` beside the package.
enum Decree {
    private static let folder: URL = {
        if let shared = ProcessInfo.processInfo.environment["CONSTANCIA_SHARED"] {
            return URL(fileURLWithPath: shared).appendingPathComponent("decree")
        }
        let package = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        return package.deletingLastPathComponent().appendingPathComponent("shared").appendingPathComponent("decree")
    }()

    static let isThere = FileManager.default.fileExists(atPath: folder.appendingPathComponent("decreto.txt").path)

    static func text(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: folder.appendingPathComponent(name)), as: UTF8.self)
    }

    static func normalised(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

extension Trait where Self == ConditionTrait {
    static var needsDecree: Self {
        .enabled(if: Decree.isThere, "the folder shared/decree is not beside the package")
    }
}

@Suite struct RulebookTests {
    private static let citing = Rulebook.rules.filter { $0.article.es.hasPrefix("Artículo") }.map(\.id)

    @Test(.needsDecree, arguments: citing)
    func `a rule of the decree quotes the decree word by word`(id: String) throws {
        let quote = try #require(Rulebook.rule(id)?.quote)
        #expect(quote.count > 10)
        #expect(Decree.normalised(try Decree.text("decreto.txt")).contains(Decree.normalised(quote)), "\(quote)")
    }

    @Test func `most rules quote the decree`() {
        #expect(Self.citing.count >= 38)
    }

    @Test(.needsDecree)
    func `every rule has an id of the rulebook`() throws {
        let rulebook = try Decree.text("rulebook.md")
        for rule in Rulebook.rules {
            // The seats' rules stand in one row: ART4-N1-INTERIOR, -N2-HACIENDA, …
            let isSeat = rule.id.hasPrefix("ART4-N") && rulebook.contains(rule.id.dropFirst("ART4".count))
            #expect(isSeat || rulebook.contains("| \(rule.id) |"), "\(rule.id)")
        }
    }

    @Test(.needsDecree)
    func `every id of the rulebook has a rule`() throws {
        let rows = try Decree.text("rulebook.md").split(separator: "\n").filter { $0.hasPrefix("| ") }
        let ids = rows.compactMap { $0.dropFirst(2).split(separator: " ").first }.map(String.init).filter { id in
            ["ART", "CORE", "LEX"].contains { id.hasPrefix($0) && id.contains("-") }
        }
        #expect(ids.count >= 70)
        for id in ids {
            // The seats' rules stand in one row: ART4-N1-INTERIOR, -N2-HACIENDA, …
            #expect(Rulebook.rule(id.replacing(",", with: "")) != nil, "\(id)")
        }
    }

    @Test func `rules that only the regulation can fill say so`() {
        #expect(Rulebook.rules.filter(\.needsRegulation).map(\.id).sorted() == ["ART6-N1-NOTICE", "ART6-N3-MINUTES"])
    }

    @Test func `ids are unique and find their rule`() {
        let ids = Rulebook.rules.map(\.id)
        #expect(Set(ids).count == ids.count)
        for id in ids { #expect(Rulebook.rule(id)?.id == id) }
        #expect(Rulebook.rule("ART4") == nil)
    }

    @Test(arguments: Rulebook.rules.map(\.id))
    func `a rule explains itself in both languages`(id: String) throws {
        let rule = try #require(Rulebook.rule(id))
        #expect(!rule.quote.isEmpty)
        for text in [rule.article, rule.checks, rule.remedy, rule.effect.label] {
            #expect(!text.es.isEmpty && !text.en.isEmpty && text.es != text.en, "\(text)")
        }
    }

    @Test func `every reading is one of its rules', with a default and a reason`() {
        let used = Set(Rulebook.rules.flatMap(\.readings).map(\.key))
        #expect(used == Set(Reading.all.map(\.key)))
        for reading in Reading.all {
            #expect(Set(reading.values).count == reading.values.count)
            // A term in days has any number of readings, and the fiscal year is the only year that anybody reads.
            #expect(reading.values.count >= 2 || reading.takesNumber || reading == .sessionVigencia)
            #expect(reading.defaultValue == reading.values[0])
            #expect(!reading.why.es.isEmpty && !reading.why.en.isEmpty)
        }
    }
}
