import ArgumentParser
import Deliberation

/// The root of the command line.
struct Constancia: ParsableCommand {
    /// The version of the program.
    static let version = "0.1.0"
    /// The version of the rules, as the files that the program writes say it.
    static let rulebook = "constancia \(version), \(Rulebook.rules.count) rules"

    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "constancia", abstract: Message.aboutConstancia.text,
            discussion: Message.discussionConstancia.text + "\n\n"
                + Message.example(line: "constancia demo --ledger demo").text,
            version: version,
            subcommands: [
                DemoCommand.self, InitCommand.self, KeyCommand.self, RecordCommand.self,
            ] + VerbGroups.all + [
                LogCommand.self, ShowCommand.self, StatusCommand.self, DueCommand.self, CalendarCommand.self,
                RulesCommand.self, SchemaCommand.self, CheckpointCommand.self, AuditCommand.self,
                ExplainCommand.self, DiffCommand.self, ProveCommand.self, VerifyCommand.self, PublishCommand.self,
                FollowCommand.self, RestoreCommand.self, ViewsCommand.self, VaultCommand.self, WitnessCommand.self,
                StatsCommand.self,
            ])
    }
}

extension CommandConfiguration {
    /// A command with its help and one example in the chosen language; `more` stands below it.
    static func command(
        _ name: String, es alias: String? = nil, _ about: Message, example: String, more: String = "",
        alsoNamed others: [String] = [],
        subcommands: [any ParsableCommand.Type] = [], shouldDisplay: Bool = true
    ) -> CommandConfiguration {
        CommandConfiguration(
            commandName: name, abstract: about.text,
            discussion: HelpTranslation.unbroken(Message.example(line: example).text + more),
            shouldDisplay: shouldDisplay, subcommands: subcommands, aliases: (alias.map { [$0] } ?? []) + others)
    }
}
