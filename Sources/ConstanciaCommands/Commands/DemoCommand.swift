import ArgumentParser
import Deliberation
import EventLog
import Ledger

/// `demo`: one real session of the commission, from the decree to a proven entry.
struct DemoCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("demo", .aboutDemo, example: "constancia demo --ledger demo-ledger")
    }

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let file = try FoundingFile.demonstration()
        var page = Page()
        page.heading(Message.demoTitle.text)
        if let note = file.note { page.paragraph(note.text) }

        let founded = try Ledger.found(at: ledger.directory, file)
        try? AuditorMemory(founded.ledger.journal).acquaint()
        page.heading(Message.demoFounding.text)
        page.line("  ✓ " + Message.recorded(n: founded.receipt.receipt.events.count).text)
        page.line("  \(Message.originLine(origin: file.origin).text)")
        var refusals: [Refusal] = []
        for (heading, scenario) in [
            (Message.demoSession, try Scenario.session()), (Message.demoVigencia, try Scenario.vigencia()),
        ] {
            page.heading(heading.text)
            for step in scenario.steps {
                let key = try KeyFile.read("\(ledger.directory)/keys/\(step.signer ?? file.signer).key")
                try step.play(on: founded.ledger, key, &page, &refusals)
            }
        }
        page.show(isContinued: true)
        try DemoTour(ledger: founded.ledger, directory: ledger.directory, refusals: refusals).show()
    }
}
