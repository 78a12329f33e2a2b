import ArgumentParser
import CanonicalJSON
import Deliberation

/// `schema`: the types of act, their fields, and an example that `record` takes.
struct SchemaCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .command("schema", es: "esquema", .aboutSchema, example: "constancia schema session.installed --example")
    }

    @Argument(
        help: ArgumentHelp(Message.helpType.text, valueName: ValueName.type),
        completion: .list(EventType.allCases.map(\.rawValue)))
    var type: String?

    @Flag(name: .customLong("example"), help: ArgumentHelp(Message.helpExample.text))
    var example = false

    @Flag(name: .customLong("acta"), help: ArgumentHelp(Message.helpActa.text))
    var acta = false

    @OptionGroup var speech: SpeechOptions

    func run() throws {
        if acta { return Console.print(String(decoding: PackageResources.acta_yaml, as: UTF8.self)) }
        guard let type else { return list() }
        guard let known = EventType(rawValue: type) else {
            throw UsageError(.unknownType(type: type, hint: Hint.nearest(Catalogue.nearestType(to: type)?.rawValue)))
        }
        let event = Catalogue.event(known)
        if speech.json && !example {
            Console.print(CatalogueReport(types: [SchemaPage.report(event)]).canonicalText)
            return
        }
        if example {
            Console.print("{\"data\":\(event.example),\"type\":\"\(type)\"}")
            return
        }
        var page = Page()
        page.heading("\(event.label.text) (\(type))")
        page.paragraph(event.help.text)
        page.line(
            Message.filedBy(roles: event.roles.compactMap { Role(rawValue: $0)?.label.text }.joined(separator: ", "))
                .text)
        page.line(Message.storedUnder(stream: event.streamPattern).text)
        SchemaPage.fields(event.fields, on: &page, indent: 2)
        page.show()
    }

    private func list() {
        if speech.json {
            Console.print(CatalogueReport(types: Catalogue.all.map { SchemaPage.report($0) }).canonicalText)
            return
        }
        var page = Page()
        page.table(Catalogue.all.map { [$0.type.rawValue, $0.label.text, $0.help.text] })
        page.show()
    }
}
