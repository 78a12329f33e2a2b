/// The order of keys in canonical JSON: by UTF-16 code units (RFC 8785, section 3.2.3), decided on UTF-8.
///
/// The two encodings order text alike but for one thing: UTF-16 puts scalars from U+10000 (surrogates, 0xD800 up)
/// before U+E000...U+FFFF. In UTF-8 these begin with 0xF0...0xF4 and with 0xEE or 0xEF.
enum KeyOrder {
    /// How a key stands to the one before it.
    enum Relation {
        case ascending, equal, descending
    }

    /// The rank of a UTF-8 byte such that comparing ranks compares UTF-16 code units.
    static func rank(_ byte: UInt8) -> UInt8 {
        byte & 0xFE == 0xEE ? byte | 0x10 : byte
    }

    /// Whether one key comes before another.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8) { rank($0) < rank($1) }
    }

    /// Compares two canonical keys in place, each from the byte after its opening quote.
    ///
    /// - Complexity: O(*n*) in the shorter key; allocates nothing.
    static func relation(of first: Int, to second: Int, in bytes: [UInt8]) -> Relation {
        var left = first
        var right = second
        while true {
            let (leftByte, leftNext) = unescaped(bytes, at: left)
            let (rightByte, rightNext) = unescaped(bytes, at: right)
            guard let leftByte else { return rightByte == nil ? .equal : .ascending }
            guard let rightByte else { return .descending }
            if leftByte != rightByte { return rank(leftByte) < rank(rightByte) ? .ascending : .descending }
            left = leftNext
            right = rightNext
        }
    }

    /// The byte that stands at an index of a canonical string, nil at its closing quote, and the index after it.
    private static func unescaped(_ bytes: [UInt8], at index: Int) -> (byte: UInt8?, next: Int) {
        let byte = bytes[index]
        if byte == Byte.quote { return (nil, index) }
        if byte != Byte.backslash { return (byte, index + 1) }
        return Escape.canonicalByte(bytes, at: index)
    }
}

/// For each open object, where its latest key begins: what the order of the next key is judged by.
struct KeyStack: Sendable {
    /// The index after the opening quote of the innermost object's latest key, -1 if it has none yet.
    private(set) var latest = -1
    private var outer: [Int] = []

    /// Enters an object; the outermost needs no memory.
    mutating func push(isOutermost: Bool) {
        if !isOutermost { outer.append(latest) }
        latest = -1
    }

    /// Leaves an object.
    mutating func pop() {
        latest = outer.popLast() ?? -1
    }

    /// Takes a key as the innermost object's latest.
    mutating func admit(_ start: Int) {
        latest = start
    }
}
