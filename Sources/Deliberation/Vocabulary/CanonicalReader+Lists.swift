import CanonicalJSON

/// Lists of the catalogue, element by element.
extension CanonicalReader {
    mutating func strings(
        _ limits: ClosedRange<Int>,
        each: ClosedRange<Int>
    ) throws(CatalogueError) -> [String] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try reader.string(each) }
    }

    mutating func texts(
        _ limits: ClosedRange<Int>,
        each: ClosedRange<Int>
    ) throws(CatalogueError) -> [String] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try reader.text(each) }
    }

    mutating func integers(
        _ limits: ClosedRange<Int>,
        each: ClosedRange<Int64>
    ) throws(CatalogueError) -> [Int64] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try reader.integer(each) }
    }

    mutating func dates(_ limits: ClosedRange<Int>) throws(CatalogueError) -> [CalendarDate] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try reader.date() }
    }

    mutating func instants(_ limits: ClosedRange<Int>) throws(CatalogueError) -> [Instant] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try reader.instant() }
    }

    mutating func digests(_ limits: ClosedRange<Int>) throws(CatalogueError) -> [String] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try reader.sha256() }
    }

    mutating func identifiers(
        _ kind: IdentifierKind,
        _ limits: ClosedRange<Int>
    ) throws(CatalogueError) -> [String] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try reader.identifier(kind) }
    }

    mutating func words<Word: VocabularyWord>(
        _ type: Word.Type,
        _ limits: ClosedRange<Int>
    ) throws(CatalogueError) -> [Word] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try reader.word(type) }
    }

    mutating func records<Record: CanonicalRecord>(
        _ type: Record.Type,
        _ limits: ClosedRange<Int>
    ) throws(CatalogueError) -> [Record] {
        try list(limits) { (reader: inout CanonicalReader) throws(CatalogueError) in try Record(from: &reader) }
    }
}
