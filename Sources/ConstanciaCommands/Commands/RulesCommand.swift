import ArgumentParser
import Deliberation

/// `rules`: the rulebook, from the rules themselves.
struct RulesCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("rules", es: "reglas", .aboutRules, example: "constancia rules ART4-PAR7-DECIDE")
    }

    @Argument(
        help: ArgumentHelp(Message.helpRuleID.text, valueName: ValueName.id),
        completion: .list(Rulebook.rules.map(\.id)))
    var id: String?

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        var rules = Rulebook.rules
        if let id {
            guard let rule = Rulebook.rule(id.uppercased()) else {
                let nearest = SpellingDistance.nearest(to: id.uppercased(), among: rules.map(\.id))
                throw UsageError(.unknownRule(id: id, hint: Hint.nearest(nearest)))
            }
            rules = [rule]
        }
        if speech.json {
            Console.print(RulebookReport(rules: rules.map { RulePage.report($0) }).canonicalText)
            return
        }
        var page = Page()
        if id == nil { page.paragraph(Message.rulesIntro(n: rules.count).text) }
        for rule in rules { RulePage.add(rule, to: &page) }
        if id == nil { RulePage.addReadings(to: &page) }
        page.show()
    }
}
