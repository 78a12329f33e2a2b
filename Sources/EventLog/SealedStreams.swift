internal import LMDB
public import TransparencyLog

/// All streams as a seal found them, so that a few of them can be proven without reading all.
///
/// It holds the name of every 128th stream and the nodes of the tree above these groups. It is derived from the log and
/// kept only to save time: a proof made from it is worth what the seal's own root says of it.
public struct SealedStreams: Sendable {
    /// How many streams make a group: a proof reads the groups that it touches, and the rest from here.
    static let groupLevel = 7
    static let groupSize: UInt64 = 1 << 7

    /// The seal: how many events come before it.
    public let size: TreeSize
    /// How many streams there were.
    public let count: UInt64
    /// The first name of each group.
    let firstNames: [String]
    /// The nodes over the complete groups.
    let nodes: [Digest]
}

extension LogReading where Self: ~Copyable {
    /// Gathers the streams as they were when the log had a size.
    ///
    /// - Complexity: O(*s* log *n*) for *s* streams.
    public func sealedStreams(at size: TreeSize) throws -> SealedStreams {
        var (names, nodes) = ([String](), HashArray())
        var (group, count) = (MerkleFrontier(), UInt64(0))
        try scanStreams { name in
            guard let stream = try sealedStream(name, at: size) else { return true }
            if count % SealedStreams.groupSize == 0 { names.append(name.text) }
            _ = group.append(MerkleTree.leafHash(stream.leaf))
            count += 1
            if count % SealedStreams.groupSize == 0 {
                nodes.append(group.root)
                group = MerkleFrontier()
            }
            return true
        }
        return SealedStreams(size: size, count: count, firstNames: names, nodes: nodes.hashes)
    }

    /// Where a stream stood when the log had a size; nil where there was none of that name.
    public func sealedStream(_ name: StreamName, at size: TreeSize) throws -> SealedStream? {
        let tables = context.tables
        var found: (version: UInt64, seq: UInt64)?
        var bound = UInt64.max
        // What came later is near the end: read back in growing steps until something is old enough.
        var limit = 1
        while found == nil, bound > 0 {
            var last: UInt64?
            try scanIndex(tables.streams, name.text, 0..<bound, reversed: true, limit: limit) { version, value in
                guard let seq = value else { throw EventLogError(.damaged, "streams: \(name) \(version)") }
                if found == nil, seq < size.value { found = (version, seq) }
                last = version
            }
            guard let last else { return nil }
            bound = last
            limit = min(limit * 8, 1_024)
        }
        guard let found else { return nil }
        let hash = try hashes(at: [StoredHashIndex(level: 0, offset: found.seq)])
        return hash.first.map { SealedStream(name: name.text, version: found.version, head: $0) }
    }

    /// The streams of a group, in order.
    ///
    /// - Complexity: O(log *n*) for each stream of the group.
    public func streams(ofGroup group: Int, of sealed: SealedStreams) throws -> [SealedStream] {
        guard sealed.firstNames.indices.contains(group) else { return [] }
        var streams: [SealedStream] = []
        try scanStreams(from: sealed.firstNames[group]) { name in
            if let stream = try sealedStream(name, at: sealed.size) { streams.append(stream) }
            return streams.count < Int(SealedStreams.groupSize)
        }
        return streams
    }
}

/// Reads single streams of a seal, and proves them, within one snapshot of the log.
public final class SealedStreamReader {
    private let sealed: SealedStreams
    private let readGroup: (Int) throws -> [SealedStream]
    private var groups: [Int: (streams: [SealedStream], nodes: HashArray)] = [:]

    /// - Parameters:
    ///   - sealed: the index of the seal.
    ///   - readGroup: reads the streams of a group.
    public init(_ sealed: SealedStreams, readGroup: @escaping (Int) throws -> [SealedStream]) {
        self.sealed = sealed
        self.readGroup = readGroup
    }

    /// How many streams there are.
    public var count: UInt64 { sealed.count }

    /// How many streams have a name less than this one, which is its index if it is there.
    ///
    /// - Complexity: O(log *s*) and one group.
    public func place(of name: String) throws -> UInt64 {
        let after = sealed.firstNames.partition { name.utf8.lexicographicallyPrecedes($0.utf8) }
        guard after > 0 else { return 0 }
        let streams = try group(after - 1).streams
        let within = streams.map(\.name).partition { !$0.utf8.lexicographicallyPrecedes(name.utf8) }
        return UInt64(after - 1) * SealedStreams.groupSize + UInt64(within)
    }

    /// The stream at an index; nil past the end.
    public func stream(at index: UInt64) throws -> SealedStream? {
        guard index < count else { return nil }
        let streams = try group(Int(index / SealedStreams.groupSize)).streams
        let place = Int(index % SealedStreams.groupSize)
        return streams.indices.contains(place) ? streams[place] : nil
    }

    /// The proof of some streams.
    ///
    /// - Parameter indexes: in strictly ascending order, at least one.
    /// - Returns: the proof, to be held against the seal's root.
    /// - Throws: `ProofError` for an index past the end; what reading a group throws.
    public func proof(of indexes: [UInt64]) throws -> Multiproof {
        try Multiproof.make(of: indexes.map { LeafIndex($0) }, size: TreeSize(count), from: Nodes(reader: self))
    }

    private func group(_ number: Int) throws -> (streams: [SealedStream], nodes: HashArray) {
        if let group = groups[number] { return group }
        let streams = try readGroup(number)
        var nodes = HashArray()
        for stream in streams { nodes.append(MerkleTree.leafHash(stream.leaf)) }
        groups[number] = (streams, nodes)
        return (streams, nodes)
    }

    private struct Nodes: HashReader {
        let reader: SealedStreamReader

        func hashes(at indexes: [StoredHashIndex]) throws -> [Digest] {
            try indexes.map { index in
                let (level, offset) = (index.level, index.offset)
                if level >= SealedStreams.groupLevel {
                    let above = StoredHashIndex(level: level - SealedStreams.groupLevel, offset: offset)
                    guard above.value < UInt64(reader.sealed.nodes.count) else {
                        throw EventLogError(.damaged, "sealed-streams: node \(above.value)")
                    }
                    return reader.sealed.nodes[Int(above.value)]
                }
                let first = offset << UInt64(level)
                let group = try reader.group(Int(first / SealedStreams.groupSize)).nodes
                let within = (first % SealedStreams.groupSize) >> UInt64(level)
                return try group.hashes(at: [StoredHashIndex(level: level, offset: within)])[0]
            }
        }
    }
}

extension Array {
    /// The first place whose element belongs to the second part, where all elements of the first part come before it.
    fileprivate func partition(where belongsToSecond: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongsToSecond(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
