import Deliberation
import EventLog

/// A place in a ledger, whatever bytes a hostile key holds: how it is named, and what is known of it.
struct Place {
    /// Together with a table and a number within what a report allows.
    private static let largestCount = 320

    /// How it is named: a table and a key, or a file.
    let text: String
    /// The event, if it is one's.
    var seq: UInt64?
    /// The stream, if it is known.
    var stream: String?
    /// What things may rest on, where it is not the stream.
    var act: String?

    init(_ text: String) { self.text = text }

    /// What things may rest on.
    var subject: String? { act ?? stream }

    static func event(_ seq: UInt64) -> Place {
        var place = Place("events \(seq)")
        place.seq = seq
        return place
    }

    static func event(_ seq: UInt64, of event: Event) -> Place {
        var place = Place.event(seq)
        place.stream = event.stream.text
        return place
    }

    /// The filing that begins with an event, by the key that signs it.
    static func filing(_ seq: UInt64, of event: Event) -> Place {
        var place = Place.event(seq, of: event)
        place.act = Dependents.key("\(event.filing.key)", of: event.actor)
        return place
    }

    static func act(_ act: Act) -> Place {
        var place = Place.event(act.seq)
        place.stream = act.event.streamName
        place.act = Dependents.subject(of: act.event)
        return place
    }

    /// A row of a view, which is of the stream that its key names.
    static func view(_ table: String, _ key: [UInt8]) -> Place {
        var place = Place.row(table, key)
        let parts = key.split(separator: 0, maxSplits: 1).compactMap { String(validating: $0, as: UTF8.self) }
        // A hostile key names nothing.
        if parts.count == 2, let kind = Dependents.kinds[parts[0]], parts[1].isPlainName {
            place.stream = "\(kind)/\(parts[1])"
        }
        return place
    }

    /// A row of a table whose keys are text, or text, 0x00 and text.
    static func row(_ table: String, _ key: [UInt8]) -> Place { Place("\(table) \(printable(key))") }

    /// A row of a table whose keys are numbers of eight bytes.
    static func numberedRow(_ table: String, _ key: [UInt8]) -> Place {
        UInt64(bigEndianBytes: key).map { Place("\(table) \($0)") } ?? row(table, key)
    }

    /// A row of an index whose keys are a name, 0x00 and a number of eight bytes.
    static func indexRow(_ table: String, _ key: [UInt8]) -> Place {
        guard key.count > 9, key[key.count - 9] == 0, let number = UInt64(bigEndianBytes: key.suffix(8)) else {
            return row(table, key)
        }
        let name = printable(Array(key.dropLast(9)))
        var place = Place("\(table) \(name) \(number)")
        if table == "streams", name.isPlainName { place.stream = name }
        return place
    }

    /// ASCII as it is, a separator as a space, all else in hexadecimal.
    static func printable(_ bytes: [UInt8]) -> String {
        var text = ""
        for byte in bytes {
            let next =
                switch byte {
                case 0x21...0x7E: String(Unicode.Scalar(byte))
                case 0: " "
                default: #"\x"# + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
            guard text.utf8.count + next.utf8.count <= largestCount else { return text + "…" }
            text += next
        }
        return text
    }
}

extension String {
    private static let largestNameCount = 100

    /// Whether it is short and has nothing but the characters of identifiers.
    fileprivate var isPlainName: Bool {
        utf8.count <= Self.largestNameCount && utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    private static let largestScalarCount = 1_000

    /// The text on one line and of the length that reports allow: messages quote what strangers wrote.
    var plainLine: String {
        var text = UnicodeScalarView()
        for scalar in unicodeScalars.prefix(Self.largestScalarCount) {
            text.append(scalar.properties.generalCategory == .control ? " " : scalar)
        }
        return String(text)
    }
}

extension UInt64 {
    /// The number in exactly eight bytes, most significant first.
    init?(bigEndianBytes bytes: some Collection<UInt8>) {
        guard bytes.count == 8 else { return nil }
        self = bytes.reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The eight bytes, most significant first.
    var bigEndianBytes: [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * UInt64($0))) } }
}
