import CanonicalJSON
import Deliberation
import Foundation
import GoldenFiles
import Testing

/// What the rules say to people, word for word, and the order in which they speak.
@Suite struct PublishedTests {
    @Test func `the manual's order of precedence is that of the rulebook`() throws {
        let page = "Sources/Ledger/Ledger.docc/Precedence.md"
        let file = GoldenFile.package.appending(path: page)
        let head = try String(contentsOf: file, encoding: .utf8)
            .prefix(upTo: #require(String(contentsOf: file, encoding: .utf8).range(of: "\n| | rule |")).lowerBound)
        var text = "\(head)\n| | rule | what a breach brings |\n|---|---|---|\n"
        for (place, rule) in Rulebook.rules.enumerated() {
            text += "| \(place + 1) | `\(rule.id)` | \(rule.effect.label.en) |\n"
        }
        #expect(try GoldenFile.difference(of: text, from: page) == nil)
    }

    @Test(arguments: Set(Gallery.cases.map(\.rule)).sorted())
    func `each breach has its reproducing acts, its exact words, and the acts that remedy it`(rule: String) throws {
        let remedy = try #require(Rulebook.rule(rule)?.remedy)
        var text = ""
        for example in Gallery.cases where example.rule == rule {
            let breaches = try example.scene().judge(example.breach).filter { $0.ruleID == rule }
            text += "# \(example.title)\n"
            text += "\(Self.line(example.breach))\n"
            for breach in breaches {
                text += "es: \(breach.message.es)\nen: \(breach.message.en)\neffect: \(breach.effect.label.en)\n"
                guard breach.remedy != remedy else { continue }
                text += "remedio: \(breach.remedy.es)\nremedy: \(breach.remedy.en)\n"
            }
            text += "## remedied by\n" + example.remedy.map { Self.line($0) + "\n" }.joined() + "\n"
        }
        text = "\(rule)\nremedio: \(remedy.es)\nremedy: \(remedy.en)\n\n" + text
        #expect(try GoldenFile.difference(of: text, from: "Tests/DeliberationTests/Gallery/\(rule).txt") == nil)
    }

    /// An act as a line of `record`'s input.
    private static func line(_ step: Step) -> String {
        let act: JSONValue = .object([
            "type": .string(step.type.rawValue), "data": .object(step.data), "occurred": .string(step.at),
        ])
        return String(decoding: act.canonicalBytes(), as: UTF8.self)
    }
}
