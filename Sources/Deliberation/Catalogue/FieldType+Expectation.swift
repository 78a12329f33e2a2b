extension FieldType {
    /// What may stand in a field of this type, in words that help someone to type it.
    public var expectation: Bilingual {
        switch self {
        case .string(_, let max):
            Bilingual(es: "un texto de una línea, hasta \(max) bytes", en: "one line of text, up to \(max) bytes")
        case .text(_, let max):
            Bilingual(es: "un texto, hasta \(max) bytes", en: "a text, up to \(max) bytes")
        case .integer(let min, let max):
            Bilingual(es: "un número entero de \(min) a \(max)", en: "a whole number from \(min) to \(max)")
        case .boolean:
            Bilingual(es: "true o false", en: "true or false")
        case .date:
            Bilingual(
                es: "una fecha que exista, AAAA-MM-DD, como 2026-03-02",
                en: "a date that exists, YYYY-MM-DD, such as 2026-03-02")
        case .instant:
            Bilingual(
                es: "fecha y hora con su diferencia, como 2026-03-02T09:00:00-05:00",
                en: "date and time with offset, such as 2026-03-02T09:00:00-05:00")
        case .sha256:
            Bilingual(
                es: "un SHA-256: 64 dígitos hexadecimales en minúscula",
                en: "a SHA-256: 64 lower-case hexadecimal digits")
        case .identifier(let kind):
            Bilingual(
                es: "\(Self.identifierName(kind).es), como \(kind.example)",
                en: "\(Self.identifierName(kind).en), such as \(kind.example)")
        case .enumeration(_, let values):
            Self.oneOf(values)
        case .record(let name):
            Self.fields(ofRecord: name)
        case .object:
            Bilingual(es: "un objeto JSON", en: "a JSON object")
        case .list(let element, _, _):
            Bilingual(
                es: "una lista; cada uno: \(element.expectation.es)", en: "a list; each: \(element.expectation.en)")
        }
    }

    /// A kind that is called an identifier is not called the identifier of one.
    private static func identifierName(_ kind: IdentifierKind) -> Bilingual {
        let label = kind.label
        return label.en.hasSuffix("identifier")
            ? Bilingual(es: "un \(label.es)", en: "\(label.en == "identifier" ? "an" : "a") \(label.en)")
            : Bilingual(es: "un identificador de \(label.es)", en: "an identifier of \(label.en)")
    }

    private static func oneOf(_ values: [EnumValue]) -> Bilingual {
        let words = values.choices
        return Bilingual(es: "una de estas palabras: \(words.es)", en: "one of these words: \(words.en)")
    }

    private static func fields(ofRecord name: String) -> Bilingual {
        guard let record = Catalogue.record(name) else { return Bilingual(es: "un objeto", en: "an object") }
        let fields = record.fields.map { field in field.isOptional ? "\(field.name)?" : field.name }
        let list = fields.joined(separator: ", ")
        return Bilingual(
            es: "un objeto (\(record.label.es)) con los campos \(list)",
            en: "an object (\(record.label.en)) with the fields \(list)")
    }
}
