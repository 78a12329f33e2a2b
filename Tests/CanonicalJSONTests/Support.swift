import CanonicalJSON

/// The bytes of a text; tests read better so.
func utf8(_ text: String) -> [UInt8] {
    Array(text.utf8)
}

/// The code with which a body refuses, nil if it does not.
func refusal(_ body: () throws(CanonicalJSONError) -> Void) -> CanonicalJSONError.Code? {
    do throws(CanonicalJSONError) {
        try body()
        return nil
    } catch {
        return error.code
    }
}

/// The code with which the strict reader refuses bytes, nil if it takes them.
func strictRefusal(_ bytes: [UInt8], limits: JSONLimits = .event) -> CanonicalJSONError.Code? {
    refusal { () throws(CanonicalJSONError) in _ = try JSONValue(canonical: bytes, limits: limits) }
}

/// The code with which the interchange parser refuses bytes, nil if it takes them.
func interchangeRefusal(_ bytes: [UInt8], limits: JSONLimits = .event) -> CanonicalJSONError.Code? {
    refusal { () throws(CanonicalJSONError) in _ = try JSONValue(interchange: bytes, limits: limits) }
}

/// Whether the two readers agree on bytes: the strict one takes exactly what the other takes and rewrites unchanged,
/// and skipping a value takes exactly what reading it takes.
func readersAgree(on bytes: [UInt8]) -> Bool {
    let strict = try? JSONValue(canonical: bytes)
    let lenient = try? JSONValue(interchange: bytes)
    var reader = CanonicalReader(bytes, checksNFC: false)
    let raw = try? reader.rawValue()
    let skipped = raw == bytes && refusal { () throws(CanonicalJSONError) in try reader.finish() } == nil
    let isCanonical = lenient?.canonicalBytes() == bytes
    return (strict != nil) == isCanonical && skipped == isCanonical && (!isCanonical || strict == lenient)
}

/// A generator of random numbers that gives the same ones for the same seed (splitmix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension SeededGenerator {
    /// A random text that is rich in what escapes, multi-byte scalars and the order of UTF-16 make difficult.
    mutating func text() -> String {
        let alphabet =
            "abzZ09 \"\\/\n\t\r\u{0}\u{1F}\u{7F}\u{80}ñáÉ\u{300}€—\u{D7FF}\u{E000}\u{FB33}\u{FFFF}😀\u{10FFFF}"
        let scalars = Array(alphabet.unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...20, using: &self) {
            if let scalar = scalars.randomElement(using: &self) { text.append(scalar) }
        }
        return String(text)
    }

    /// A random value of at most so many levels.
    mutating func value(depth: Int) -> JSONValue {
        switch Int.random(in: 0...(depth > 0 ? 6 : 3), using: &self) {
        case 0: return [.null, .boolean(true), .boolean(false)].randomElement(using: &self) ?? .null
        case 1: return .integer(.random(in: -JSONLimits.greatestInteger...JSONLimits.greatestInteger, using: &self))
        case 2: return .integer(.random(in: -11...11, using: &self))
        case 3: return .string(text())
        case 4:
            var elements: [JSONValue] = []
            for _ in 0..<Int.random(in: 0...4, using: &self) { elements.append(value(depth: depth - 1)) }
            return .array(elements)
        default:
            var members: [String: JSONValue] = [:]
            for _ in 0..<Int.random(in: 0...5, using: &self) { members[text()] = value(depth: depth - 1) }
            return .object(members)
        }
    }

    /// A value as an untidy hand writes it: keys in any order, white space anywhere, escapes where none are needed.
    mutating func untidy(_ value: JSONValue) -> String {
        let space = [" ", "\n", "\t", "\r\n", "", ""].randomElement(using: &self) ?? ""
        switch value {
        case .null: return space + "null"
        case .boolean(let flag): return space + "\(flag)" + space
        case .integer(let number): return space + (number == 0 ? "-0" : "\(number)") + space
        case .string(let text): return space + untidy(text) + space
        case .array(let elements):
            var parts: [String] = []
            for element in elements { parts.append(untidy(element)) }
            return "[" + space + parts.joined(separator: space + ",") + "]" + space
        case .object(let members):
            var parts: [String] = []
            for member in members.shuffled(using: &self) {
                parts.append(space + untidy(member.key) + space + ":" + untidy(member.value))
            }
            return "{" + parts.joined(separator: "," + space) + space + "}"
        }
    }

    private mutating func untidy(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" || Bool.random(using: &self) {
                for unit in String(Character(scalar)).utf16 {
                    let digits = String(unit, radix: 16, uppercase: Bool.random(using: &self))
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            } else {
                quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
