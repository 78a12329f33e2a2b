import ArgumentParser
import Deliberation
import EventLog
import Publication
import TransparencyLog

/// `publish`: the log as files for any static web server.
struct PublishCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "publish", es: "publicar", .aboutPublish,
            example: "constancia publish /srv/www/libro\n  constancia publish reservado --complete")
    }

    @Argument(
        help: ArgumentHelp(Message.helpPublishTo.text, valueName: ValueName.folder), completion: .directory)
    var directory: String

    @Option(
        name: .customLong("checkpoint"),
        help: ArgumentHelp(Message.helpPublishedCheckpoint.text, valueName: ValueName.file), completion: .file())
    var checkpoint: String?

    @Flag(name: .customLong("complete"), help: ArgumentHelp(Message.helpComplete.text))
    var complete = false

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let note = try checkpoint.map { try PublishedLog.checkpoint($0) }
        let publisher = Publisher(try ledger.openForReading(), to: DirectoryStore(directory))
        let result = try publisher.publish(note, complete: complete)
        let (size, previous) = (result.checkpoint.size.value, result.previous?.value ?? 0)
        if ledger.speech.json {
            let report = PublishReport(
                bytes: Int64(result.bytes), files: Int64(result.files), origin: result.checkpoint.origin,
                previous: Int64(clamping: previous), root: result.checkpoint.root.base64, size: Int64(clamping: size),
                withheld: Int64(result.withheld))
            return Console.print(report.canonicalText)
        }
        var page = Page()
        page.paragraph(
            Message.published(
                path: directory, n: Int(clamping: size), new: Int(clamping: size - previous), files: result.files,
                bytes: result.bytes
            ).text)
        if result.withheld > 0 { page.paragraph(Message.publishedWithheld(n: result.withheld).text, indent: 2) }
        if complete { page.paragraph(Message.publishedComplete.text, indent: 2) }
        page.show()
    }
}
