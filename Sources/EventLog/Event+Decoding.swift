internal import CanonicalJSON
internal import TransparencyLog

extension Event {
    /// Reads a leaf, which must be canonical to the last byte.
    ///
    /// Every field is checked for its form; the place in the log, the chain and the signature are for those who know
    /// the log.
    ///
    /// - Parameter bytes: The leaf.
    /// - Throws: `.damaged`, with what is wrong and where.
    /// - Complexity: O(*n*), one pass.
    public init(decoding bytes: [UInt8]) throws(EventLogError) {
        do throws(CanonicalJSONError) {
            var reader = CanonicalReader(bytes)
            try self.init(reading: &reader, bytes)
            try reader.finish()
        } catch {
            throw EventLogError(.damaged, "an event", json: error)
        }
    }

    private init(reading reader: inout CanonicalReader, _ bytes: [UInt8]) throws(CanonicalJSONError) {
        try reader.beginObject()
        try reader.key("actor")
        let actor = try reader.string()
        try reader.key("data")
        let dataStart = reader.offset
        let data = try reader.rawValue()
        guard data.first == UInt8(ascii: "{") else { throw CanonicalJSONError(.wrongType, offset: dataStart) }
        if let offset = FieldRules.firstNull(in: data) {
            throw CanonicalJSONError(.wrongType, offset: dataStart + offset, detail: "null")
        }
        try reader.key("filing")
        let filing = try FilingReference(reading: &reader)
        try reader.key("id")
        let id = try reader.id()
        try reader.key("occurred")
        let occurred = try reader.string()
        try reader.key("prev")
        let prev = try reader.optionalDigest()
        try reader.key("recorded")
        let recorded = try reader.parsed { Timestamp($0)?.text }
        try reader.key("schema")
        let schema = try reader.integer()
        try reader.key("seq")
        let seq = try reader.naturalNumber()
        try reader.key("stream")
        let stream = try reader.parsed { try? StreamName($0) }
        try reader.key("type")
        let type = try reader.string()
        try reader.key("version")
        let version = try reader.naturalNumber()
        try reader.endObject()
        let intent: Intent
        do throws(EventLogError) {
            intent = try Intent(
                checkedData: data, actor: actor, id: id, occurred: occurred, schema: Int(schema), stream: stream,
                type: type, version: version)
        } catch {
            throw CanonicalJSONError(.wrongType, offset: 0, detail: error.detail)
        }
        self.init(
            intent: intent, seq: UInt64(seq), filing: filing, prev: prev, recorded: recorded, bytes: bytes,
            leafHash: nil)
    }
}

extension FilingReference {
    fileprivate init(reading reader: inout CanonicalReader) throws(CanonicalJSONError) {
        try reader.beginObject()
        try reader.key("id")
        id = try reader.id()
        try reader.key("index")
        index = try reader.naturalNumber()
        try reader.key("key")
        key = try reader.parsed { KeyID(hex: $0) }
        try reader.key("signature")
        signature = try reader.parsed { text in
            Base64.decode(text.utf8).flatMap { $0.count == 64 ? $0 : nil }
        }
        try reader.key("size")
        size = try reader.naturalNumber()
        try reader.endObject()
        guard index < size, size <= UnverifiedFiling.largestSize else {
            throw CanonicalJSONError(.wrongType, offset: reader.offset, detail: "filing")
        }
    }
}

extension CanonicalReader {
    /// Reads a string of a form that `parse` knows.
    fileprivate mutating func parsed<Value>(_ parse: (String) -> Value?) throws(CanonicalJSONError) -> Value {
        let start = offset
        let text = try string()
        guard let value = parse(text) else { throw CanonicalJSONError(.wrongType, offset: start, detail: text) }
        return value
    }

    fileprivate mutating func id() throws(CanonicalJSONError) -> EventID { try parsed { EventID($0) } }

    fileprivate mutating func naturalNumber() throws(CanonicalJSONError) -> Int {
        let start = offset
        let value = try integer()
        guard value >= 0 else { throw CanonicalJSONError(.wrongType, offset: start, detail: "\(value)") }
        return Int(value)
    }

    fileprivate mutating func optionalDigest() throws(CanonicalJSONError) -> Digest? {
        if isNull() {
            try null()
            return nil
        }
        return try parsed { Digest(hex: $0) }
    }
}
