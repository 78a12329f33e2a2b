import ArgumentParser
import Ledger

/// `record`: files acts from JSON, JSON lines or YAML; all of them or none.
struct RecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "record", es: "registrar", .aboutRecord,
            example: "constancia schema session.installed --example | constancia record -\n"
                + "  constancia schema --acta > acta.yaml; constancia record acta.yaml --dry-run")
    }

    @Argument(help: ArgumentHelp(Message.helpRecordFile.text, valueName: ValueName.file), completion: .file())
    var file = "-"

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var signing: SigningOptions

    @Flag(name: .customLong("dry-run"), help: ArgumentHelp(Message.helpDryRun.text))
    var dryRun = false

    func run() throws {
        let drafts = try DraftReader.drafts(in: try FileInput.read(file))
        try Recording(ledger: ledger, signing: signing, isDryRun: dryRun).record(drafts)
    }
}
