import CanonicalJSON

/// Scalars of the catalogue, each checked against its limits as it is read.
extension CanonicalReader {
    private mutating func plain() throws(CatalogueError) -> String {
        let start = offset
        do { return try string() } catch { throw CatalogueError(error, expecting: .string, at: start) }
    }

    /// One line of text; the limits count UTF-8 bytes.
    mutating func string(_ limits: ClosedRange<Int>) throws(CatalogueError) -> String {
        let start = offset
        let value = try plain()
        try TextRule.check(value, limits, allowsLines: false, at: start)
        return value
    }

    /// Text of several lines; the limits count UTF-8 bytes.
    mutating func text(_ limits: ClosedRange<Int>) throws(CatalogueError) -> String {
        let start = offset
        let value = try plain()
        try TextRule.check(value, limits, allowsLines: true, at: start)
        return value
    }

    mutating func integer(_ limits: ClosedRange<Int64>) throws(CatalogueError) -> Int64 {
        let start = offset
        let value: Int64
        do { value = try integer() } catch { throw CatalogueError(error, expecting: .integer, at: start) }
        guard limits.contains(value) else {
            let range = "\(limits.lowerBound)…\(limits.upperBound)"
            throw CatalogueError(
                .outOfRange, offset: start, detail: "\(value)", expected: Bilingual(es: range, en: range))
        }
        return value
    }

    mutating func flag() throws(CatalogueError) -> Bool {
        let start = offset
        do { return try boolean() } catch { throw CatalogueError(error, expecting: .boolean, at: start) }
    }

    mutating func date() throws(CatalogueError) -> CalendarDate {
        let start = offset
        let value = try plain()
        guard let date = CalendarDate(value) else {
            throw CatalogueError(.invalidDate, offset: start, detail: value, expected: FieldType.date.expectation)
        }
        return date
    }

    mutating func instant() throws(CatalogueError) -> Instant {
        let start = offset
        let value = try plain()
        guard let instant = Instant(value) else {
            throw CatalogueError(.invalidInstant, offset: start, detail: value, expected: FieldType.instant.expectation)
        }
        return instant
    }

    mutating func sha256() throws(CatalogueError) -> String {
        let start = offset
        let value = try plain()
        guard TextRule.isSHA256(value) else {
            throw CatalogueError(.invalidDigest, offset: start, detail: value, expected: FieldType.sha256.expectation)
        }
        return value
    }

    mutating func identifier(_ kind: IdentifierKind) throws(CatalogueError) -> String {
        let start = offset
        let value = try plain()
        guard kind.matches(value) else {
            throw CatalogueError(
                .invalidIdentifier, offset: start, detail: value, expected: FieldType.identifier(kind).expectation)
        }
        return value
    }

    mutating func word<Word: VocabularyWord>(_: Word.Type) throws(CatalogueError) -> Word {
        let start = offset
        let value = try plain()
        guard let word = Word(rawValue: value) else {
            let type = FieldType.enumeration(name: Word.vocabularyName, values: Word.enumValues)
            throw CatalogueError(.unknownWord, offset: start, detail: value, expected: type.expectation)
        }
        return word
    }
}
