import CanonicalJSON

/// The types of JSON, as errors name them.
enum JSONShape {
    case object, list, string, integer, boolean

    var name: Bilingual {
        switch self {
        case .object: Bilingual(es: "un objeto", en: "an object")
        case .list: Bilingual(es: "una lista", en: "a list")
        case .string: Bilingual(es: "un texto", en: "a string")
        case .integer: Bilingual(es: "un número entero", en: "an integer")
        case .boolean: Bilingual(es: "true o false", en: "true or false")
        }
    }
}

/// What an error of the reader of JSON means for someone who expects a value of the catalogue.
extension CatalogueError {
    /// The bytes are not canonical, whatever was expected.
    init(malformed error: CanonicalJSONError) {
        self.init(.malformed, offset: error.offset, detail: error.detail, cause: error)
    }

    /// No value of the expected type could be read.
    init(_ error: CanonicalJSONError, expecting shape: JSONShape, at start: Int) {
        guard error.code == .wrongType else {
            self.init(malformed: error)
            return
        }
        self.init(.wrongType, offset: start, expected: shape.name, cause: error)
    }

    /// An object does not end where its last field does.
    init(closing error: CanonicalJSONError) {
        guard error.code == .unexpectedKey else {
            self.init(malformed: error)
            return
        }
        self.init(.unexpectedField, offset: error.offset, detail: error.detail, member: error.detail, cause: error)
    }
}
