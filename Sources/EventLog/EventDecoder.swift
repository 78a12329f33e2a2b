internal import TransparencyLog

/// Decodes leaves one after another.
///
/// The events of a filing repeat its id, key and signature, and mostly its time: what stands there byte by byte as in
/// the leaf before is not read again. ``Event/init(decoding:)`` decodes a single one.
public struct EventDecoder: Sendable {
    /// What stood between `"filing":{` and its end in the last leaf, but for the index.
    private var filingStart: [UInt8] = []
    private var filingEnd: [UInt8] = []
    private var filing: FilingReference?

    /// The last time found to be well-formed.
    private var recorded: (bytes: [UInt8], text: String) = ([], "")

    /// Creates a decoder.
    public init() {}

    /// Reads a leaf, which must be canonical to the last byte.
    ///
    /// Every field is checked for its form; the place in the log, the chain and the signature are for those who know
    /// the log.
    ///
    /// - Parameter bytes: The leaf.
    /// - Returns: The event.
    /// - Throws: `.damaged`, with what is wrong and where.
    /// - Complexity: O(*n*), one pass.
    public mutating func decode(_ bytes: [UInt8]) throws(EventLogError) -> Event {
        guard bytes.count <= Event.largestByteCount else {
            throw EventLogError(.damaged, "an event of \(bytes.count) bytes")
        }
        var parser = LeafParser(bytes)
        try parser.literal(Key.actor)
        let actor = try parser.text("actor")
        try parser.literal(Key.data)
        let data = try parser.data()
        try parser.literal(Key.filing)
        let filing = try reference(&parser)
        try parser.literal(Key.id)
        let id = try parser.id("id")
        try parser.literal(Key.occurred)
        let occurred = try parser.text("occurred", count: 25)
        try parser.literal(Key.prev)
        var prev: Digest?
        if parser.matches(Key.null) {
            try parser.literal(Key.null)
        } else {
            try parser.literal(Key.quote)
            prev = try parser.digest("prev")
        }
        try parser.literal(Key.recorded)
        let recorded = try time(&parser)
        try parser.literal(Key.schema)
        let schema = try parser.number("schema")
        try parser.literal(Key.seq)
        let seq = try parser.number("seq")
        try parser.literal(Key.stream)
        let stream = try parser.text("stream")
        try parser.literal(Key.type)
        let type = try parser.text("type")
        try parser.literal(Key.version)
        let version = try parser.number("version")
        try parser.literal(Key.end)
        guard parser.offset == bytes.count else { throw parser.refused("the end") }

        let span = bytes.span
        guard FieldRules.isActor(span.extracting(actor)), FieldRules.isType(span.extracting(type)),
            FieldRules.isOccurred(span.extracting(occurred)), FieldRules.isStream(span.extracting(stream)),
            1...UInt64(Int32.max) ~= schema, version <= UInt64(Int32.max)
        else { throw parser.refused("a field") }
        let intent = Intent(
            unchecked: parser.string(actor), data: data, id: id, occurred: parser.string(occurred),
            schema: Int(schema), stream: StreamName(unchecked: parser.string(stream)), type: parser.string(type),
            version: Int(version))
        return Event(
            intent: intent, seq: seq, filing: filing, prev: prev, recorded: recorded, bytes: bytes, leafHash: nil)
    }

    /// Reads the filing an event came in, from after `"filing":{` to after its brace.
    private mutating func reference(_ parser: inout LeafParser) throws(EventLogError) -> FilingReference {
        let start = parser.offset
        if let filing, parser.matches(filingStart) {
            try parser.literal(filingStart)
            let index = try parser.number("filing index")
            if parser.matches(filingEnd) {
                try parser.literal(filingEnd)
                guard index < filing.size else { throw parser.refused("filing index") }
                return FilingReference(filing, index: Int(index))
            }
            parser = LeafParser(parser.bytes, at: start)
        }
        try parser.literal(Key.filingID)
        let id = try parser.id("filing id")
        try parser.literal(Key.filingIndex)
        let startEnd = parser.offset
        let index = try parser.number("filing index")
        let endStart = parser.offset
        try parser.literal(Key.filingKey)
        let keyRange = try parser.text("filing key", count: 8)
        try parser.literal(Key.filingSignature)
        let signatureRange = try parser.text("filing signature", count: 88)
        try parser.literal(Key.filingSize)
        let size = try parser.number("filing size")
        try parser.literal(Key.end)
        guard let key = KeyID(hex: parser.string(keyRange)),
            let signature = Base64.decode(parser.bytes[signatureRange]), signature.count == 64,
            index < size, size <= UInt64(UnverifiedFiling.largestSize)
        else { throw parser.refused("filing") }
        let filing = FilingReference(id: id, index: Int(index), key: key, signature: signature, size: Int(size))
        self.filing = filing
        filingStart = Array(parser.bytes[start..<startEnd])
        filingEnd = Array(parser.bytes[endStart..<parser.offset])
        return filing
    }

    /// Reads the time of recording and its quote.
    private mutating func time(_ parser: inout LeafParser) throws(EventLogError) -> String {
        if !recorded.bytes.isEmpty, parser.matches(recorded.bytes) {
            try parser.literal(recorded.bytes)
            return recorded.text
        }
        let start = parser.offset
        let range = try parser.text("recorded", count: 24)
        guard let time = Timestamp(parser.string(range)) else { throw parser.refused("recorded") }
        recorded = (Array(parser.bytes[start..<parser.offset]), time.text)
        return recorded.text
    }

    /// What stands between the values of a leaf.
    private enum Key {
        static let actor = Array(#"{"actor":""#.utf8)
        static let data = Array(#","data":"#.utf8)
        static let filing = Array(#","filing":{"#.utf8)
        static let filingID = Array(#""id":""#.utf8)
        static let filingIndex = Array(#","index":"#.utf8)
        static let filingKey = Array(#","key":""#.utf8)
        static let filingSignature = Array(#","signature":""#.utf8)
        static let filingSize = Array(#","size":"#.utf8)
        static let id = Array(#","id":""#.utf8)
        static let occurred = Array(#","occurred":""#.utf8)
        static let prev = Array(#","prev":"#.utf8)
        static let null = Array("null".utf8)
        static let quote = Array("\"".utf8)
        static let recorded = Array(#","recorded":""#.utf8)
        static let schema = Array(#","schema":"#.utf8)
        static let seq = Array(#","seq":"#.utf8)
        static let stream = Array(#","stream":""#.utf8)
        static let type = Array(#","type":""#.utf8)
        static let version = Array(#","version":"#.utf8)
        static let end = Array("}".utf8)
    }
}

extension Event {
    /// Reads one leaf, which must be canonical to the last byte.
    ///
    /// - Parameter bytes: The leaf.
    /// - Throws: `.damaged`, with what is wrong and where.
    /// - Complexity: O(*n*), one pass.
    public init(decoding bytes: [UInt8]) throws(EventLogError) {
        var decoder = EventDecoder()
        self = try decoder.decode(bytes)
    }
}
