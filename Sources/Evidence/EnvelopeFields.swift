internal import CanonicalJSON
internal import Deliberation
internal import TransparencyLog

extension Envelope {
    /// The fields of a leaf, each of the form that the ledger writes.
    struct Fields {
        let actor: String
        let data: [UInt8]
        let filing: Filing
        let id: String
        let occurred: String
        let prev: Digest?
        let recorded: String
        let recordedInstant: Instant
        let schema: Int
        let seq: UInt64
        let stream: String
        let type: String
        let version: UInt64
        let intent: [UInt8]

        init(_ leaf: [UInt8]) throws(CanonicalJSONError) {
            var reader = CanonicalReader(leaf)
            try reader.beginObject()
            try reader.key("actor")
            actor = try reader.parsed { $0.isEmpty ? nil : $0 }
            try reader.key("data")
            data = try reader.rawValue()
            let filingStart = reader.offset
            try reader.key("filing")
            filing = try Filing(reading: &reader)
            let filingEnd = reader.offset
            try reader.key("id")
            id = try reader.uuid()
            try reader.key("occurred")
            occurred = try reader.string()
            let prevStart = reader.offset
            try reader.key("prev")
            prev = try reader.digestOrNull()
            try reader.key("recorded")
            (recorded, recordedInstant) = try reader.parsed { text in Recorded.instant(text).map { (text, $0) } }
            let recordedEnd = reader.offset
            try reader.key("schema")
            schema = Int(clamping: try reader.natural())
            let seqStart = reader.offset
            try reader.key("seq")
            seq = try reader.natural()
            let seqEnd = reader.offset
            try reader.key("stream")
            stream = try reader.string()
            try reader.key("type")
            type = try reader.string()
            try reader.key("version")
            version = try reader.natural()
            try reader.endObject()
            try reader.finish()
            guard filing.index <= seq else { throw CanonicalJSONError(.wrongType, offset: seqStart, detail: "seq") }
            // What the actor signed is the leaf without the fields that the log put in between: nothing is written anew.
            intent = Array(
                leaf[..<filingStart] + leaf[filingEnd..<prevStart] + leaf[recordedEnd..<seqStart] + leaf[seqEnd...])
        }
    }
}

extension Envelope.Filing {
    init(reading reader: inout CanonicalReader) throws(CanonicalJSONError) {
        try reader.beginObject()
        try reader.key("id")
        id = try reader.uuid()
        try reader.key("index")
        index = try reader.natural()
        try reader.key("key")
        keyID = try reader.parsed { KeyID(hex: $0) }
        try reader.key("signature")
        signature = try reader.parsed { text in
            Base64.decode(text.utf8).flatMap { $0.count == 64 ? $0 : nil }
        }
        try reader.key("size")
        size = try reader.natural()
        try reader.endObject()
        guard index < size, size <= Envelope.largestFilingSize else {
            throw CanonicalJSONError(.wrongType, offset: reader.offset, detail: "filing")
        }
    }
}

/// The time of recording, `YYYY-MM-DDThh:mm:ss.mmmZ`.
enum Recorded {
    /// The instant, to the second; `nil` for any other form.
    static func instant(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count == 24, bytes[19] == UInt8(ascii: "."), bytes[23] == UInt8(ascii: "Z"),
            bytes[20..<23].allSatisfy({ $0 &- UInt8(ascii: "0") < 10 })
        else { return nil }
        return Instant(String(decoding: bytes[..<19], as: UTF8.self) + "+00:00")
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

    /// Reads a whole number from 0.
    fileprivate mutating func natural() throws(CanonicalJSONError) -> UInt64 {
        let start = offset
        guard let value = UInt64(exactly: try integer()) else {
            throw CanonicalJSONError(.wrongType, offset: start)
        }
        return value
    }

    /// Reads a lower-case version 7 UUID.
    fileprivate mutating func uuid() throws(CanonicalJSONError) -> String {
        try parsed { Self.isVersion7($0) ? $0 : nil }
    }

    fileprivate mutating func digestOrNull() throws(CanonicalJSONError) -> Digest? {
        guard isNull() else { return try parsed { Digest(hex: $0) } }
        try null()
        return nil
    }

    /// Whether a text is a UUID of RFC 9562 section 5.7 in lower case.
    private static func isVersion7(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36, bytes[14] == UInt8(ascii: "7"), "89ab".utf8.contains(bytes[19]) else { return false }
        return bytes.enumerated().allSatisfy { index, byte in
            [8, 13, 18, 23].contains(index)
                ? byte == UInt8(ascii: "-")
                : byte &- UInt8(ascii: "0") < 10 || byte &- UInt8(ascii: "a") < 6
        }
    }
}
