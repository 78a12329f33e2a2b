public import CanonicalJSON

/// A value of the catalogue that reads itself from canonical JSON and writes itself back, key by key in order.
///
/// The types that conform are generated from the catalogue.
public protocol CanonicalRecord: Hashable, Sendable {
    /// Reads one object, expecting each field in its turn and checking its limits.
    ///
    /// - Throws: `CatalogueError` with its offset; ``CatalogueError/located(in:from:)`` adds the path.
    init(from reader: inout CanonicalReader) throws(CatalogueError)

    /// Writes one object, its fields in the order of their names.
    func write(to writer: inout CanonicalWriter)

    /// The list that holds more than it may, or nil: such a value writes what nobody reads again.
    ///
    /// - Complexity: O(lists of the record); what its elements hold is what acts held, within their limits.
    var overfullList: OverfullList? { get }
}

/// A list of a view's row that holds more than the catalogue gives it room for.
public struct OverfullList: Hashable, Sendable {
    /// The field.
    public let field: String
    /// How many elements it may have.
    public let max: Int

    init(_ field: String, max: Int) {
        self.field = field
        self.max = max
    }
}

extension CanonicalRecord {
    /// No list, unless the record is a view's row that has some.
    public var overfullList: OverfullList? { nil }

    /// Reads the value from bytes that hold nothing else.
    ///
    /// - Throws: `CatalogueError` with its path.
    public init(canonical bytes: [UInt8], limits: JSONLimits = .event) throws(CatalogueError) {
        do throws(CatalogueError) {
            var reader = CanonicalReader(bytes, limits: limits)
            self = try Self(from: &reader)
            try reader.end()
        } catch {
            throw error.located(in: bytes)
        }
    }

    /// Reads the row of a view as it is stored, which may be larger than an event.
    ///
    /// - Throws: `CatalogueError` with its path.
    public init(row bytes: [UInt8]) throws(CatalogueError) { try self.init(canonical: bytes, limits: .document) }

    /// The canonical bytes of the value.
    public var canonicalBytes: [UInt8] {
        var writer = CanonicalWriter()
        write(to: &writer)
        return writer.bytes
    }
}

/// The data of one type of event.
public protocol EventPayload: CanonicalRecord {
    /// The type of event that this is the data of.
    static var type: EventType { get }
}

/// A closed list of words; the types that conform are generated from the catalogue.
public protocol VocabularyWord: RawRepresentable<String>, CaseIterable, Comparable, Hashable, Sendable
where AllCases == [Self] {
    /// The name of the list in the catalogue.
    static var vocabularyName: String { get }
    /// What the word is called by people.
    var label: Bilingual { get }
    /// What people type for it in Spanish, where its label will not do.
    var spanishWord: String? { get }
    /// The place of the word in its list, from 0.
    var position: Int { get }
}

extension VocabularyWord {
    /// Whether the first word comes before the second in the list.
    public static func < (left: Self, right: Self) -> Bool {
        left.position < right.position
    }

    /// Most labels will do.
    public var spanishWord: String? { nil }

    /// The words with their labels, as descriptors hold them.
    public static var enumValues: [EnumValue] {
        allCases.map { word in EnumValue(raw: word.rawValue, label: word.label, spanishWord: word.spanishWord) }
    }
}
