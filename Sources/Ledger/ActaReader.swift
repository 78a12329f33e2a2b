import CanonicalJSON
import Deliberation

/// Reads a whole session written as one acta: a heading, and then what happened, in order, in the words of the daily
/// verbs.
///
///     sesion: S-2026-01
///     fecha: 2026-03-02
///     personas:
///       dnp-titular: Departamento Nacional de Planeación, titular
///     acta:
///       - {hora: "08:50", llegada: {quien: dnp-titular, calidad: integrante, curul: S3, forma: presencial}}
///       - {hora: "09:02", instalar: }
///
/// The session, the decision and the commitment that an act is about are those last named, where it does not say.
struct ActaReader {
    private static let session = ["sesion", "session"]
    private static let day = ["fecha", "date"]
    private static let people = ["personas", "people"]
    private static let body = ["acta", "record"]
    private static let time = ["hora", "time"]

    private let date: String
    private let offices: [String: String]
    private let entries: [JSONValue]
    /// What an act is about where it does not say: the last one named, by the name of the field.
    private var subjects: [String: String]
    private var hour: String?

    /// Whether a document is an acta: it has a heading and a body of its own.
    static func isActa(_ value: JSONValue) -> Bool {
        guard case .object(let members) = value else { return false }
        return member(members, ["acta"]) != nil || member(members, body) != nil && member(members, session) != nil
    }

    init(_ value: JSONValue) throws(InputError) {
        guard case .object(let members) = value, case .string(let id)? = Self.member(members, Self.session),
            case .string(let date)? = Self.member(members, Self.day), CalendarDate(date) != nil,
            case .array(let entries)? = Self.member(members, Self.body)
        else {
            throw InputError(
                es: "Un acta tiene «sesion» (S-AAAA-NN), «fecha» (AAAA-MM-DD) y «acta», la lista de lo que pasó: "
                    + "- {hora: \"09:02\", instalar: }. «constancia schema --acta» muestra una entera.",
                en: "An acta has \"session\" (S-YYYY-NN), \"date\" (YYYY-MM-DD) and \"record\", the list of what "
                    + "happened: - {time: \"09:02\", install: }. \"constancia schema --acta\" shows a whole one.")
        }
        // A second list under a word that nobody knows would be acts lost in silence.
        let known = Self.session + Self.day + Self.people + Self.body
        if let unknown = members.keys.sorted().first(where: { !known.contains($0) }) {
            throw InputError(
                es: "«\(unknown)» no es parte de un acta: sesion, fecha, personas y acta. Nada se leyó.",
                en: "\"\(unknown)\" is no part of an acta: session, date, people and record. Nothing was read.")
        }
        self.date = date
        self.entries = entries
        subjects = ["sessionId": id]
        var offices: [String: String] = [:]
        if case .object(let people)? = Self.member(members, Self.people) {
            for case (let id, .string(let office)) in people { offices[id] = office }
        }
        self.offices = offices
    }

    /// The acts, as `record` takes them.
    ///
    /// - Throws: ``InputError`` naming every entry that cannot be read.
    mutating func acts() throws(InputError) -> [JSONValue] {
        var acts: [JSONValue] = []
        var problems: [InputProblem] = []
        for (index, entry) in entries.enumerated() {
            do throws(InputError) {
                acts.append(try act(entry, at: index + 1))
            } catch {
                problems += error.problems
            }
        }
        guard problems.isEmpty else { throw InputError(problems) }
        return acts
    }

    private mutating func act(_ entry: JSONValue, at place: Int) throws(InputError) -> JSONValue {
        guard case .object(var members) = entry else { throw Self.malformed(place) }
        for name in Self.time {
            if case .string(let hour)? = members.removeValue(forKey: name) { self.hour = hour }
        }
        guard members.count == 1, let (verb, content) = members.first else { throw Self.malformed(place) }
        guard let hour else {
            throw InputError([
                InputProblem(
                    act: place,
                    message: Bilingual(
                        es: "Falta «hora»: el primer acto del acta dice cuándo ocurrió, como hora: \"09:02\".",
                        en: "\"time\" is missing: the first act of an acta says when it happened, as time: \"09:02\"."))
            ])
        }
        guard let type = ActaWords.type(of: verb) else {
            let nearest = ActaWords.nearestVerb(to: verb)
            throw InputError([
                InputProblem(
                    act: place,
                    message: Bilingual(
                        es: "No hay un acto «\(verb)».\(nearest.map { " ¿Quiso decir «\($0)»?" } ?? "")",
                        en: "There is no act \"\(verb)\".\(nearest.map { " Did you mean \"\($0)\"?" } ?? "")"))
            ])
        }
        let event = Catalogue.event(type)
        var data: [String: JSONValue]
        do throws(ActaWords.UnknownPerson) {
            data = try ActaWords.object(content, event.fields, offices: offices)
        } catch {
            throw Self.noOffice(error.id, place)
        }
        for field in event.fields where !field.isOptional && !field.isComputed {
            guard data[field.name] == nil, let subject = subjects[field.name] else { continue }
            data[field.name] = .string(subject)
        }
        for name in ["sessionId", "decisionId", "commitmentId", "delegationId"] {
            if case .string(let id)? = data[name] { subjects[name] = id }
        }
        return .object([
            "type": .string(type.rawValue), "data": .object(data),
            "occurred": .string("\(date)T\(hour.utf8.count == 5 ? hour + ":00" : hour)-05:00"),
        ])
    }

    private static func member(_ members: [String: JSONValue], _ names: [String]) -> JSONValue? {
        names.lazy.compactMap { members[$0] }.first
    }

    private static func noOffice(_ id: String, _ place: Int) -> InputError {
        InputError([
            InputProblem(
                act: place,
                message: Bilingual(
                    es: "«personas» no dice el cargo de «\(id)»: agregue arriba, en «personas», "
                        + "\(id): su cargo o dependencia.",
                    en: "\"people\" does not say the office of \"\(id)\": add above, in \"people\", "
                        + "\(id): the office or unit."))
        ])
    }

    private static func malformed(_ place: Int) -> InputError {
        InputError([
            InputProblem(
                act: place,
                message: Bilingual(
                    es: "Se espera «hora» y un solo verbo, como {hora: \"09:02\", instalar: }.",
                    en: "Expected \"time\" and a single verb, such as {time: \"09:02\", install: }."))
        ])
    }
}
