import EventLog
import TransparencyLog

/// Versions and hash chain of every stream.
///
/// Holds one entry for each stream, the most of them in a file of this process alone.
struct StreamCheck {
    private struct Head {
        let version: Int
        let leafHash: Digest

        init(version: Int, leafHash: Digest) {
            self.version = version
            self.leafHash = leafHash
        }

        init?(_ bytes: [UInt8]) {
            guard let version = UInt64(bigEndianBytes: bytes.prefix(8)), let hash = Digest(bytes: bytes.dropFirst(8))
            else { return nil }
            self.init(version: Int(clamping: version), leafHash: hash)
        }

        var bytes: [UInt8] { UInt64(clamping: version).bigEndianBytes + leafHash.bytes }

        func leaf(of name: String) -> Digest {
            MerkleTree.leafHash(SealedStream(name: name, version: UInt64(clamping: version), head: leafHash).leaf)
        }
    }

    private let largestCount: Int
    private var heads: [StreamName: Head] = [:]
    private var spilled: OverflowTable?

    /// Makes a check that keeps so many heads in memory.
    init(largestCount: Int) { self.largestCount = largestCount }

    /// The tree over the heads of all streams, in ascending order of the names' bytes.
    ///
    /// - Throws: what the file of heads reports.
    /// - Complexity: O(*s* log *s*) for *s* streams.
    mutating func tree() throws -> MerkleFrontier {
        var tree = MerkleFrontier()
        guard let spilled else {
            for (name, head) in sorted() { _ = tree.append(head.leaf(of: name.text)) }
            return tree
        }
        try spill()
        try spilled.scan { key, value in
            guard let head = Head(value) else { return }
            _ = tree.append(head.leaf(of: String(decoding: key, as: UTF8.self)))
        }
        return tree
    }

    /// Takes the next event.
    ///
    /// - Throws: what the file of heads reports.
    mutating func take(_ event: Event, _ leafHash: Digest, _ seq: UInt64, _ differences: DifferenceList) throws {
        var head = heads.updateValue(Head(version: event.version, leafHash: leafHash), forKey: event.stream)
        if head == nil { head = try spilled?.get(Array(event.stream.text.utf8)).flatMap { Head($0) } }
        let next = head.map { $0.version + 1 } ?? 0
        if event.version != next {
            differences.add(
                .streamVersion, Place.event(seq, of: event), expected: "\(next)", found: "\(event.version)",
                es: "Es la versión \(event.version) de \(event.stream) y seguía la \(next).",
                en: "It is version \(event.version) of \(event.stream), and \(next) was next.")
        }
        if event.prev != head?.leafHash {
            differences.add(
                .streamChain, Place.event(seq, of: event), expected: head?.leafHash.hex ?? "null",
                found: event.prev?.hex ?? "null",
                es: "Su «prev» no es la huella del evento anterior de \(event.stream).",
                en: "Its \"prev\" is not the hash of the previous event of \(event.stream).")
        }
        if heads.count > largestCount { try spill() }
    }

    private mutating func spill() throws {
        let table = try spilled ?? OverflowTable()
        spilled = table
        try table.put(sorted().map { (Array($0.key.text.utf8), $0.value.bytes) })
        heads.removeAll(keepingCapacity: true)
    }

    private func sorted() -> [(key: StreamName, value: Head)] {
        heads.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
    }
}
