/// Why stored or handed-in fields are not an act.
public struct ActError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Code: String, Hashable, Sendable {
        /// The type is not in the catalogue.
        case unknownType
        /// The data does not have the shape that the catalogue gives to the type.
        case invalidData
        /// The stream is not the one that the data names.
        case wrongStream
        /// `occurred` is not a real instant with its offset.
        case invalidTime
        /// The schema version is not one that this program knows.
        case unknownSchema
    }

    /// What is wrong.
    public let code: Code
    /// The value or path at fault.
    public let detail: String

    /// Whether two errors have the same code.
    public static func == (left: ActError, right: ActError) -> Bool { left.code == right.code }
    /// Hashes the code.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension Act {
    /// The schema version of every type in this catalogue.
    public static let schemaVersion = 1

    /// Reads an act from the fields of an event.
    ///
    /// - Parameters:
    ///   - type: the stored name of the type.
    ///   - data: canonical JSON.
    ///   - stream: the stream it is stored under, which must be the one its data names.
    ///   - schema: the schema version.
    ///   - occurred: RFC 3339 with offset.
    ///   - recorded: when the ledger took it.
    ///   - actor: who signs it.
    ///   - seq: its place in the log.
    /// - Throws: ``ActError`` for what is not an act of this catalogue.
    public init(
        type: String, data: [UInt8], stream: String, schema: Int, occurred: String, recorded: Instant, actor: String,
        seq: UInt64
    ) throws(ActError) {
        guard let known = EventType(rawValue: type) else { throw ActError(code: .unknownType, detail: type) }
        guard schema == Self.schemaVersion else { throw ActError(code: .unknownSchema, detail: "\(type) \(schema)") }
        guard let instant = Instant(occurred) else { throw ActError(code: .invalidTime, detail: occurred) }
        let event: DomainEvent
        do {
            event = try DomainEvent(type: known, canonical: data)
        } catch {
            throw ActError(code: .invalidData, detail: "\(error)")
        }
        guard event.streamName == stream else {
            throw ActError(code: .wrongStream, detail: "\(stream), not \(event.streamName)")
        }
        self.init(event: event, occurred: instant, recorded: recorded, actor: actor, seq: seq)
    }
}
