/// The form of an identifier: literals and runs of characters of a class, a small part of regular expressions.
struct Pattern: Hashable, Sendable {
    enum Part: Hashable, Sendable {
        case literal(String)
        case run(CharacterClass, min: Int, max: Int)
    }

    let source: String
    let parts: [Part]

    /// Parses `[class]{n}`, `[class]{m,n}`, `[class]+`, `[class]` and literals; `nil` when the source is anything else.
    init?(_ source: String) {
        var rest = Substring(source)
        var parts: [Part] = []
        while let first = rest.first {
            if first == "[" {
                guard let close = rest.firstIndex(of: "]"),
                    let set = CharacterClass(rest[rest.index(after: rest.startIndex)..<close])
                else { return nil }
                rest = rest[rest.index(after: close)...]
                guard let count = Self.count(&rest) else { return nil }
                parts.append(.run(set, min: count.lowerBound, max: count.upperBound))
            } else {
                let literal = rest.prefix { $0 != "[" }
                guard literal.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || "-_/:.".contains($0)) })
                else { return nil }
                parts.append(.literal(String(literal)))
                rest = rest[literal.endIndex...]
            }
        }
        guard !parts.isEmpty else { return nil }
        self.source = source
        self.parts = parts
        guard isGreedy else { return nil }
    }

    /// The pattern without anchors.
    var body: String {
        parts.map { part in
            switch part {
            case .literal(let text): String(text.flatMap { $0 == "." ? "\\." : String($0) })
            case .run(let set, let min, let max): "[\(set.source)]" + Self.suffix(min, max)
            }
        }.joined()
    }

    /// Whether taking each run at its longest never needs to be undone.
    private var isGreedy: Bool {
        zip(parts, parts.dropFirst()).allSatisfy { part, next in
            guard case .run(let set, let min, let max) = part, min != max else { return true }
            switch next {
            case .literal(let text): return text.utf8.first.map { byte in !set.contains(byte) } ?? true
            case .run(let other, _, _): return !set.overlaps(other)
            }
        }
    }

    /// The longest run that is allowed where the source says `+`.
    private static let longestRun = 200

    private static func count(_ rest: inout Substring) -> ClosedRange<Int>? {
        if rest.first == "+" {
            rest.removeFirst()
            return 1...longestRun
        }
        guard rest.first == "{" else { return 1...1 }
        guard let close = rest.firstIndex(of: "}") else { return nil }
        let numbers = rest[rest.index(after: rest.startIndex)..<close].split(separator: ",").map { Int($0) }
        rest = rest[rest.index(after: close)...]
        guard let first = numbers.first, let min = first, let last = numbers.last, let max = last, min <= max,
            numbers.count <= 2
        else { return nil }
        return min...max
    }

    private static func suffix(_ min: Int, _ max: Int) -> String {
        if min == 1, max == 1 { return "" }
        if min == 1, max == longestRun { return "+" }
        return min == max ? "{\(min)}" : "{\(min),\(max)}"
    }
}

/// A class of ASCII characters, such as `a-z0-9-`.
struct CharacterClass: Hashable, Sendable {
    let source: String
    let low: UInt64
    let high: UInt64

    init?(_ source: Substring) {
        var low: UInt64 = 0
        var high: UInt64 = 0
        var bytes = Array(source.utf8)[...]
        guard !bytes.isEmpty, bytes.allSatisfy({ $0 < 128 && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: "^") })
        else { return nil }
        while let first = bytes.popFirst() {
            var last = first
            if bytes.count >= 2, bytes.first == UInt8(ascii: "-") {
                bytes.removeFirst()
                last = bytes.removeFirst()
            }
            guard first <= last else { return nil }
            for byte in first...last {
                if byte < 64 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte - 64) }
            }
        }
        self.source = String(source)
        self.low = low
        self.high = high
    }

    func contains(_ byte: UInt8) -> Bool {
        byte < 64 ? low >> UInt64(byte) & 1 == 1 : byte < 128 && high >> UInt64(byte - 64) & 1 == 1
    }

    func overlaps(_ other: CharacterClass) -> Bool {
        low & other.low != 0 || high & other.high != 0
    }
}
