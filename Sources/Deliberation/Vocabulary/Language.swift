/// A language in which the program speaks to people.
public enum Language: String, CaseIterable, Hashable, Sendable {
    case es, en
}

/// One text in the two languages of the program.
public struct Bilingual: Hashable, Sendable {
    /// The Spanish text.
    public let es: String
    /// The English text.
    public let en: String

    /// Makes a text from its two versions.
    public init(es: String, en: String) {
        self.es = es
        self.en = en
    }

    /// The version in the given language.
    public subscript(language: Language) -> String {
        switch language {
        case .es: es
        case .en: en
        }
    }
}
