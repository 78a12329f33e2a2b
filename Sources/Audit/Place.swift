/// Names places in a ledger, whatever bytes a hostile key holds.
enum Place {
    private static let largestByteCount = 160

    static func event(_ seq: UInt64) -> String { "events \(seq)" }

    /// A row of a table whose keys are text, or text, 0x00 and text.
    static func row(_ table: String, _ key: [UInt8]) -> String { "\(table) \(printable(key))" }

    /// A row of a table whose keys are numbers of eight bytes.
    static func numberedRow(_ table: String, _ key: [UInt8]) -> String {
        UInt64(bigEndianBytes: key).map { "\(table) \($0)" } ?? row(table, key)
    }

    /// A row of an index whose keys are a name, 0x00 and a number of eight bytes.
    static func indexRow(_ table: String, _ key: [UInt8]) -> String {
        guard key.count > 9, key[key.count - 9] == 0, let number = UInt64(bigEndianBytes: key.suffix(8)) else {
            return row(table, key)
        }
        return "\(table) \(printable(Array(key.dropLast(9)))) \(number)"
    }

    /// ASCII as it is, a separator as a space, all else in hexadecimal.
    private static func printable(_ bytes: [UInt8]) -> String {
        var text = ""
        for byte in bytes.prefix(largestByteCount) {
            switch byte {
            case 0x21...0x7E: text.unicodeScalars.append(Unicode.Scalar(byte))
            case 0: text += " "
            default: text += #"\x"# + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return bytes.count > largestByteCount ? text + "…" : text
    }
}

extension String {
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
