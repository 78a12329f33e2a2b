import EventLog

/// The indexes `ids`, `streams` and `types`: every expected entry, and not one more.
///
/// Entries are compared as multisets, by the sum of their keyed hashes: nobody who does not know the random key of this
/// audit can make two different multisets with one sum but by chance, one in 2⁶⁴. So tables are read once, in their own
/// order. Only where the sums differ are the entries looked up one by one.
struct IndexCheck {
    private enum Index: Int, CaseIterable {
        case ids, streams, types

        var table: String { "\(self)" }
    }

    private var expected = Index.allCases.map { _ in KeyedSum() }
    private let salt = UInt64.random(in: 0 ... .max)
    /// Whether entries that no event was seen to give can be told from those of an event that cannot be read.
    private var isComplete = true

    /// An event whose entries cannot be known.
    mutating func skip() { isComplete = false }

    /// Takes an event, whose entries are to be there.
    mutating func take(_ event: Event, _ seq: UInt64) {
        Self.forEachEntry(of: event, seq) { index, key, value in expected[index.rawValue].add(key, value, salt) }
    }

    /// Compares the tables with what the events give.
    func finish(_ snapshot: borrowing LogSnapshot, _ differences: DifferenceList) throws {
        for index in Index.allCases {
            let table = index.table
            var stored = KeyedSum()
            try TableWalk.entries(of: table, snapshot, differences) { key, value in stored.add(key, value, salt) }
            guard stored != expected[index.rawValue] || !isComplete else { continue }
            try nameMissing(index, snapshot, differences)
            guard isComplete else { continue }
            try TableWalk.entries(of: table, snapshot, differences) { key, value in
                guard try !Self.isExpected(index, key, value, snapshot) else { return }
                differences.add(
                    .indexExtra, Self.place(index, key), es: "Ningún evento da lugar a esta entrada del índice.",
                    en: "No event gives rise to this index entry.")
            }
        }
    }

    /// Looks up every entry of a table that the events give.
    private func nameMissing(
        _ index: Index, _ snapshot: borrowing LogSnapshot, _ differences: DifferenceList
    ) throws {
        try snapshot.scan(table: "events") { key, value in
            guard let seq = UInt64(bigEndianBytes: key), let event = try? Event(decoding: value) else { return true }
            var entries: [(key: [UInt8], value: [UInt8])] = []
            Self.forEachEntry(of: event, seq) { if $0 == index { entries.append(($1, $2)) } }
            for entry in entries { try Self.look(index, entry.key, entry.value, seq, snapshot, differences) }
            return true
        }
    }

    private static func forEachEntry(
        of event: Event, _ seq: UInt64, _ body: (_ index: Index, _ key: [UInt8], _ value: [UInt8]) -> Void
    ) {
        let place = seq.bigEndianBytes
        if event.filing.index == 0 { body(.ids, event.filing.id.bytes, place) }
        body(.ids, event.id.bytes, place)
        body(.streams, key(event.stream.text, UInt64(event.version)), place)
        body(.types, key(event.type, seq), [])
    }

    private static func look(
        _ index: Index, _ key: [UInt8], _ value: [UInt8], _ seq: UInt64, _ snapshot: borrowing LogSnapshot,
        _ differences: DifferenceList
    ) throws {
        let stored = try snapshot.get(table: index.table, key: key)
        guard stored != value else { return }
        guard let stored else {
            return differences.add(
                .indexMissing, place(index, key, of: seq), expected: "\(seq)",
                es: "Falta la entrada del evento \(seq) en el índice.",
                en: "The entry of event \(seq) is missing in the index.")
        }
        let other = UInt64(bigEndianBytes: stored).map { "\($0)" } ?? "?"
        differences.add(
            .indexWrong, place(index, key, of: seq), expected: "\(seq)", found: other,
            es: "La entrada del evento \(seq) lleva a \(other).",
            en: "The entry of event \(seq) leads to \(other).")
    }

    /// Whether the event that an entry leads to gives rise to it.
    private static func isExpected(
        _ index: Index, _ key: [UInt8], _ value: [UInt8], _ snapshot: borrowing LogSnapshot
    ) throws -> Bool {
        let place = index == .types ? Array(key.suffix(8)) : value
        guard let seq = UInt64(bigEndianBytes: place), let bytes = try snapshot.get(table: "events", key: place),
            let event = try? Event(decoding: bytes)
        else { return false }
        switch index {
        case .ids: return key == event.id.bytes || key == event.filing.id.bytes && event.filing.index == 0
        case .streams: return key == self.key(event.stream.text, UInt64(event.version))
        case .types: return key == self.key(event.type, seq) && value.isEmpty
        }
    }

    private static func key(_ name: String, _ number: UInt64) -> [UInt8] {
        Array(name.utf8) + [0] + number.bigEndianBytes
    }

    private static func place(_ index: Index, _ key: [UInt8], of seq: UInt64? = nil) -> Place {
        var place = Place.indexRow(index.table, key)
        if index == .ids, let id = EventID(bytes: key) { place = Place("\(index.table) \(id)") }
        place.seq = seq
        return place
    }
}

/// How many entries there are, and the sum of their keyed hashes.
private struct KeyedSum: Hashable {
    private var count = 0
    private var sum: UInt64 = 0

    mutating func add(_ key: [UInt8], _ value: [UInt8], _ salt: UInt64) {
        var hasher = Hasher()
        hasher.combine(salt)
        hasher.combine(key)
        hasher.combine(value)
        sum &+= UInt64(bitPattern: Int64(hasher.finalize()))
        count += 1
    }
}
