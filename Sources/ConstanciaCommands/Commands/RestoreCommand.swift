import ArgumentParser
import Deliberation
import Publication
import TransparencyLog

/// `restore`: a ledger built again from a replica or a publication.
struct RestoreCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command(
            "restore", es: "restaurar", .aboutRestore,
            example: "constancia restore --from replica --ledger libro --policy politica.txt --checkpoint sello.txt")
    }

    @Option(
        name: .customLong("from"), help: ArgumentHelp(Message.helpReplica.text, valueName: ValueName.source))
    var from: String

    @Option(
        name: .customLong("policy"), help: ArgumentHelp(Message.helpPolicy.text, valueName: ValueName.file),
        completion: .file())
    var policy: String

    @Option(
        name: .customLong("checkpoint"), help: ArgumentHelp(Message.helpWitnessed.text, valueName: ValueName.file),
        completion: .file())
    var checkpoint: String?

    @Option(
        name: .customLong("withheld"), help: ArgumentHelp(Message.helpWithheld.text, valueName: ValueName.source))
    var withheld: String?

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let trust = try PolicyFile.read(policy)
        let witnessed = try checkpoint.map { try PublishedLog.checkpoint($0) }
        let bar = ProgressBar.onTerminal()
        defer { bar?.clear() }
        let result = try Restoration.restore(
            ledger.directory, from: try PublishedLog.source(from), policy: trust,
            policyText: String(decoding: try FileInput.read(policy), as: UTF8.self), witnessed: witnessed,
            withheldFrom: try withheld.map { try PublishedLog.source($0) }
        ) { bar?.show($0, of: $1) }
        bar?.clear()
        let (size, root) = (result.checkpoint.size.value, result.checkpoint.root.base64)
        if ledger.speech.json {
            let report = RestoreReport(
                bytes: Int64(result.bytes), origin: result.checkpoint.origin, root: root, size: Int64(clamping: size),
                witnessed: result.witnessed.map { Int64(clamping: $0.value) })
            return Console.print(report.canonicalText)
        }
        var page = Page()
        let (path, count) = (ledger.directory, Int(clamping: size))
        page.paragraph(Message.restored(path: path, n: count, bytes: result.bytes, root: root).text)
        page.paragraph(comparison(result.witnessed?.value, size).text, indent: 2)
        page.paragraph(Message.restoredNext(path: path).text, indent: 2)
        page.show()
    }

    /// What the restored ledger was held against.
    private func comparison(_ witnessed: UInt64?, _ size: UInt64) -> Message {
        guard let witnessed else { return .restoredUnwitnessed }
        if witnessed == size { return .restoredEqual(n: Int(clamping: size)) }
        return .restoredExtends(n: Int(clamping: witnessed), more: Int(clamping: size - witnessed))
    }
}
