/// The name of a tile or entry bundle of a published log (C2SP tlog-tiles).
///
/// A tile holds up to 256 hashes of one level of the tree, levels being counted in steps of eight; a bundle holds the
/// entries under one tile of level 0. Only the last tile of a level may be partial.
public struct TilePath: Hashable, Sendable {
    /// Which row of tiles.
    public enum Level: Hashable, Sendable {
        /// The entries themselves.
        case entries
        /// Hashes `8 * level` levels above the leaves, 0...63.
        case hashes(UInt8)
    }

    /// How many hashes or entries a full tile has.
    public static let fullWidth = 256
    private static let highestLevel: UInt8 = 63
    private static let slash = UInt8(ascii: "/")

    /// Which row of tiles.
    public let level: Level
    /// The tile's place in its row, from 0.
    public let index: UInt64
    /// How many hashes or entries the tile has: 1...256.
    public let width: Int

    /// Names a tile.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedTilePath` for a level above 63 or a width outside 1...256.
    public init(level: Level, index: UInt64, width: Int = fullWidth) throws(TransparencyLogError) {
        if case .hashes(let number) = level, number > Self.highestLevel {
            throw TransparencyLogError(.malformedTilePath, "level \(number)")
        }
        guard 1...Self.fullWidth ~= width else { throw TransparencyLogError(.malformedTilePath, "width \(width)") }
        self.init(checked: level, index: index, width: width)
    }

    private init(checked level: Level, index: UInt64, width: Int) {
        self.level = level
        self.index = index
        self.width = width
    }

    /// Reads a path without the log's prefix, such as `tile/0/x001/234.p/5` or `tile/entries/067`.
    ///
    /// - Throws: `TransparencyLogError` with code `malformedTilePath` for anything but the one text of a tile.
    public init(parsing path: String) throws(TransparencyLogError) {
        let malformed = TransparencyLogError(.malformedTilePath, path)
        var parts = path.utf8.split(separator: Self.slash, omittingEmptySubsequences: false)[...]
        guard parts.count >= 3, parts.removeFirst().elementsEqual("tile".utf8), let row = parts.popFirst() else {
            throw malformed
        }
        if row.elementsEqual("entries".utf8) {
            level = .entries
        } else if let number = Decimal.parse(row), number <= UInt64(Self.highestLevel) {
            level = .hashes(UInt8(number))
        } else {
            throw malformed
        }
        var width = Self.fullWidth
        let partial = Array(".p".utf8)
        if parts.count >= 2, let group = parts.dropLast().last, group.suffix(2).elementsEqual(partial) {
            guard let last = parts.popLast(), let number = Decimal.parse(last),
                1..<Self.fullWidth ~= Int(clamping: number)
            else { throw malformed }
            width = Int(number)
            parts[parts.endIndex - 1] = group.dropLast(partial.count)
        }
        guard let index = Self.parse(indexGroups: parts.map { Array($0) }) else { throw malformed }
        self.index = index
        self.width = width
    }

    /// Whether the tile has all its hashes or entries.
    public var isFull: Bool {
        width == Self.fullWidth
    }

    /// The full tile in the same place.
    public var full: TilePath {
        TilePath(checked: level, index: index, width: Self.fullWidth)
    }

    /// All tiles of the rows of hashes that a tree of `size` leaves has, each row from the left, the lowest row first.
    ///
    /// - Complexity: O(n / 256); it is meant for the tiles new since `published`, the size already written out.
    public static func tiles(for size: TreeSize, since published: TreeSize = 0) -> [TilePath] {
        var paths: [TilePath] = []
        for level in 0..<UInt8(8) where size.value >> (8 * UInt64(level)) > 0 {
            let (count, before) = (size.value >> (8 * UInt64(level)), published.value >> (8 * UInt64(level)))
            paths += row(.hashes(level), count: count, since: before)
        }
        return paths
    }

    /// All entry bundles that a tree of `size` leaves has, from the left.
    ///
    /// - Complexity: O(n / 256), as for ``tiles(for:since:)``.
    public static func bundles(for size: TreeSize, since published: TreeSize = 0) -> [TilePath] {
        row(.entries, count: size.value, since: published.value)
    }

    private static func row(_ level: Level, count: UInt64, since before: UInt64) -> [TilePath] {
        guard before < count else { return [] }
        var paths = (before >> 8..<count >> 8).map { TilePath(checked: level, index: $0, width: fullWidth) }
        if count & 255 > 0 {
            paths.append(TilePath(checked: level, index: count >> 8, width: Int(count & 255)))
        }
        return paths
    }

    /// Groups of three digits, all but the last marked with an x, none of them superfluous.
    private static func parse(indexGroups groups: [[UInt8]]) -> UInt64? {
        guard let last = groups.last else { return nil }
        var index: UInt64 = 0
        for digits in groups.dropLast().map({ $0.first == UInt8(ascii: "x") ? $0.dropFirst() : [] }) + [last[...]] {
            guard digits.count == 3, digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else {
                return nil
            }
            let group = digits.reduce(0) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
            let (product, tooLarge) = index.multipliedReportingOverflow(by: 1000)
            let (sum, overflow) = product.addingReportingOverflow(group)
            guard !tooLarge, !overflow else { return nil }
            index = sum
        }
        guard groups.count == 1 || groups[0] != Array("x000".utf8) else { return nil }
        return index
    }
}

extension TilePath: CustomStringConvertible {
    /// The path without the log's prefix.
    public var description: String {
        let row =
            switch level {
            case .entries: "entries"
            case .hashes(let number): "\(number)"
            }
        var groups = Self.threeDigits(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            groups = "x\(Self.threeDigits(rest % 1000))/\(groups)"
            rest /= 1000
        }
        return "tile/\(row)/\(groups)" + (isFull ? "" : ".p/\(width)")
    }

    private static func threeDigits(_ number: UInt64) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }
}
