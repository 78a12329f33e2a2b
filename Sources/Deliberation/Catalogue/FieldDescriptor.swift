/// What may stand in a field.
public indirect enum FieldType: Hashable, Sendable {
    /// One line of text, with the fewest and the most UTF-8 bytes.
    case string(min: Int, max: Int)
    /// Text of several lines, with the fewest and the most UTF-8 bytes.
    case text(min: Int, max: Int)
    /// A whole number inside its limits.
    case integer(min: Int64, max: Int64)
    /// Yes or no.
    case boolean
    /// A day, `YYYY-MM-DD`.
    case date
    /// A moment, `YYYY-MM-DDThh:mm:ss±hh:mm`.
    case instant
    /// A SHA-256 digest, 64 lower-case hexadecimal digits.
    case sha256
    /// An identifier of the given kind.
    case identifier(IdentifierKind)
    /// One word of a closed list.
    case enumeration(name: String, values: [EnumValue])
    /// An object; ``Catalogue/record(_:)`` has its fields.
    case record(name: String)
    /// Any JSON object without nulls.
    case object
    /// A list, with the fewest and the most elements.
    case list(of: FieldType, min: Int, max: Int)
}

/// One word of a closed list.
public struct EnumValue: Hashable, Sendable {
    /// The word as it is stored.
    public let raw: String
    /// What people call it.
    public let label: Bilingual
    /// What people type for it in Spanish, where its label will not do.
    public let spanishWord: String?

    /// Makes a word with its label.
    public init(raw: String, label: Bilingual, spanishWord: String? = nil) {
        self.raw = raw
        self.label = label
        self.spanishWord = spanishWord
    }
}

/// One field of an event or a record.
public struct FieldDescriptor: Hashable, Sendable {
    /// The name, as it is stored.
    public let name: String
    /// What may stand in it.
    public let type: FieldType
    /// What people call it.
    public let label: Bilingual
    /// A line that says more, where the label is not enough.
    public let help: Bilingual?
    /// Whether it may be left out.
    public let isOptional: Bool
    /// Whether the program fills it in when a draft leaves it out.
    public let isComputed: Bool

    /// Makes the description of a field.
    public init(
        name: String,
        type: FieldType,
        label: Bilingual,
        help: Bilingual? = nil,
        isOptional: Bool = false,
        isComputed: Bool = false
    ) {
        self.name = name
        self.type = type
        self.label = label
        self.help = help
        self.isOptional = isOptional
        self.isComputed = isComputed
    }
}
