import ArgumentParser
import EventLog
import Ledger

/// `init`: founds a ledger.
struct InitCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "init", es: "fundar", .aboutInit,
            example: "constancia init --print-founding > comision.yaml\n"
                + "  constancia init --ledger libro --origin ejemplo.gov.co/comision --founding comision.yaml")
    }

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var signing: SigningOptions

    @Option(
        name: .customLong("founding"), help: ArgumentHelp(Message.helpFounding.text, valueName: ValueName.file),
        completion: .file())
    var founding: String?

    @Option(name: .customLong("origin"), help: ArgumentHelp(Message.helpOrigin.text, valueName: ValueName.name))
    var origin: String?

    @Flag(name: .customLong("print-founding"), help: ArgumentHelp(Message.helpPrintFounding.text))
    var printFounding = false

    func run() throws {
        if printFounding {
            Console.write(FoundingFile.demonstrationText)
            return
        }
        guard let founding else { throw UsageError(.foundingNeeded) }
        var file = try FoundingFile(try FileInput.read(founding))
        if let origin { file.origin = origin }
        let signer = try signing.key.map { try KeyFile.read($0) }
        let founded = try Ledger.found(at: ledger.directory, file, signer: signer)
        try? AuditorMemory(founded.ledger.journal).acquaint()
        if ledger.speech.json {
            Console.print(ReceiptOutcome(founded.receipt).report.canonicalText)
            return
        }
        var page = Page()
        page.line(
            Message.founded(origin: file.origin, path: ledger.directory, n: founded.receipt.receipt.events.count).text)
        if let note = file.note { page.paragraph(note.text, indent: 2) }
        for (actor, path) in founded.keyFiles.sorted(by: { $0.key < $1.key }) {
            page.line("  \(Message.keyOf(actor: actor, path: path).text)")
        }
        ReceiptPage.findings(founded.receipt.findings, on: &page)
        page.line(Message.foundedNext(key: "\(founded.ledger.journal.logKey)").text)
        page.show()
    }
}
