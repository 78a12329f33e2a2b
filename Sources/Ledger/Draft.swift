public import CanonicalJSON
public import Deliberation

/// An act as somebody hands it in: before it is completed, judged and signed.
public struct Draft: Sendable, Hashable {
    /// The type, such as `session.installed`.
    public var type: EventType
    /// The data; computed fields may be left out.
    public var data: [String: JSONValue]
    /// When it happened; nil means now.
    public var occurred: Instant?
    /// The identifier, for whoever wants to hand it in again safely; nil means a new one.
    public var id: String?
    /// The expected version in its stream; nil means whatever comes next.
    public var version: Int?

    /// Makes a draft.
    public init(
        type: EventType, data: [String: JSONValue], occurred: Instant? = nil, id: String? = nil, version: Int? = nil
    ) {
        self.type = type
        self.data = data
        self.occurred = occurred
        self.id = id
        self.version = version
    }
}

/// What is wrong with what somebody typed, and where.
public struct InputProblem: Sendable, Hashable {
    /// The place of the act in the filing, from 1; nil where the whole input is wrong.
    public let act: Int?
    /// What is wrong, what was expected, and the nearest valid word.
    public let message: Bilingual
}

/// Input that is not a filing; nothing was recorded.
public struct InputError: Error, Sendable, Hashable {
    /// Every problem found.
    public let problems: [InputProblem]

    init(_ problems: [InputProblem]) { self.problems = problems }

    init(es: String, en: String) {
        problems = [InputProblem(act: nil, message: Bilingual(es: es, en: en))]
    }
}

extension Draft {
    static let fieldNames = ["type", "data", "occurred", "id", "version"]

    /// Reads a draft from a JSON object with `type`, `data` and, as wanted, `occurred`, `id` and `version`.
    ///
    /// - Parameters:
    ///   - value: the object.
    ///   - place: its place in the filing, from 1.
    /// - Throws: ``InputError`` that names the field, what was expected, and the nearest valid word.
    public init(_ value: JSONValue, at place: Int) throws(InputError) {
        var problems: [Bilingual] = []
        guard case .object(let fields) = value else {
            throw InputError([InputProblem(act: place, message: Self.notAnObject)])
        }
        for name in fields.keys.sorted() where !Self.fieldNames.contains(name) {
            problems.append(Self.unknownField(name))
        }
        let type = Self.type(fields["type"], &problems)
        var data: [String: JSONValue] = [:]
        if case .object(let members) = fields["data"] {
            data = members
            if let type {
                problems += DraftChecker.check(.object(members), against: Catalogue.event(type).fields)
                    .map(\.message)
            }
        } else {
            problems.append(Bilingual(es: "data: se espera un objeto.", en: "data: expected an object."))
        }
        let occurred = Self.occurred(fields["occurred"], &problems)
        let id = Self.text(fields["id"], "id", &problems)
        let version = Self.version(fields["version"], &problems)
        guard problems.isEmpty, let type else {
            throw InputError(problems.map { InputProblem(act: place, message: $0) })
        }
        self.init(type: type, data: data, occurred: occurred, id: id, version: version)
    }

    private static let notAnObject = Bilingual(
        es: "Se espera un objeto con type, data y, si se quiere, occurred, id y version.",
        en: "Expected an object with type, data and, as wanted, occurred, id and version.")

    private static func unknownField(_ name: String) -> Bilingual {
        let nearest = SpellingDistance.nearest(to: name, among: fieldNames)
        return Bilingual(
            es: "\(name): no hay un campo con ese nombre.\(nearest.map { " ¿Quiso decir «\($0)»?" } ?? "") "
                + "Campos: \(fieldNames.joined(separator: ", ")).",
            en: "\(name): there is no field of that name.\(nearest.map { " Did you mean “\($0)”?" } ?? "") "
                + "Fields: \(fieldNames.joined(separator: ", ")).")
    }

    private static func type(_ value: JSONValue?, _ problems: inout [Bilingual]) -> EventType? {
        guard case .string(let name) = value else {
            problems.append(
                Bilingual(
                    es: "type: falta el tipo del acto; «constancia schema» los muestra.",
                    en: "type: the type of the act is missing; \"constancia schema\" lists them."))
            return nil
        }
        if let type = Catalogue.type(named: name) { return type }
        let nearest = Catalogue.nearestType(to: name)?.rawValue
        problems.append(
            Bilingual(
                es: "type: no hay un acto «\(name)».\(nearest.map { " ¿Quiso decir «\($0)»?" } ?? "")"
                    + " «constancia schema» los muestra.",
                en: "type: there is no act \"\(name)\".\(nearest.map { " Did you mean “\($0)”?" } ?? "")"
                    + " \"constancia schema\" lists them."))
        return nil
    }

    private static func occurred(_ value: JSONValue?, _ problems: inout [Bilingual]) -> Instant? {
        guard let value else { return nil }
        if case .string(let text) = value, let instant = Instant(text) { return instant }
        problems.append(
            Bilingual(
                es: "occurred: se espera fecha, hora y desfase, como 2026-03-02T09:00:00-05:00.",
                en: "occurred: expected date, time and offset, such as 2026-03-02T09:00:00-05:00."))
        return nil
    }

    private static func text(_ value: JSONValue?, _ name: String, _ problems: inout [Bilingual]) -> String? {
        guard let value else { return nil }
        if case .string(let text) = value { return text }
        problems.append(Bilingual(es: "\(name): se espera texto.", en: "\(name): expected text."))
        return nil
    }

    private static func version(_ value: JSONValue?, _ problems: inout [Bilingual]) -> Int? {
        guard let value else { return nil }
        if case .integer(let number) = value, (0...Int64(Int32.max)).contains(number) { return Int(number) }
        problems.append(
            Bilingual(
                es: "version: se espera un número entero desde 0.", en: "version: expected a whole number from 0."))
        return nil
    }
}
