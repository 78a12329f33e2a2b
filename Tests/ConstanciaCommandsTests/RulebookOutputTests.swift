import Foundation
import Testing

extension CommandLineTests {
    /// What the program publishes of its rules and types, held against the rulebook beside the package.
    @Suite struct RulebookOutput {
        private static let rulebook: String? = {
            let shared =
                ProcessInfo.processInfo.environment["CONSTANCIA_SHARED"].map { URL(filePath: $0) }
                ?? (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
                .appending(path: "shared")
            return try? String(contentsOf: shared.appending(path: "decree/rulebook.md"), encoding: .utf8)
        }()

        private static let isThere: Comment = "the folder shared/decree is not beside the package"

        /// The part of the rulebook between two headings.
        private static func section(_ number: String, until next: String) throws -> Substring {
            let text = try #require(rulebook)
            let start = try #require(text.range(of: "\n### \(number) "))
            let end = try #require(text.range(of: "\n### \(next) "))
            return text[start.upperBound..<end.lowerBound]
        }

        private struct Rules: Decodable {
            struct Row: Decodable { let id: String }
            let rules: [Row]
        }

        private struct Schema: Decodable {
            struct Row: Decodable { let type: String }
            let types: [Row]
        }

        @Test(.enabled(if: rulebook != nil, isThere))
        func `every rule of the rulebook is among the rules that the program publishes`() throws {
            let run = try Program.run(["rules", "--json"], in: Folder())
            let published = Set(try JSONDecoder().decode(Rules.self, from: Data(run.output)).rules.map(\.id))
            let cells = try Self.section("2.2", until: "2.3").split(separator: "\n").compactMap { line in
                line.split(separator: "|").first?.trimmingCharacters(in: .whitespaces)
            }
            // The seats' rules stand in one row: ART4-N1-INTERIOR, -N2-HACIENDA, …
            let ids = cells.flatMap { $0.split(separator: ", ") }.map { $0.hasPrefix("-N") ? "ART4\($0)" : String($0) }
                .filter { $0.wholeMatch(of: /(ART\d|CORE|LEX)-[A-Z0-9-]+/) != nil }
            #expect(ids.count >= 80)
            #expect(Set(ids).subtracting(published) == [])
        }

        @Test(.enabled(if: rulebook != nil, isThere))
        func `every type of act of the rulebook is among the types that the program publishes`() throws {
            let run = try Program.run(["schema", "--json"], in: Folder())
            let published = Set(try JSONDecoder().decode(Schema.self, from: Data(run.output)).types.map(\.type))
            // The names stand in bold, some of them several together, and two of them shortened.
            let short = ["Split": "CommitmentSplit", "Held": "KnowledgeExerciseHeld"]
            let names = try Self.section("2.3", until: "2.4").matches(of: /\*\*([A-Za-z \/]+)\*\*/)
                .flatMap { $0.1.split(separator: "/") }.map { $0.trimmingCharacters(in: .whitespaces) }
                .map { short[$0] ?? $0 }
            #expect(names.count == 124)
            for name in names {
                let type = name.replacing(/(?<word>[a-z])(?<next>[A-Z])/) { "\($0.word).\($0.next)" }.lowercased()
                #expect(published.contains(type), "\(name)")
            }
        }
    }
}
