import ArgumentParser
import Deliberation

/// What narrows a list, by the English name of the option; each has a Spanish one too.
struct FilterOptions: ParsableArguments {
    @Option(
        name: [.customLong("state"), .customLong("estado")],
        help: ArgumentHelp(Message.helpFilterState.text, valueName: ValueName.state))
    var state: String?

    @Option(
        name: [.customLong("entity"), .customLong("entidad")],
        help: ArgumentHelp(Message.helpFilterEntity.text, valueName: ValueName.entity))
    var entity: String?

    @Option(
        name: [.customLong("due-before"), .customLong("vence-antes")],
        help: ArgumentHelp(Message.helpFilterDueBefore.text, valueName: ValueName.date))
    var dueBefore: String?

    @Flag(
        name: [.customLong("overdue"), .customLong("vencidos")], help: ArgumentHelp(Message.helpFilterOverdue.text))
    var overdue = false

    @Option(
        name: .customLong("divipola"), help: ArgumentHelp(Message.helpFilterDivipola.text, valueName: ValueName.code))
    var divipola: String?

    mutating func validate() throws {
        if let dueBefore, CalendarDate(dueBefore) == nil {
            throw ValidationError(Message.dateExpected(word: dueBefore).text)
        }
        if let divipola, !Divipola.isKnown(divipola) { throw ValidationError(Message.filterCode(word: divipola).text) }
    }

    /// The filters that were given.
    var given: Set<RowFilter.Kind> {
        let kinds: [(RowFilter.Kind, Bool)] = [
            (.state, state != nil), (.entity, entity != nil), (.dueBefore, dueBefore != nil), (.overdue, overdue),
            (.divipola, divipola != nil),
        ]
        return Set(kinds.filter(\.1).map(\.0))
    }
}

/// What stands for a value in the usage of a command, in the reader's language.
enum ValueName {
    static var date: String { Bilingual(es: "fecha", en: "date").text }
    static var moment: String { Bilingual(es: "fecha-y-hora", en: "date-and-time").text }
    static var state: String { Bilingual(es: "estado", en: "state").text }
    static var entity: String { Bilingual(es: "entidad", en: "entity").text }
    static var code: String { Bilingual(es: "código", en: "code").text }
    static var file: String { Bilingual(es: "archivo", en: "file").text }
    static var folder: String { Bilingual(es: "carpeta", en: "dir").text }
    static var host: String { Bilingual(es: "dirección", en: "address").text }
    static var id: String { Bilingual(es: "identificador", en: "id").text }
    static var sequence: String { Bilingual(es: "secuencia", en: "seq").text }
    static var source: String { Bilingual(es: "url-o-carpeta", en: "url-or-dir").text }
    static var seconds: String { Bilingual(es: "segundos", en: "seconds").text }
    static var session: String { Bilingual(es: "sesión", en: "session").text }
    static var name: String { Bilingual(es: "nombre", en: "name").text }
    static var number: String { "n" }
    static var reading: String { Bilingual(es: "clave=valor", en: "key=value").text }
    static var stream: String { Bilingual(es: "expediente", en: "stream").text }
    static var text: String { Bilingual(es: "texto", en: "text").text }
    static var thing: String { Bilingual(es: "qué", en: "thing").text }
    static var type: String { Bilingual(es: "tipo", en: "type").text }
    static var year: String { Bilingual(es: "año", en: "year").text }
    static var commitment: String { Bilingual(es: "huella", en: "commitment").text }
}
