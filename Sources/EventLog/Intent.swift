/// What an actor hands in for one act, before the log gives it a place.
///
/// An intent is valid by construction, so that its canonical bytes are what the stored event will hold of it.
public struct Intent: Sendable, Equatable {
    /// The registered name of who acts.
    public let actor: String

    /// A canonical JSON object without null.
    public let data: [UInt8]

    /// The event's id, made by whoever files, so that a repeated filing is known.
    public let id: EventID

    /// When it happened: RFC 3339 with an offset, `YYYY-MM-DDThh:mm:ss±hh:mm`.
    public let occurred: String

    /// The version of the type's schema, from 1.
    public let schema: Int

    /// The stream of the thing it is about.
    public let stream: StreamName

    /// The type of event, such as `session.installed`.
    public let type: String

    /// The event's place in its stream, from 0; taken only if it is still free and next.
    public let version: Int

    /// Makes an intent.
    ///
    /// - Parameters:
    ///   - actor: 1 to 100 bytes of `a-z A-Z 0-9 . _ - / : @`.
    ///   - data: A canonical JSON object without null.
    ///   - id: A new id.
    ///   - occurred: When it happened.
    ///   - schema: The version of the type's schema.
    ///   - stream: The stream.
    ///   - type: 1 to 100 bytes of `a-z A-Z 0-9 . _ -`.
    ///   - version: The event's place in its stream.
    /// - Throws: `.invalidField` with the field, `.invalidData`.
    public init(
        actor: String, data: [UInt8], id: EventID, occurred: String, schema: Int, stream: StreamName, type: String,
        version: Int
    ) throws(EventLogError) {
        guard FieldRules.isActor(actor.utf8Span.span) else { throw EventLogError(.invalidField, "actor: \(actor)") }
        guard FieldRules.isType(type.utf8Span.span) else { throw EventLogError(.invalidField, "type: \(type)") }
        guard FieldRules.isOccurred(occurred.utf8Span.span) else {
            throw EventLogError(.invalidField, "occurred: \(occurred)")
        }
        guard 1...Int(Int32.max) ~= schema else { throw EventLogError(.invalidField, "schema: \(schema)") }
        guard 0...Int(Int32.max) ~= version else { throw EventLogError(.invalidField, "version: \(version)") }
        try FieldRules.check(data: data)
        self.init(
            unchecked: actor, data: data, id: id, occurred: occurred, schema: schema, stream: stream, type: type,
            version: version)
    }

    /// Makes an intent of fields that have been checked already.
    init(
        unchecked actor: String, data: [UInt8], id: EventID, occurred: String, schema: Int, stream: StreamName,
        type: String, version: Int
    ) {
        self.actor = actor
        self.data = data
        self.id = id
        self.occurred = occurred
        self.schema = schema
        self.stream = stream
        self.type = type
        self.version = version
    }

    /// The canonical JSON of the eight fields: what the actor signs for this act.
    ///
    /// - Complexity: O(*n*) in the data's bytes.
    public var canonicalBytes: [UInt8] { EncodedIntent(self).bytes }
}

/// An intent's canonical bytes, and the places where the log's own fields go when it becomes an event.
///
/// The keys of an event are those of its intent with `filing`, `prev`, `recorded` and `seq` in between, so that an
/// event is written by copying four stretches of bytes.
struct EncodedIntent: Sendable {
    let bytes: [UInt8]

    /// Where `filing` goes, after `data`.
    let filingOffset: Int

    /// Where `prev` and `recorded` go, after `occurred`.
    let prevOffset: Int

    /// Where `seq` goes, after `schema`.
    let seqOffset: Int

    init(_ intent: Intent) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            200 + intent.data.count + intent.actor.utf8.count + intent.stream.text.utf8.count + intent.type.utf8.count)
        bytes.append(contentsOf: Key.actor)
        bytes.append(contentsOf: intent.actor.utf8)
        bytes.append(contentsOf: Key.data)
        bytes.append(contentsOf: intent.data)
        bytes.append(UInt8(ascii: ","))
        filingOffset = bytes.count
        bytes.append(contentsOf: Key.id)
        intent.id.appendText(to: &bytes)
        bytes.append(contentsOf: Key.occurred)
        bytes.append(contentsOf: intent.occurred.utf8)
        bytes.append(contentsOf: Key.afterOccurred)
        prevOffset = bytes.count
        bytes.append(contentsOf: Key.schema)
        bytes.append(decimal: UInt64(intent.schema))
        bytes.append(UInt8(ascii: ","))
        seqOffset = bytes.count
        bytes.append(contentsOf: Key.stream)
        bytes.append(contentsOf: intent.stream.text.utf8)
        bytes.append(contentsOf: Key.type)
        bytes.append(contentsOf: intent.type.utf8)
        bytes.append(contentsOf: Key.version)
        bytes.append(decimal: UInt64(intent.version))
        bytes.append(UInt8(ascii: "}"))
        self.bytes = bytes
    }

    /// What stands between the values.
    private enum Key {
        static let actor = Array(#"{"actor":""#.utf8)
        static let data = Array(#"","data":"#.utf8)
        static let id = Array(#""id":""#.utf8)
        static let occurred = Array(#"","occurred":""#.utf8)
        static let afterOccurred = Array(#"","#.utf8)
        static let schema = Array(#""schema":"#.utf8)
        static let stream = Array(#""stream":""#.utf8)
        static let type = Array(#"","type":""#.utf8)
        static let version = Array(#"","version":"#.utf8)
    }
}

extension [UInt8] {
    /// Appends a text as it stands.
    @inline(__always)
    mutating func append(literal text: String) { append(contentsOf: text.utf8) }

    /// Appends a number in decimal digits.
    mutating func append(decimal value: UInt64) {
        if value < 10 { return append(UInt8(ascii: "0") + UInt8(value)) }
        append(decimal: value / 10)
        append(UInt8(ascii: "0") + UInt8(value % 10))
    }
}
