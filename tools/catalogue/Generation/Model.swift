/// One text in the two languages of the program.
struct Label: Hashable, Sendable {
    let es: String
    let en: String
}

/// What may stand in a field.
indirect enum TypeModel: Hashable, Sendable {
    case string(min: Int, max: Int)
    case text(min: Int, max: Int)
    case integer(min: Int, max: Int)
    case boolean, date, instant, sha256
    /// Any object without nulls, kept as it is.
    case object
    case identifier(String)
    case enumeration(String)
    case record(String)
    case list(TypeModel, min: Int, max: Int)
    case wire(WireType)

    /// The type without the lists around it.
    var innermost: TypeModel {
        if case .list(let element, _, _) = self { element.innermost } else { self }
    }
}

/// Scalars that only envelopes and files have; they have schemas and no Swift types.
enum WireType: Hashable, Sendable {
    case nullOrSHA256, uuid, timestamp
    /// The data of an event, which its type's schema describes.
    case data
    /// Base64 with padding, with its greatest length in characters.
    case base64(max: Int)

    /// The scalars without limits, by their names.
    static let named: [String: WireType] = [
        "null-or-sha256": .nullOrSHA256, "uuid": .uuid, "timestamp": .timestamp, "data": .data,
    ]
}

/// One field of an event or a record.
struct FieldModel: Hashable, Sendable {
    let name: String
    let type: TypeModel
    let label: Label
    let help: Label?
    let isOptional: Bool
    let isComputed: Bool
    /// The name of the option of the command line, where the field's own will not do.
    let option: String?
}

/// An object with fields.
struct RecordModel: Hashable, Sendable {
    /// Where the record is used, which decides what is generated for it.
    enum Place: Hashable, Sendable {
        case vocabulary, view, file, wire
    }

    let name: String
    let place: Place
    let file: String
    let label: Label
    let help: Label?
    let fields: [FieldModel]
}

/// A closed list of words.
struct EnumModel: Hashable, Sendable {
    struct Value: Hashable, Sendable {
        let raw: String
        let caseName: String
        let label: Label
        /// What people type for it in Spanish, where the label will not do.
        let spanishWord: String?
    }

    let name: String
    let file: String
    let label: Label
    let values: [Value]
}

/// A kind of identifier.
struct IdentifierModel: Hashable, Sendable {
    let name: String
    let pattern: Pattern
    let example: String
    let label: Label
    /// Whether it is unique only inside its parent, so that nothing can be looked up by it alone.
    let isScoped: Bool
}

/// The command that files an event.
struct VerbModel: Hashable, Sendable {
    let group: String
    let es: String
    let en: String
}

/// A group of commands.
struct VerbGroupModel: Hashable, Sendable {
    let key: String
    let es: String
    let en: String
    let label: Label
}

/// One type of event.
struct EventModel: Hashable, Sendable {
    let type: String
    let aggregate: String
    let stream: String
    let file: String
    let label: Label
    let help: Label
    let roles: [String]
    let verb: VerbModel?
    /// The field whose thing the event brings into being.
    let creates: String?
    /// The states in which the thing of the stream must be; empty where none is asked for.
    let when: [String]
    let fields: [FieldModel]
    let example: JSON

    var typeName: String { Naming.typeName(type) }
    var caseName: String { Naming.lowerFirst(typeName) }
}

/// The events that share a kind of stream.
struct AggregateModel: Hashable, Sendable {
    let name: String
    let stream: String
    let label: Label
    let events: [EventModel]
}

/// One view of the log.
struct ViewModel: Hashable, Sendable {
    let name: String
    let record: String
    let key: String
    let label: Label
    let help: Label?
}

/// One text that the program says, with its parameters.
struct MessageModel: Hashable, Sendable {
    let name: String
    let text: Label
}

/// All that the catalogue says.
struct CatalogueModel: Sendable {
    var identifiers: [IdentifierModel] = []
    var enums: [EnumModel] = []
    var records: [RecordModel] = []
    var aggregates: [AggregateModel] = []
    var views: [ViewModel] = []
    var files: [ViewModel] = []
    var envelope: String?
    var groups: [VerbGroupModel] = []
    var messages: [MessageModel] = []

    var events: [EventModel] { aggregates.flatMap { aggregate in aggregate.events } }

    func record(_ name: String) -> RecordModel? { records.first { $0.name == name } }
    func enumeration(_ name: String) -> EnumModel? { enums.first { $0.name == name } }
    func identifier(_ name: String) -> IdentifierModel? { identifiers.first { $0.name == name } }
}
