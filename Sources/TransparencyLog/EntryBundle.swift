/// The entries under one tile of level 0 (C2SP tlog-tiles): each a two-byte big-endian length, then its bytes.
public struct EntryBundle: Hashable, Sendable {
    /// The most bytes an entry may have.
    public static let largestEntryByteCount = 65_535

    /// The entries, from the left: 1...256 of them.
    public let entries: [[UInt8]]

    /// Puts entries together.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedBundle` unless there are 1...256 entries of at most 65,535
    ///   bytes each.
    public init(_ entries: [[UInt8]]) throws(TransparencyLogError) {
        guard 1...TilePath.fullWidth ~= entries.count,
            entries.allSatisfy({ $0.count <= Self.largestEntryByteCount })
        else { throw TransparencyLogError(.malformedBundle, "too many entries, none, or one too long") }
        self.entries = entries
    }

    /// Reads a bundle of a known width.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedBundle` if the bytes are not exactly `width` entries.
    public init(decoding bytes: [UInt8], width: Int) throws(TransparencyLogError) {
        var entries: [[UInt8]] = []
        var rest = bytes[...]
        while let high = rest.popFirst() {
            guard let low = rest.popFirst() else { throw TransparencyLogError(.malformedBundle, "cut short") }
            let length = Int(high) << 8 | Int(low)
            guard rest.count >= length else { throw TransparencyLogError(.malformedBundle, "cut short") }
            entries.append(Array(rest.prefix(length)))
            rest = rest.dropFirst(length)
        }
        guard entries.count == width else {
            throw TransparencyLogError(.malformedBundle, "\(entries.count) entries, not \(width)")
        }
        try self.init(entries)
    }

    /// The bundle as it is published.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            bytes.append(UInt8(truncatingIfNeeded: entry.count >> 8))
            bytes.append(UInt8(truncatingIfNeeded: entry.count))
            bytes += entry
        }
        return bytes
    }
}
