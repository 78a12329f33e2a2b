/// The rules that every text of the catalogue follows.
enum TextRule {
    static func check(
        _ value: String,
        _ limits: ClosedRange<Int>,
        allowsLines: Bool,
        at offset: Int
    ) throws(CatalogueError) {
        let count = value.utf8.count
        guard count >= limits.lowerBound else {
            throw CatalogueError(.tooShort, offset: offset, detail: "\(count)", expected: expectation(limits))
        }
        guard count <= limits.upperBound else {
            throw CatalogueError(.tooLong, offset: offset, detail: "\(count)", expected: expectation(limits))
        }
        guard !hasControlCharacter(value, allowsLines: allowsLines) else {
            throw CatalogueError(.controlCharacter, offset: offset)
        }
    }

    /// Whether the text holds a control character (C0 or DEL); several lines may hold line feeds and tabs.
    static func hasControlCharacter(_ value: String, allowsLines: Bool) -> Bool {
        let bytes = value.utf8Span.span
        for index in bytes.indices where bytes[index] < 0x20 || bytes[index] == 0x7F {
            if !(allowsLines && (bytes[index] == 0x0A || bytes[index] == 0x09)) { return true }
        }
        return false
    }

    static func isSHA256(_ value: String) -> Bool {
        let bytes = value.utf8Span.span
        guard bytes.count == 64 else { return false }
        for index in bytes.indices {
            let byte = bytes[index]
            guard byte &- UInt8(ascii: "0") <= 9 || byte &- UInt8(ascii: "a") <= 5 else { return false }
        }
        return true
    }

    private static func expectation(_ limits: ClosedRange<Int>) -> Bilingual {
        Bilingual(
            es: "de \(limits.lowerBound) a \(limits.upperBound) bytes",
            en: "\(limits.lowerBound) to \(limits.upperBound) bytes")
    }
}
