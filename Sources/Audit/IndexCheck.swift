import EventLog

/// The indexes `ids`, `streams` and `types`: every expected entry, and not one more.
struct IndexCheck {
    private static let ids = "ids"
    private static let streams = "streams"
    private static let types = "types"

    private var eventCount = 0
    private var filingCount = 0
    /// Whether entries that no event was seen to give can be told from those of an event that cannot be read.
    private var isComplete = true
    private var faulty: Set<String> = []

    /// An event whose entries cannot be known.
    mutating func skip() { isComplete = false }

    mutating func take(
        _ event: Event, _ seq: UInt64, _ snapshot: borrowing LogSnapshot, _ differences: DifferenceList
    ) throws {
        let place = seq.bigEndianBytes
        eventCount += 1
        if event.filing.index == 0 {
            filingCount += 1
            try look(Self.ids, event.filing.id.bytes, place, seq, snapshot, differences)
        }
        try look(Self.ids, event.id.bytes, place, seq, snapshot, differences)
        let stream = Self.key(event.stream.text, UInt64(event.version))
        try look(Self.streams, stream, place, seq, snapshot, differences)
        try look(Self.types, Self.key(event.type, seq), [], seq, snapshot, differences)
    }

    /// Counts the entries, and looks for those too many where the count or an entry is wrong.
    func finish(_ snapshot: borrowing LogSnapshot, _ differences: DifferenceList) throws {
        let expected = [
            (Self.ids, eventCount + filingCount), (Self.streams, eventCount), (Self.types, eventCount),
        ]
        for (table, count) in expected {
            var stored = 0
            try TableWalk.entries(of: table, snapshot, differences) { _, _ in stored += 1 }
            guard stored != count || faulty.contains(table), isComplete else { continue }
            try TableWalk.entries(of: table, snapshot, differences) { key, value in
                guard try !Self.isExpected(table, key, value, snapshot) else { return }
                differences.add(
                    .indexExtra, Self.place(table, key), es: "Ningún evento da lugar a esta entrada del índice.",
                    en: "No event gives rise to this index entry.")
            }
        }
    }

    private mutating func look(
        _ table: String, _ key: [UInt8], _ value: [UInt8], _ seq: UInt64, _ snapshot: borrowing LogSnapshot,
        _ differences: DifferenceList
    ) throws {
        let stored = try snapshot.get(table: table, key: key)
        guard stored != value else { return }
        faulty.insert(table)
        guard let stored else {
            return differences.add(
                .indexMissing, Self.place(table, key), es: "Falta la entrada del evento \(seq) en el índice.",
                en: "The entry of event \(seq) is missing in the index.")
        }
        let other = UInt64(bigEndianBytes: stored).map { "\($0)" } ?? "?"
        differences.add(
            .indexWrong, Self.place(table, key), es: "La entrada del evento \(seq) lleva a \(other).",
            en: "The entry of event \(seq) leads to \(other).")
    }

    /// Whether the event that an entry leads to gives rise to it.
    private static func isExpected(
        _ table: String, _ key: [UInt8], _ value: [UInt8], _ snapshot: borrowing LogSnapshot
    ) throws -> Bool {
        let place = table == types ? Array(key.suffix(8)) : value
        guard let seq = UInt64(bigEndianBytes: place), let bytes = try snapshot.get(table: "events", key: place),
            let event = try? Event(decoding: bytes)
        else { return false }
        switch table {
        case ids: return key == event.id.bytes || key == event.filing.id.bytes && event.filing.index == 0
        case streams: return key == Self.key(event.stream.text, UInt64(event.version))
        default: return key == Self.key(event.type, seq) && value.isEmpty
        }
    }

    private static func key(_ name: String, _ number: UInt64) -> [UInt8] {
        Array(name.utf8) + [0] + number.bigEndianBytes
    }

    private static func place(_ table: String, _ key: [UInt8]) -> String {
        guard table == ids else { return Place.indexRow(table, key) }
        return "\(table) \(EventID(bytes: key).map { "\($0)" } ?? Place.row("", key))"
    }
}
