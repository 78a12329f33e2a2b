/// One thing wrong in what a person typed, with what would be right.
public struct DraftProblem: Hashable, Sendable {
    /// What kind of thing is wrong.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        case unknownField, missingField, wrongType, unknownWord, invalidIdentifier, invalidDate, invalidInstant
        case invalidDigest, tooShort, tooLong, controlCharacter, outOfRange, tooFew, tooMany
    }

    /// Where, in words such as `agenda[2].title`.
    public let path: String
    /// What kind of thing is wrong.
    public let kind: Kind
    /// What would be right.
    public let expected: Bilingual
    /// The valid name or word nearest to the one typed, when one is near.
    public let nearest: String?
    /// What was typed, shortened when long.
    public let found: String?

    init(_ kind: Kind, at path: String, expected: Bilingual, nearest: String? = nil, found: String? = nil) {
        self.path = path
        self.kind = kind
        self.expected = expected
        self.nearest = nearest
        self.found = found
    }

    /// The problem in one sentence that says what to do.
    public var message: Bilingual {
        let place = path.isEmpty ? Bilingual(es: "los datos", en: "the data") : Bilingual(es: path, en: path)
        let hint = Bilingual(
            es: nearest.map { " ¿Quiso decir «\($0)»?" } ?? "", en: nearest.map { " Did you mean “\($0)”?" } ?? "")
        return Bilingual(
            es: "\(place.es): \(complaint.es).\(hint.es) \(ending.es)",
            en: "\(place.en): \(complaint.en).\(hint.en) \(ending.en)")
    }

    private var ending: Bilingual {
        switch kind {
        case .unknownField:
            Bilingual(es: "Campos posibles: \(expected.es).", en: "Possible fields: \(expected.en).")
        default:
            Bilingual(es: "Se espera \(expected.es).", en: "Expected \(expected.en).")
        }
    }

    private var complaint: Bilingual {
        let spanish = found.map { " «\($0)»" } ?? ""
        let english = found.map { " “\($0)”" } ?? ""
        return switch kind {
        case .unknownField: Bilingual(es: "no hay un campo con ese nombre", en: "there is no field of that name")
        case .missingField: Bilingual(es: "falta", en: "is missing")
        case .wrongType: Bilingual(es: "no puede ser\(spanish)", en: "cannot be\(english)")
        case .unknownWord: Bilingual(es: "no se conoce la palabra\(spanish)", en: "unknown word\(english)")
        case .invalidIdentifier:
            Bilingual(es: "el identificador\(spanish) no tiene la forma debida", en: "malformed identifier\(english)")
        case .invalidDate: Bilingual(es: "fecha inválida\(spanish)", en: "invalid date\(english)")
        case .invalidInstant: Bilingual(es: "momento inválido\(spanish)", en: "invalid time\(english)")
        case .invalidDigest: Bilingual(es: "resumen inválido\(spanish)", en: "invalid digest\(english)")
        case .tooShort: Bilingual(es: "está vacío o es muy corto", en: "is empty or too short")
        case .tooLong: Bilingual(es: "es muy largo", en: "is too long")
        case .controlCharacter:
            Bilingual(es: "contiene un carácter de control", en: "holds a control character")
        case .outOfRange: Bilingual(es: "número fuera de rango\(spanish)", en: "number out of range\(english)")
        case .tooFew: Bilingual(es: "hay muy pocos", en: "there are too few")
        case .tooMany: Bilingual(es: "hay demasiados", en: "there are too many")
        }
    }
}
