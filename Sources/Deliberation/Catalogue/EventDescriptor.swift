/// One type of event, as the catalogue describes it.
public struct EventDescriptor: Hashable, Sendable {
    /// The type.
    public let type: EventType
    /// The aggregate that it belongs to.
    public let aggregate: String
    /// The name of its stream, with fields in braces: `delegation/{delegationId}`.
    public let streamPattern: String
    /// What people call it.
    public let label: Bilingual
    /// A line that says when it is used.
    public let help: Bilingual
    /// The roles that may file it.
    public let roles: [String]
    /// Its fields, in the order of the catalogue.
    public let fields: [FieldDescriptor]
    /// Valid data, as canonical JSON.
    public let example: String
    /// The command that files it from the command line, if there is one.
    public let verb: VerbDescriptor?
    /// The field whose thing the event brings into being, if it creates one: it must not exist before.
    public let creates: String?
    /// The stored words of the states in which the thing of the stream must be; empty where none is asked for.
    public let when: [String]

    /// Makes the description of a type of event.
    public init(
        type: EventType,
        aggregate: String,
        streamPattern: String,
        label: Bilingual,
        help: Bilingual,
        roles: [String],
        fields: [FieldDescriptor],
        example: String,
        verb: VerbDescriptor? = nil,
        creates: String? = nil,
        when: [String] = []
    ) {
        self.type = type
        self.aggregate = aggregate
        self.streamPattern = streamPattern
        self.label = label
        self.help = help
        self.roles = roles
        self.fields = fields
        self.example = example
        self.verb = verb
        self.creates = creates
        self.when = when
    }

    /// The field with this name.
    public func field(_ name: String) -> FieldDescriptor? {
        fields.first { $0.name == name }
    }
}

/// The command that files one type of event: `constancia delegation issue`.
public struct VerbDescriptor: Hashable, Sendable {
    /// The key of the group of commands, which is also its English name.
    public let group: String
    /// The name of the group in both languages.
    public let groupName: Bilingual
    /// The verb in both languages.
    public let name: Bilingual

    /// Makes the description of a verb.
    public init(group: String, groupName: Bilingual, name: Bilingual) {
        self.group = group
        self.groupName = groupName
        self.name = name
    }
}

/// A group of commands.
public struct VerbGroupDescriptor: Hashable, Sendable {
    /// The key of the group.
    public let key: String
    /// The command in both languages.
    public let name: Bilingual
    /// What people call it.
    public let label: Bilingual

    /// Makes the description of a group.
    public init(key: String, name: Bilingual, label: Bilingual) {
        self.key = key
        self.name = name
        self.label = label
    }
}

/// One record that fields and views use.
public struct RecordDescriptor: Hashable, Sendable {
    /// The name.
    public let name: String
    /// What people call it.
    public let label: Bilingual
    /// A line that says more.
    public let help: Bilingual?
    /// Its fields, in the order of the catalogue.
    public let fields: [FieldDescriptor]

    /// Makes the description of a record.
    public init(name: String, label: Bilingual, help: Bilingual? = nil, fields: [FieldDescriptor]) {
        self.name = name
        self.label = label
        self.help = help
        self.fields = fields
    }
}

/// One aggregate: the events that share a kind of stream.
public struct AggregateDescriptor: Hashable, Sendable {
    /// The name.
    public let name: String
    /// The name of its streams, with fields in braces.
    public let streamPattern: String
    /// What people call it.
    public let label: Bilingual
    /// Its events, in the order of the catalogue.
    public let events: [EventType]

    /// Makes the description of an aggregate.
    public init(name: String, streamPattern: String, label: Bilingual, events: [EventType]) {
        self.name = name
        self.streamPattern = streamPattern
        self.label = label
        self.events = events
    }
}

/// One view of the log.
public struct ViewDescriptor: Hashable, Sendable {
    /// The name, as commands say it.
    public let name: String
    /// The record that each entry is.
    public let record: String
    /// The field that entries are kept by.
    public let key: String
    /// What people call it.
    public let label: Bilingual
    /// A line that says more.
    public let help: Bilingual?

    /// Makes the description of a view.
    public init(name: String, record: String, key: String, label: Bilingual, help: Bilingual? = nil) {
        self.name = name
        self.record = record
        self.key = key
        self.label = label
        self.help = help
    }
}
